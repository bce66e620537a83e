import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from '../../bench/median.ts';
import { orderWorkflowId } from '../../workflows/messages.ts';
import { type Deadline, deadlineDifferences, latenessOf } from './deadline.ts';
import { eventually } from './eventually.ts';
import { type Exam, type ExamOptions, examResult } from './exam-result.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { startOrder } from './give.ts';
import { orderLife } from './order-life.ts';
import { type Outages, strike } from './outages.ts';
import { randomFrom } from './random.ts';
import { addSecondsPolicies, secondsRules } from './second-policies.ts';
import { repeatedRungs, type Watch, watchDeadlines } from './sightings.ts';

const sizes = {
  short: {
    idle: { orders: 100, spreadSeconds: 20 },
    outage: { orders: 60, spreadSeconds: 12, faults: 2, longestDownMs: 3_000 },
  },
  full: {
    idle: { orders: 1_000, spreadSeconds: 600 },
    outage: { orders: 1_000, spreadSeconds: 600, faults: 12, longestDownMs: 20_000 },
  },
} as const;

/** The short form shares its machine with other tests, and the last of a hundred is what its p99 comes to. */
const aims = {
  short: { idleP99Ms: 20_000, recoveryMs: 60_000 },
  full: { idleP99Ms: 2_000, recoveryMs: 60_000 },
} as const;

/** Orders that are started first, to see how many this machine starts in a second. They are due when all is over. */
const warmUp = 20;

/** Share of the pace seen so far that is counted on. */
const prudence = 0.3;

/** Longer than any form of the exam takes. */
const longestSeconds = 3_600;

interface Parts {
  stage: ExamStage;
  watch: Watch;
  options: ExamOptions;
  random: () => number;
  /** Starts in a second. */
  pace: number;
}

/** R5: deadlines spread over ten minutes, first in peace, then while engine and worker are killed: none early, none missed. */
export const runR5: Exam = async (place, options) => {
  const size = sizes[options.scale];
  const aim = aims[options.scale];
  const stage = await setUpExam(place, 1);
  await addSecondsPolicies(stage.database, longestSeconds);
  const watch = await watchDeadlines(stage.database);
  const parts = { stage, watch, options, random: randomFrom(options.seed), pace: 1 };
  try {
    await findPace(parts);
    const idle = await setDeadlines(parts, 'idle');
    await until(parts, idle, aim.idleP99Ms + 10_000);
    const idleLate = latenessOf(ofOrders(watch, idle));

    const outage = await setDeadlines(parts, 'outage');
    const planted = await plantDefects(parts);
    const faults = { ...size.outage, firstAt: Math.min(...dueInstants(outage)), random: parts.random };
    const outages = await strike(stage, faults);
    await until(parts, outage, aim.recoveryMs);
    await watch.catchUp();

    const found = deadlineDifferences([...idle, ...outage], watch.seen);
    found.push(...(await repeatedRungs(stage.database)));
    // What was not seen in time has no lateness that is known, and is as late as can be.
    const unseen = idle.slice(idleLate.length).map(() => Number.POSITIVE_INFINITY);
    const p99 = quantile([...idleLate, ...unseen], 0.99);
    if (p99 > aim.idleP99Ms) found.push(`idle: p99 of the lateness is ${p99} ms`);
    found.push(...outageDifferences(watch, outage, outages, aim.recoveryMs));
    for (const each of planted) {
      if (deadlineDifferences([each], watch.seen).length === 0)
        found.push(`${each.orderId}: the planted defect was not caught`);
    }
    const outageLate = latenessOf(ofOrders(watch, outage));
    const figures = {
      deadlines: idle.length + outage.length,
      idleP50Ms: quantile(idleLate, 0.5),
      idleP99Ms: p99,
      idleMaxMs: Math.max(...idleLate),
      kills: outages.kills,
      dueWhileDown: outages.covering(dueInstants(outage)),
      outageP99Ms: quantile(outageLate, 0.99),
      outageMaxMs: Math.max(...outageLate),
      recoveryMs: recoveryMs(watch, outage, outages),
      plantedDefects: planted.length,
    };
    return examResult('R5', options, figures, found);
  } finally {
    await watch.stop();
    await stage.close();
  }
};

/**
 * Starts the orders so that their due instants are spread at random over the window after the lead. Where the machine
 * became slower since its pace was found, that is found again, and other orders are started.
 */
