import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db/connect.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { type Deadline, deadlineDifferences, latenessOf } from './deadline.ts';
import { eventually } from './eventually.ts';
import type { ExamPlace } from './exam-place.ts';
import { type MortalProgram, productProcess } from './exam-programs.ts';
import { type Exam, examResult } from './exam-result.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { pumpOrder } from './pump-order.ts';
import { setPolicyInForce } from './second-policies.ts';
import { repeatedRungs, type Watch, watchDeadlines } from './sightings.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** By how much the clocks of API and worker are wrong in each round. */
const rounds = [
  { api: hourMs, worker: -dayMs },
  { api: -dayMs, worker: dayMs },
  { api: -hourMs, worker: hourMs },
  { api: dayMs, worker: -hourMs },
] as const;

const sizes = { short: { rounds: 2, orders: 10 }, full: { rounds: 4, orders: 100 } } as const;

/** Time for the initial review. */
const budgetSeconds = 6;
const withinMs = 30_000;
const adminKey = 'exam-bootstrap-key-0123456789abcdef';

interface Product {
  api: ApiClient;
  /** Key of somebody who may register orders. */
  key: string;
  programs: MortalProgram[];
}

/** R7: API and worker with clocks that are wrong by an hour and a day; the engine's time decides, so no deadline moves. */
export const runR7: Exam = async (place, options) => {
  const stage = await setUpExam(place, 0);
  await setPolicyInForce(stage.database, budgetSeconds);
  const watch = await watchDeadlines(stage.database);
  const size = sizes[options.scale];
  const deadlines: Deadline[] = [];
  const found: string[] = [];
  let noticesHeld = 0;
  try {
    for (const [index, shifts] of rounds.slice(0, size.rounds).entries()) {
      options.log(`API wrong by ${shifts.api / hourMs} h, worker by ${shifts.worker / hourMs} h`);
      const product = await startProduct(place, stage, index);
      try {
        const set: Deadline[] = [];
        for (let count = 0; count < size.orders; count += 1) set.push(await register(product, {}));
        deadlines.push(...set);
        await eventually(
          () => watch.hasAll(set.map((each) => each.orderId)),
          budgetSeconds * 1_000 + withinMs,
        );
        if (shifts.worker < 0) noticesHeld += await noticesPending(stage.database);
        if (index === 0) found.push(...(await plantedDefect(product, watch)));
      } finally {
        await Promise.all(product.programs.map((program) => program.end()));
      }
      for (const name of ['api', 'worker'] as const) {
        const says = `this clock is wrong by ${shifts[name] / 60_000} minutes`;
        if (!readFileSync(join(place.folder, logName(name, index)), 'utf8').includes(says))
          found.push(`round ${index}: the clock of the ${name} was not wrong`);
      }
    }
    await watch.catchUp();
    found.push(...deadlineDifferences(deadlines, watch.seen), ...(await repeatedRungs(stage.database)));
    const orderIds = new Set(deadlines.map((each) => each.orderId));
    const late = latenessOf(watch.seen.filter((each) => orderIds.has(each.orderId)));
    const figures = {
      rounds: size.rounds,
      deadlines: deadlines.length,
      lateMaxMs: Math.max(...late),
      // A worker whose clock is behind takes notices for not yet due: a figure, not part of the exam.
      noticesHeldByWrongClock: noticesHeld,
    };
    return examResult('R7', options, figures, found);
  } finally {
    await watch.stop();
    await stage.close();
  }
};

async function startProduct(place: ExamPlace, stage: ExamStage, round: number): Promise<Product> {
  const port = await freePort();
  const shifts = rounds[round] ?? rounds[0];
  const env = {
    ...stage.environment,
    DUELINE_TASK_QUEUE: `exam-${round}`,
    DUELINE_HTTP_PORT: String(port),
    DUELINE_ADMIN_KEY: adminKey,
  };
  const common = { folder: place.folder, env };
  const programs = [
    productProcess({ ...common, file: 'server.ts', name: `api-${round}`, clockShiftMs: shifts.api }),
    productProcess({ ...common, file: 'worker.ts', name: `worker-${round}`, clockShiftMs: shifts.worker }),
  ];
  for (const program of programs) program.start();
  const api = apiClient(port);
  const polls = async (): Promise<boolean> => {
    const taskQueue = { name: env.DUELINE_TASK_QUEUE };
    const asked = { namespace: 'default', taskQueue, taskQueueType: 1 };
    return (await stage.client.workflowService.describeTaskQueue(asked)).pollers.length > 0;
  };
  if (!(await api.ready()) || !(await eventually(polls, 60_000)))
    throw new Error('The product does not come up.');
  const made = await api.post('/v1/api-keys', { personId: 'salesperson' }, adminKey);
  return { api, key: String(made['key']), programs };
}

async function register({ api, key }: Product, more: { occurredAt?: string }): Promise<Deadline> {
  const sentAt = Date.now();
  const order = await api.post('/v1/orders', { ...orderBody, ...more }, key);
  return { orderId: String(order['orderId']), seconds: budgetSeconds, sentAt, answeredAt: Date.now() };
}

/** The positive control: a client that stamps its request by a clock that is an hour behind. */
async function plantedDefect(product: Product, watch: Watch): Promise<string[]> {
  const occurredAt = new Date(Date.now() - hourMs).toISOString();
  const planted = await register(product, { occurredAt });
  await eventually(() => watch.hasAll([planted.orderId]), withinMs);
  const caught = deadlineDifferences([planted], watch.seen).some((line) => line.includes('early'));
  return caught ? [] : ['a deadline that was an hour early was not caught'];
}

async function noticesPending({ sql }: Database): Promise<number> {
  const [row] = await sql<{ count: string }[]>`
    select count(*)::text as count from dueline.outbox where state = 'PENDING'`;
  return Number(row?.count);
}

function logName(program: 'api' | 'worker', round: number): string {
  return `${program}-${round}.log`;
}

const orderBody = { channel: 'SALESPERSON', ...pumpOrder };
