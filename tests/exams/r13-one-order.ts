import { setTimeout as delay } from 'node:timers/promises';
import proto from '@temporalio/proto';
import { orderWorkflowId, orderWorkflowType } from '../../workflows/messages.ts';
import type { ExamPlace } from './exam-place.ts';
import { type Exam, examResult } from './exam-result.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { startOrder } from './give.ts';
import { orderLife } from './order-life.ts';
import { type ServedProduct, serveProduct } from './served-product.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** `updatesPerRun`: the short form is carried on sooner than the product does, so that it is carried on at all. */
const sizes = {
  short: { steady: 200, bursts: 2, burst: 100, updatesPerRun: 120 },
  full: { steady: 3_000, bursts: 4, burst: 500, updatesPerRun: undefined },
} as const;

/** The engine refuses the next update of a run for good. */
const engineLimit = 2_000;
const orderId = 'ord_busybusybusybusybusybusyaa';
/** Clients of the steady part; fewer than the engine takes at once. */
const steadyClients = 4;

/** What the clients met. */
interface Traffic {
  /** Numbers of the commands that were answered with success. */
  accepted: number[];
  slowedDown: number;
  away: number;
  /** Answers that are neither success nor "later". */
  others: string[];
  /** 429 or 503 that did not say when to come again. */
  withoutRetryAfter: number;
}

/** R13: thousands of commands to one order; what comes too fast is told to wait, and nothing is lost. */
export const runR13: Exam = async (place, options) => {
  const size = sizes[options.scale];
  const stage = await setUpExam(place, 0);
  const product = await serve(place, stage);
  try {
    await open(stage, size.updatesPerRun);
    const key = await product.keyOf('SALES_SUPERVISOR');
    const found: string[] = [];
    const steady = nothingYet();
    const bursts = nothingYet();
    let next = 1;
    const give = (traffic: Traffic) => giveOne(product, key, next++, traffic);
    options.log(`${size.steady} commands, ${steadyClients} at a time`);
    const client = async (): Promise<void> => {
      while (next <= size.steady) await give(steady);
    };
    await Promise.all(Array.from({ length: steadyClients }, client));
    for (let burst = 1; burst <= size.bursts; burst += 1) {
      options.log(`burst ${burst} of ${size.burst} commands at once`);
      await Promise.all(Array.from({ length: size.burst }, () => give(bursts)));
    }
    found.push(...(await repeatedLater(stage, product, key)));
    const runs = await updatesByRun(stage);
    const accepted = [...steady.accepted, ...bursts.accepted];
    found.push(
      ...lostOrDoubled(accepted, await recorded(stage), next - 1),
      ...steady.others,
      ...bursts.others,
      ...runs.filter((updates) => updates >= engineLimit).map((updates) => `a run took ${updates} updates`),
    );
    if (runs.length < 2) found.push('the order was never carried on: its limit was not reached');
    if (bursts.slowedDown === 0) found.push('no burst was slowed down');
    const silent = steady.withoutRetryAfter + bursts.withoutRetryAfter;
    if (silent > 0) found.push(`${silent} times nobody said when to come again`);
    // The positive control: one command missing from the journal, and one in it twice.
    if (lostOrDoubled([1, 2], [2, 2], 2).length !== 2)
      found.push('a lost and a doubled command were not caught');
    const figures = {
      commands: next - 1,
      runs: runs.length,
      mostUpdatesOfARun: Math.max(...runs),
      slowedDownSteady: steady.slowedDown,
      slowedDownInBursts: bursts.slowedDown,
      answeredUnknown: steady.away + bursts.away,
    };
    return examResult('R13', options, figures, found);
  } finally {
    await product.end();
    await stage.close();
  }
};

function serve(place: ExamPlace, stage: ExamStage): Promise<ServedProduct> {
  return serveProduct(place, stage, { name: 'busy' });
}

