import { eventually } from './eventually.ts';
import { type Exam, type ExamOptions, examResult } from './exam-result.ts';
import { ladderOracle } from './ladder-oracle.ts';
import { orderLife } from './order-life.ts';
import { randomFrom } from './random.ts';
import { type ExpectedClock, type RecordedRung, recordedRungs, rungDifferences } from './rung-differences.ts';
import { type SkippingStage, startSkippingStage } from './skipping-stage.ts';
import { type YearAct, type YearOrder, yearActs } from './year-orders.ts';
import { addYearRules, yearRules } from './year-rules.ts';
import { yearInZones } from './year-zones.ts';

const sizes = { short: { orders: 8 }, full: { orders: 100 } } as const;

const driftMs = 2_000;
const recordedWithinMs = 30_000;

/** The standard ladder (SLA-03, SLA-04, SLA-08). */
const ladder = ['80%', '0', '+1wd', '+2wd'] as const;

/** A clock that the exam saw start, and perhaps stop, epoch ms. */
interface SeenClock {
  order: YearOrder;
  kind: ExpectedClock['kind'];
  anchor: number;
  budget: string;
  stoppedAt?: number;
}

/** R6: a year of orders in five zones on the time-skipping engine; every rung at the wall-clock time of a slow walker. */
export const runR6: Exam = async (place, options) => {
  const stage = await startSkippingStage(place);
  try {
    const year = leapYearAfter(await stage.now());
    const zones = yearInZones(year);
    await addYearRules(stage.database, stage.rules, zones);
    const { orders } = sizes[options.scale];
    const acts = yearActs({ zones, year, orders, random: randomFrom(options.seed) });
    const clocks = await play(stage, acts, options);

    const expected = clocks.map(expectedClock);
    const last = Math.max(...expected.flatMap(({ rungs }) => rungs.map(([, at]) => at)));
    await stage.skipTo(last + 60_000);
    const count = expected.reduce((sum, { rungs }) => sum + rungs.length, 0);
    const enough = async (): Promise<boolean> => (await recordedRungs(stage.database)).length >= count;
    await eventually(enough, recordedWithinMs);
    const recorded = await recordedRungs(stage.database);

    const honest = expected.filter((_, index) => clocks[index]?.order.planted === false);
    const planted = expected.filter((_, index) => clocks[index]?.order.planted === true);
    const found = rungDifferences(honest, recorded, driftMs);
    const uncaught = uncaughtDefects(honest, planted, recorded);
    found.push(...uncaught);
    const figures = {
      year,
      orders,
      zones: zones.length,
      rungs: honest.reduce((sum, { rungs }) => sum + rungs.length, 0),
      driftMaxMs: Math.max(...recorded.map((rung) => rung.recordedAt - rung.reachedAt)),
      plantedDefectsCaught: 3 - uncaught.length,
    };
    return examResult('R6', options, figures, found);
  } finally {
    await stage.close();
  }
};

/** Everybody acts at the instants of the plan; anchors are whole minutes, as the oracle walks in minutes. */
async function play(
  stage: SkippingStage,
  acts: readonly YearAct[],
  { log }: ExamOptions,
): Promise<SeenClock[]> {
  const clocks: SeenClock[] = [];
  for (const { at, order, does } of acts) {
    await stage.skipTo(at);
    const anchor = Math.floor((await stage.now()) / 60_000) * 60_000;
    const occurredAt = new Date(anchor).toISOString();
    const { orderId, budget, reviewBudget } = order;
    const rules = yearRules(stage.rules, order);
    const [receipt, passReview] = orderLife(rules);
    if (receipt === undefined || passReview === undefined) throw new RangeError('a life has commands');
    log(`${occurredAt} ${order.zone.zone}: ${does} ${orderId}, ${budget}`);
    if (does === 'receive') {
      await stage.open(orderId, { ...receipt, occurredAt }, rules.policy);
      clocks.push({ order, kind: 'initialReview', anchor, budget });
    } else {
      await stage.give(orderId, { ...passReview, occurredAt });
      const before = clocks.find((clock) => clock.order === order);
      if (before !== undefined) before.stoppedAt = anchor;
      clocks.push({ order, kind: 'departmentReview', anchor, budget: reviewBudget });
    }
  }
  return clocks;
}

function expectedClock({ order, kind, anchor, budget, stoppedAt }: SeenClock): ExpectedClock {
  const all = ladderOracle(order.zone.slow).rungsOf(anchor, budget, ladder);
  const rungs = stoppedAt === undefined ? all : all.filter(([, at]) => at < stoppedAt);
  return { orderId: order.orderId, kind, rungs };
}

/** The positive controls: a calendar in the wrong zone, a rung that was dropped, a rung that came three seconds late. */
function uncaughtDefects(
  honest: readonly ExpectedClock[],
  planted: readonly ExpectedClock[],
  recorded: readonly RecordedRung[],
): string[] {
  const [first, ...others] = recorded.filter(({ orderId }) =>
    honest.some((each) => each.orderId === orderId),
  );
  if (first === undefined) return ['nothing was recorded'];
  const late = { ...first, recordedAt: first.recordedAt + driftMs + 1_000 };
  const found: string[] = [];
  if (rungDifferences(planted, recorded, driftMs).length === 0)
    found.push('a calendar in the wrong zone was not caught');
  if (rungDifferences(honest, others, driftMs).length === 0) found.push('a dropped rung was not caught');
  if (rungDifferences(honest, [late, ...others], driftMs).length === 0)
    found.push('a late rung was not caught');
  return found;
}

/** The first leap year that lies wholly ahead. */
function leapYearAfter(now: number): number {
  let year = new Date(now).getUTCFullYear() + 1;
  while (new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1) year += 1;
  return year;
}
