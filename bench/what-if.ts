import { createCommit } from '../activities/commit.ts';
import { buildApp } from '../api/app.ts';
import { orderIdOf } from '../api/orders/order-id.ts';
import { whatIfSchema } from '../api/views/what-if-schema.ts';
import { openStates } from '../db/reads/open-states.ts';
import { unopened } from '../domain/order/apply.ts';
import { composeBatch } from '../domain/order/batch.ts';
import type { Command } from '../domain/order/decide.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';
import { median } from './median.ts';
import type { BenchStage } from './stage-setup.ts';

/** What a question about all open orders takes, by the API. */
export interface WhatIfFigures {
  orders: number;
  rounds: number;
  /** Median seconds by what is supposed, and those that the processor worked. */
  seconds: Record<string, number>;
  workedSeconds: Record<string, number>;
  /** The slowest of them over merely reading the orders' states. */
  ratio: number;
  /** The slowest, for one order. */
  msPerOrder: number;
  /** Warnings and clocks that the holiday moves. */
  moved: { clocks: number; warnings: number };
  aims: { seconds: number };
}

const adminKey = 'bench-key-of-the-what-if-0123456789';
const firstMs = Date.UTC(2030, 0, 7, 1);
const minuteMs = 60_000;

const questions = {
  nothing: [{ kind: 'NOTHING' }],
  holiday: [{ kind: 'HOLIDAY', dates: ['2030-01-10'] }],
  'supplier late': [{ kind: 'SUPPLIER_LATE', workingDays: 5 }],
  together: [
    { kind: 'HOLIDAY', dates: ['2030-01-10'] },
    { kind: 'DEPARTMENT_AWAY', department: 'PRODUCTION', from: '2030-01-14', until: '2030-01-15' },
    { kind: 'POLICY', values: { 'sla.qc.complete': '2wd' } },
  ],
};

/** What-if over open orders in every stage of their way; their number is the aim's. */
export async function runWhatIf(
  { database, client }: BenchStage,
  commands: readonly Command[],
  policy: PolicyValues,
  short: boolean,
): Promise<WhatIfFigures> {
  const [orders, rounds] = short ? [200, 1] : [1_000, 3];
  await keepOrders(createCommit({ database }), commands, policy, orders);
  const now = new Date(firstMs + 3 * 60 * minuteMs);
  const app = await buildApp({
    database,
    temporal: client,
    clock: { now: () => now },
    settings: { adminKey, publicUrl: 'http://localhost', taskQueue: 'none', logLevel: 'silent' },
  });
  const ask = async (suppositions: unknown) => {
    const headers = { authorization: `Bearer ${adminKey}` };
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/what-if',
      headers,
      payload: { suppositions },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return whatIfSchema.parse(answer.json());
  };
  try {
    const read: number[] = [];
    const taken: Record<string, number[]> = {};
    const worked: Record<string, number[]> = {};
    let moved = { clocks: 0, warnings: 0 };
    for (let round = 0; round <= rounds; round += 1) {
      read.push(
        await secondsOf(async () => void (await openStates(database, { all: true }, undefined, '', orders))),
      );
      for (const [name, suppositions] of Object.entries(questions)) {
        const before = process.cpuUsage();
        const seconds = await secondsOf(async () => {
          const { totals } = await ask(suppositions);
          if (name === 'holiday') moved = { clocks: totals.clocksMoved, warnings: totals.warningsMoved };
        });
        const { user, system } = process.cpuUsage(before);
        // The first round warms up.
        if (round === 0) continue;
        taken[name] = [...(taken[name] ?? []), seconds];
        worked[name] = [...(worked[name] ?? []), (user + system) / 1_000_000];
      }
    }
    const [seconds, workedSeconds] = [medians(taken), medians(worked)];
    const slowest = Math.max(...Object.values(seconds));
    const ratio = rounded(slowest / median(read.slice(1)));
    const msPerOrder = rounded((slowest * 1_000) / orders);
    return { orders, rounds, seconds, workedSeconds, ratio, msPerOrder, moved, aims: { seconds: 5 } };
  } finally {
    await app.close();
  }
}

/** Orders that have come so and so far on the regular way, all that morning. */
async function keepOrders(
  commit: ReturnType<typeof createCommit>,
  commands: readonly Command[],
  policy: PolicyValues,
  count: number,
): Promise<void> {
  // The last two acts settle and pay it: such an order is as good as closed.
  const open = commands.length - 2;
  for (let index = 0; index < count; index += 1) {
    const given = commands.slice(0, 1 + (index % open));
    const at = new Date(firstMs + (index % 120) * minuteMs).toISOString();
    const { orderId } = orderIdOf({ channel: 'OTHER' }, { caller: '' });
    const { entries } = composeBatch(unopened(orderId), given, at, policy);
    await commit({ orderId, afterVersion: 0, entries });
  }
}

function medians(taken: Record<string, number[]>): Record<string, number> {
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, rounded(median(all))]));
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