async function open({ client, rules }: ExamStage, updatesPerRun: number | undefined): Promise<void> {
  const [receipt] = orderLife(rules);
  if (receipt === undefined) throw new RangeError('an order begins with its receipt');
  const policy = rules.policy;
  const start = { orderId, policy, ...(updatesPerRun === undefined ? {} : { updatesPerRun }) };
  const taskQueue = 'exam-busy';
  await client.workflow.start(orderWorkflowType, {
    workflowId: orderWorkflowId(orderId),
    taskQueue,
    args: [start],
  });
  await startOrder({ client, taskQueue }, orderId, policy, receipt, `${orderId}/0`);
}

/** Gives a command of its own number, and comes again with the same key when told to, until it is answered. */
async function giveOne(product: ServedProduct, key: string, number: number, traffic: Traffic): Promise<void> {
  const body = { input: { channel: 'PHONE', result: 'NOT_REACHED', spokenTo: String(number) } };
  const headers = { 'idempotency-key': `busy-${number}` };
  for (;;) {
    const path = `/v1/orders/${orderId}/commands/acknowledge-order`;
    const answer = await product.send(key, path, { method: 'POST', body, headers });
    if (answer.status === 200) {
      traffic.accepted.push(number);
      return;
    }
    const retryAfter = answer.headers.get('retry-after');
    if (answer.status === 429) traffic.slowedDown += 1;
    else if (answer.status === 503 || answer.text.includes('key-in-flight')) traffic.away += 1;
    else {
      traffic.others.push(`command ${number} was answered ${answer.status}: ${answer.text}`);
      return;
    }
    if (retryAfter === null) traffic.withoutRetryAfter += 1;
    await delay(Number(retryAfter ?? 1) * 1_000);
  }
}

/** A request whose answer was lost comes again when the run that carried it out is long over: it has been done. */
async function repeatedLater(
  { database }: ExamStage,
  product: ServedProduct,
  key: string,
): Promise<string[]> {
  await database.sql`delete from dueline.idempotency_keys where key = 'busy-1'`;
  const traffic = nothingYet();
  await giveOne(product, key, 1, traffic);
  return traffic.accepted.length === 1 ? [] : [`a repeat in a later run: ${traffic.others.join()}`];
}

/** Each command exactly once, and nothing that nobody gave. */
function lostOrDoubled(accepted: readonly number[], journal: readonly number[], given: number): string[] {
  const counts = new Map<number, number>();
  for (const number of journal) counts.set(number, (counts.get(number) ?? 0) + 1);
  const found = accepted.filter((number) => !counts.has(number)).map((number) => `command ${number} is lost`);
  for (const [number, count] of counts)
    if (count > 1) found.push(`command ${number} is in the journal ${count} times`);
  if (accepted.length !== given) found.push(`${accepted.length} of ${given} commands were accepted`);
  return found;
}

async function recorded({ database }: ExamStage): Promise<number[]> {
  const rows = await database.sql<{ number: string }[]>`
    select event -> 'acknowledgement' ->> 'spokenTo' as number
    from dueline.journal, jsonb_array_elements(entry -> 'events') as event
    where order_id = ${orderId} and event ->> 'type' = 'acknowledgedToCustomer'`;
  return rows.map(({ number }) => Number(number));
}

/** Updates that each run of the order took. */
async function updatesByRun({ client }: ExamStage): Promise<number[]> {
  const counts: number[] = [];
  let runId: string | undefined;
  const workflowId = orderWorkflowId(orderId);
  const last = await client.workflow.getHandle(workflowId).describe();
  const first = last.raw.workflowExecutionInfo?.firstRunId;
  for (runId = first ?? last.runId; runId !== undefined; ) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const taken = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
    counts.push((events ?? []).filter((event) => event.eventType === taken).length);
    runId = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return counts;
}

function nothingYet(): Traffic {
  return { accepted: [], slowedDown: 0, away: 0, others: [], withoutRetryAfter: 0 };
}
