import type { Channel } from '../notices/channels/channel.ts';
import { createOutbox, type Outbox } from '../notices/outbox.ts';
import { eventually } from '../tests/exams/eventually.ts';
import { startOrder } from '../tests/exams/give.ts';
import { addSecondsPolicies, secondsRules } from '../tests/exams/second-policies.ts';
import { currentRules } from '../tests/support/current-rules.ts';
import { median } from './median.ts';
import { regularOrder } from './regular-order.ts';
import type { BenchStage } from './stage-setup.ts';

/** Rungs due at one instant: milliseconds from it until all are recorded and handed to their channel. */
export interface P7Figures {
  rungs: number;
  rounds: number;
  /** The product's time over that of bare workflows with the same timer and one empty activity: the median round. */
  ratio: number;
  aim: number;
  productMs: number;
  /** Until the last rung was recorded, its messages left aside. */
  productRecordedMs: number;
  bareMs: number;
  /** Messages that the channels took, those of the warm-up included. */
  messages: number;
}

interface Times {
  bareMs: number;
  recordedMs: number;
  productMs: number;
}

/** Starts that each side is counted on for, in a second. */
interface Pace {
  bare: number;
  product: number;
}

/** Nothing of the bench takes longer, on however slow a machine. */
const longestMs = 600_000;
/** Starts in a second before the warm-up has shown how many this machine can do. */
const firstPace = 8;

/** Share of the pace seen so far that is counted on. */
const prudence = 0.6;

const atOnce = 10;

/** P7: budgets are anchored to 09:00, so that many rungs at once are the rule. Bare and product in turn. */
export async function runP7(stage: BenchStage, short: boolean): Promise<P7Figures> {
  const [rungs, rounds] = short ? [100, 1] : [1_000, 3];
  await addSecondsPolicies(stage.database, longestMs / 1_000);
  const pace = { bare: firstPace, product: firstPace };
  const { outbox, taken } = benchOutbox(stage);
  outbox.start();
  try {
    const all: Times[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      // The first round, a small one, warms up and is not counted.
      const count = round === 0 ? rungs / 10 : rungs;
      const bareMs = await bareRound(stage, count, round, pace);
      const times = { bareMs, ...(await productRound(stage, count, round, pace)) };
      if (round > 0) all.push(times);
    }
    return {
      rungs,
      rounds,
      ratio: median(all.map((times) => times.productMs / times.bareMs)),
      aim: 1.25,
      productMs: median(all.map((times) => times.productMs)),
      productRecordedMs: median(all.map((times) => times.recordedMs)),
      bareMs: median(all.map((times) => times.bareMs)),
      messages: taken(),
    };
  } finally {
    await outbox.stop();
  }
}

async function bareRound(stage: BenchStage, rungs: number, round: number, pace: Pace): Promise<number> {
  const before = stage.emptyActivities();
  const dueAt = nextDue(rungs, pace.bare);
  pace.bare = await startAll(rungs, dueAt, async (index) => {
    const options = { workflowId: `bare/p7/${round}/${index}`, taskQueue: stage.bareQueue, args: [dueAt] };
    await stage.client.workflow.start('bareDeadline', options);
  });
  return await msFrom(dueAt, async () => stage.emptyActivities() - before >= rungs);
}

async function productRound(stage: BenchStage, rungs: number, round: number, pace: Pace) {
  const rules = await currentRules(stage.database);
  const engine = { client: stage.client, taskQueue: stage.productQueue };
  const dueAt = nextDue(rungs, pace.product);
  pace.product = await startAll(rungs, dueAt, async (index) => {
    // Anchored to a whole second, so that the due instants are one.
    const anchor = Math.floor(Date.now() / 1_000) * 1_000;
    const own = secondsRules(rules, (dueAt - anchor) / 1_000);
    const { policy, policyVersion, calendarId, calendarVersion } = own;
    const [receipt] = regularOrder({ policyVersion, calendarId, calendarVersion });
    if (receipt === undefined) throw new RangeError('an order has commands');
    const command = { ...receipt, occurredAt: new Date(anchor).toISOString() };
    const orderId = `ord_p7_${round}_${index}`;
    const answer = await startOrder(engine, orderId, policy, command, `${orderId}/0`);
    if (!answer.accepted) throw new Error(answer.refusal.detail);
  });
  const instant = new Date(dueAt).toISOString();
  const { sql } = stage.database;
  const recordedMs = await msFrom(dueAt, async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from dueline.escalations where reached_at = ${instant}`;
    return row?.count === rungs;
  });
  const productMs = await msFrom(dueAt, async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from dueline.outbox where state = 'PENDING'`;
    return row?.count === 0;
  });
  return { recordedMs, productMs };
}

/** A whole second, late enough for everything to be started before it. Epoch ms. */
function nextDue(rungs: number, pace: number): number {
  return (Math.floor(Date.now() / 1_000) + Math.ceil(rungs / pace) + 5) * 1_000;
}

/** Several at once; gives the pace to count on. What is under way is awaited also when one fails: then the stage can close. */
async function startAll(
  count: number,
  dueAt: number,
  start: (index: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const began = Date.now();
  const starting = Array.from({ length: atOnce }, async () => {
    for (let index = next++; index < count; index = next++) {
      if (Date.now() > dueAt - 2_000)
        throw new Error('This machine is too slow to start so many before they are due.');
      await start(index);
    }
  });
  for (const outcome of await Promise.allSettled(starting)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
  return (prudence * count * 1_000) / (Date.now() - began);
}

/** Milliseconds after an instant at which a condition was first seen to hold. */
async function msFrom(dueAt: number, holds: () => Promise<boolean>): Promise<number> {
  await eventually(() => Date.now() >= dueAt, longestMs, 5);
  if (!(await eventually(holds, longestMs, 10))) throw new Error('Some rungs of the bench never came.');
  return Date.now() - dueAt;
}

/** The outbox as the worker runs it, with channels that take everything at once. */
function benchOutbox({ database }: BenchStage): { outbox: Outbox; taken: () => number } {
  let messages = 0;
  const channel = (serves: Channel['serves'], slots: number): Channel => ({
    serves,
    name: serves,
    slots,
    sendWithinMs: 30_000,
    send: async () => {
      messages += 1;
    },
    close: async () => undefined,
  });
  const outbox = createOutbox({
    database,
    // Far ahead, so that no message waits for anybody's working time: the day of the bench decides nothing.
    clock: { now: () => new Date(Date.now() + 30 * 86_400_000) },
    channels: [channel('EMAIL', 4), channel('IN_APP', 1)],
    publicUrl: 'https://orders.example.com',
    pollMs: 5_000,
    log: { warn: () => undefined, error: () => undefined },
  });
  return { outbox, taken: () => messages };
}