async function setDeadlines(parts: Parts, name: 'idle' | 'outage', tries = 3): Promise<Deadline[]> {
  const { options, random } = parts;
  const { orders, spreadSeconds } = sizes[options.scale][name];
  const base = Date.now() + Math.ceil(orders / (parts.pace * prudence) + 3) * 1_000;
  options.log(`${name}: ${orders} deadlines over ${spreadSeconds} s from ${new Date(base).toISOString()}`);
  const waiting = Array.from({ length: orders }, (_, index) => ({
    orderId: `ord_r5_${options.seed}_${name}${tries}_${index}`,
    dueAt: base + random() * spreadSeconds * 1_000,
  }));
  const began = Date.now();
  const set = await setAll(parts, waiting);
  if (Date.now() <= base) return set;
  if (tries === 1) throw new Error(`This machine is too slow to start ${orders} orders before they are due.`);
  parts.pace = (orders * 1_000) / (Date.now() - began);
  return await setDeadlines(parts, name, tries - 1);
}

async function setAll(parts: Parts, waiting: { orderId: string; dueAt: number }[]): Promise<Deadline[]> {
  const set: Deadline[] = [];
  const starting = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const seconds = Math.max(1, Math.round((next.dueAt - Date.now()) / 1_000));
      set.push(await setDeadline(parts, next.orderId, seconds));
    }
  };
  await Promise.all(Array.from({ length: 8 }, starting));
  return set;
}

/** Warms the parts up, waits for the worker with it, and measures. */
async function findPace(parts: Parts): Promise<void> {
  const dueAt = Date.now() + (longestSeconds - 60) * 1_000;
  await setDeadline(parts, `ord_r5_${parts.options.seed}_first`, longestSeconds);
  const waiting = Array.from({ length: warmUp }, (_, index) => ({
    orderId: `ord_r5_${parts.options.seed}_warm_${index}`,
    dueAt,
  }));
  const began = Date.now();
  await setAll(parts, waiting);
  parts.pace = (warmUp * 1_000) / (Date.now() - began);
}

async function setDeadline({ stage }: Parts, orderId: string, seconds: number): Promise<Deadline> {
  const rules = secondsRules(stage.rules, seconds);
  const [receipt] = orderLife(rules);
  if (receipt === undefined) throw new RangeError('a life begins with a receipt');
  const sentAt = Date.now();
  const answer = await startOrder(stage, orderId, rules.policy, receipt, `${orderId}/0`);
  if (!answer.accepted) throw new Error(answer.refusal.detail);
  return { orderId, seconds, sentAt, answeredAt: Date.now() };
}

/** The positive controls: a rung that comes three seconds before its time, and an order whose timer is lost. */
async function plantDefects(parts: Parts): Promise<Deadline[]> {
  const hasty = await setDeadline(parts, `ord_r5_${parts.options.seed}_hasty`, 5);
  const lost = await setDeadline(parts, `ord_r5_${parts.options.seed}_lost`, 5);
  await parts.stage.client.workflow.getHandle(orderWorkflowId(lost.orderId)).terminate('planted by the exam');
  return [{ ...hasty, seconds: hasty.seconds + 3 }, lost];
}

async function until(
  { watch, options }: Parts,
  deadlines: readonly Deadline[],
  slackMs: number,
): Promise<void> {
  const orderIds = deadlines.map((each) => each.orderId);
  const last = Math.max(...dueInstants(deadlines));
  await delay(Math.max(0, last - Date.now()));
  const all = await eventually(() => watch.hasAll(orderIds), slackMs);
  options.log(`${all ? 'all deadlines are recorded' : 'some deadlines are missing'}`);
}

function dueInstants(deadlines: readonly Deadline[]): number[] {
  return deadlines.map(({ sentAt, seconds }) => sentAt + seconds * 1_000);
}

function ofOrders({ seen }: Watch, deadlines: readonly Deadline[]) {
  const orderIds = new Set(deadlines.map((each) => each.orderId));
  return seen.filter((each) => orderIds.has(each.orderId));
}

/** From the end of the last fault, or a later deadline's own instant, to its record: the longest. */
function recoveryMs(watch: Watch, deadlines: readonly Deadline[], { lastEndedAt }: Outages): number {
  const times = ofOrders(watch, deadlines).map((each) => each.seenAt - Math.max(each.reachedAt, lastEndedAt));
  return Math.max(...times);
}

function outageDifferences(
  watch: Watch,
  deadlines: readonly Deadline[],
  outages: Outages,
  withinMs: number,
): string[] {
  const found: string[] = [];
  const recovery = recoveryMs(watch, deadlines, outages);
  if (recovery > withinMs) found.push(`the last rung came ${recovery} ms after the last fault`);
  if (outages.covering(dueInstants(deadlines)) === 0)
    found.push('no deadline passed while something was down');
  return found;
}
