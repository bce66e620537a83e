import type { Command } from '../../domain/order/decide.ts';
import { cancelledDifferences } from './cancelled-orders.ts';
import { type CommitBoundaryName, commitBoundaries, liveThroughKill } from './commit-boundaries.ts';
import { type Exam, examResult } from './exam-result.ts';
import { setUpExam } from './exam-stage.ts';
import { type GatedWorker, gatedWorker } from './gated-worker.ts';
import type { Ledger } from './ledger.ts';
import { mailDifferences, mailThroughKills } from './mail-boundaries.ts';
import { cancelledLife, orderLife } from './order-life.ts';
import { randomFrom } from './random.ts';
import { absorbedRepeats, differences, workflowDifferences } from './verify.ts';

const sizes = { short: { times: 3 }, full: { times: 20 } } as const;

/** R4: a worker is killed at each boundary of an effect, as often as it takes; each effect happened once. */
export const runR4: Exam = async (place, options) => {
  const { times } = sizes[options.scale];
  const stage = await setUpExam(place, 0);
  const ledger: Ledger = new Map();
  const cancelled: Ledger = new Map();
  const found: string[] = [];
  let kills = 0;
  const whole = orderLife(stage.rules);
  const ended = cancelledLife(stage.rules);

  const workers: GatedWorker[] = [];

  /** The boundaries side by side, for each kill costs the time that the engine takes to miss a worker. */
  async function lane(worker: GatedWorker, name: CommitBoundaryName, seed: number): Promise<void> {
    const random = randomFrom(seed);
    worker.start();
    for (let count = 1; count <= times; count += 1) {
      const isCancelled = count % 3 === 0;
      const commands = isCancelled ? ended : whole;
      // The last act of a cancellation brings all that is undone.
      const struck = isCancelled ? ended.length - 1 : struckAt(whole, count, random);
      const told = isCancelled ? cancelled : ledger;
      const life = { orderId: `ord_exam_${name}_${count}`, commands, ledger: told, struck };
      options.log(`kill ${count} ${name}, at ${commands[struck]?.name}`);
      found.push(...(await liveThroughKill(stage, worker, name, life)));
    }
    kills += worker.kills();
  }

  try {
    // First, for the orders that come after it have mails of their own.
    const mail = await mailThroughKills(place, stage, times, options.log);
    found.push(...mail.found);
    if (mail.repeats === 0) found.push('no mail came twice: the kills after sending proved little');
    const names = Object.keys(commitBoundaries) as CommitBoundaryName[];
    const lanes: Promise<void>[] = [];
    for (const [index, name] of names.entries()) {
      const worker = await gatedWorker(place, stage, name);
      workers.push(worker);
      lanes.push(lane(worker, name, options.seed * 10 + index));
    }
    await Promise.all(lanes);
    found.push(...(await differences(stage.database, ledger)));
    found.push(...(await cancelledDifferences(stage.database, cancelled)));
    const all: Ledger = new Map([...ledger, ...cancelled]);
    found.push(...(await workflowDifferences(stage.client, stage.database, all)));
    const repeats = await absorbedRepeats(stage.client, all);
    const expected =
      times * names.filter((name) => commitBoundaries[name].written && !commitBoundaries[name].heard).length;
    if (repeats !== expected) found.push(`${repeats} commits ran twice and were absorbed, not ${expected}`);
    found.push(...(await plantedDefects(stage, ledger)));
    const figures = {
      boundaries: names.length + 4,
      timesEach: times,
      kills: kills + mail.kills,
      orders: all.size,
      cancelledOrders: cancelled.size,
      commitsAbsorbed: repeats,
      mails: mail.mails,
      mailsRepeatedBySameKey: mail.repeats,
    };
    return examResult('R4', options, figures, found);
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
    await stage.close();
  }
};

/** Every other time at the command that takes from stock. */
function struckAt(commands: readonly Command[], count: number, random: () => number): number {
  if (count % 2 === 1) return commands.findIndex(({ name }) => name === 'checkStock');
  return Math.floor(random() * commands.length);
}

/** The positive control: stock that is taken twice, a command that the journal knows nothing of, a mail under a second id. */
async function plantedDefects(
  { database }: Awaited<ReturnType<typeof setUpExam>>,
  ledger: Ledger,
): Promise<string[]> {
  await database.sql`update dueline.stock set reserved = reserved + 1 where reserved > 0`;
  const [line] = ledger.values();
  line?.accepted.push('recordPayment');
  const caught = await differences(database, ledger);
  const missed: string[] = [];
  if (!caught.some((each) => each.includes('pieces are reserved')))
    missed.push('stock taken twice was not caught');
  if (!caught.some((each) => each.includes('is not what was answered')))
    missed.push('a lost entry was not caught');
  if (mailDifferences(['a'], ['a', 'b']).length !== 1) missed.push('a mail under a second id was not caught');
  return missed;
}
