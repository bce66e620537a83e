import { runningOrders } from '../../scripts/operations/running-orders.ts';
import { type StandingStill, standingStill } from '../../scripts/operations/standing-still.ts';
import { driveOrders } from './drive.ts';
import { eventually } from './eventually.ts';
import { type Exam, examResult } from './exam-result.ts';
import { setUpExam } from './exam-stage.ts';
import type { Ledger } from './ledger.ts';
import { orderLife } from './order-life.ts';
import { drivePoisoned, type Poison, poisons, preparePoison, repair } from './poison.ts';
import { serveProduct } from './served-product.ts';
import { differences, workflowDifferences } from './verify.ts';

const sizes = {
  short: { healthy: 14, poisoned: 6, atOnce: 4 },
  full: { healthy: 900, poisoned: 100, atOnce: 8 },
} as const;

const seenWithinMs = 120_000;

/** What an operator reads of each poison. */
const reasons: Readonly<Record<Poison, RegExp>> = {
  POLICY_LOST: /no policy version/,
  ROW_LOST: /do not fit its journal/,
  REFUSED_BY_DATABASE: /poisoned/,
};

/** R11: orders that cannot be committed hold up no other; they are seen with their reason, and finish after the repair. */
export const runR11: Exam = async (place, options) => {
  const { healthy, poisoned, atOnce } = sizes[options.scale];
  const stage = await setUpExam(place, 0);
  const product = await serveProduct(place, stage, { name: 'poisoned' });
  const engine = { client: stage.client, taskQueue: 'exam-poisoned' };
  const [well, ill]: [Ledger, Ledger] = [new Map(), new Map()];
  const found: string[] = [];
  const look = (): Promise<StandingStill[]> =>
    standingStill(stage.client, runningOrders(stage.client, engine.taskQueue));
  try {
    await preparePoison(stage);
    const named = new Map<string, Poison>();
    for (let count = 0; count < poisoned; count += 1)
      named.set(`ord_exam_poisoned_${count + 1}`, poisons[count % poisons.length] ?? 'ROW_LOST');
    const driving = [...named].map(([orderId, poison]) =>
      drivePoisoned(stage, engine, { orderId, poison, ledger: ill }),
    );
    options.log(`${poisoned} orders are poisoned; ${healthy} others live their lives`);
    const { rules, client, taskQueue } = { ...stage, ...engine };
    const drive = { client, taskQueue, rules, commands: orderLife(rules), orders: healthy, atOnce };
    await driveOrders({ ...drive, seed: options.seed, retry: false, ledger: well });
    found.push(...(await differences(stage.database, well)));

    options.log('all others have finished; who stands still?');
    await eventually(async () => (await look()).length >= poisoned, seenWithinMs, 1_000);
    const seen = await look();
    found.push(...sightDifferences(named, seen));
    const failures = failedCommits(await product.metrics());
    if (failures < poisoned) found.push(`the metrics tell of ${failures} failed commits`);
    const finishedBefore = [...ill.values()].filter(({ accepted }) => accepted.length > 4).length;
    if (finishedBefore > 0) found.push(`${finishedBefore} poisoned orders went on: the poison did not work`);
    // The positive control: an order too many and one without its reason.
    if (sightDifferences(new Map([['a', 'ROW_LOST']]), seen.slice(0, 1)).length !== 2)
      found.push('an unseen order and a wrong sighting were not caught');

    options.log('the repair');
    await repair(stage);
    await Promise.all(driving);
    const all: Ledger = new Map([...well, ...ill]);
    found.push(...(await differences(stage.database, all)));
    found.push(...(await workflowDifferences(stage.client, stage.database, all)));
    const still = await look();
    found.push(...still.map(({ orderId, reason }) => `${orderId} stands still after the repair: ${reason}`));
    const figures = {
      orders: all.size,
      healthyFinished: well.size,
      poisonedSeen: seen.length,
      failedCommits: failures,
      mostAttempts: Math.max(...seen.map(({ attempts }) => attempts)),
      finishedAfterRepair: ill.size,
    };
    return examResult('R11', options, figures, found);
  } finally {
    await product.end();
    await stage.close();
  }
};

/** Poisoned orders that an operator does not see with their reason, and others that he does. */
function sightDifferences(named: ReadonlyMap<string, Poison>, seen: readonly StandingStill[]): string[] {
  const found: string[] = [];
  for (const [orderId, poison] of named) {
    const sight = seen.find((each) => each.orderId === orderId);
    if (sight === undefined) found.push(`${orderId} stands still unseen`);
    else if (!reasons[poison].test(sight.reason)) found.push(`${orderId} (${poison}): ${sight.reason}`);
  }
  for (const { orderId, reason } of seen)
    if (!named.has(orderId)) found.push(`${orderId} is said to stand still: ${reason}`);
  return found;
}

/** Commits that failed, as the worker counts them for whoever watches it. */
function failedCommits(metrics: string): number {
  const lines = metrics.split('\n').filter((line) => /^temporal_activity_execution_failed\b/.test(line));
  const commits = lines.filter((line) => line.includes('activity_type="commit"'));
  return commits.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
