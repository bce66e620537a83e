import { type Budget, parseBudget } from './budget.ts';
import type { Calendar, IsoWeekday } from './calendar.ts';
import { civilDay, dayMs, minuteMs } from './civil-date.ts';
import { compileCalendar } from './compile-calendar.ts';
import { dueMs } from './due.ts';
import { frameSpan } from './frames.ts';
import { type LadderStep, parseOffset } from './ladder.ts';
import { rungMs } from './rung-instant.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** What is wrong with a ladder, and the rungs that it concerns: one, or the two that stand in the wrong order. */
export interface LadderProblem {
  readonly path: string;
  readonly reason: string;
  readonly rungs: readonly string[];
}

const weekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

/** An ordinary Monday to start from; any other would do, for the week below has no dated overrides. */
const ordinaryMonday = civilDay(2025, 3, 3);

/**
 * Problems of a ladder: an offset that cannot be read, a rung named twice, rungs out of order on the timeline. The
 * order is judged on ordinary weeks of the calendar, from every kind of hour: a holiday may push `+24h` before
 * `+1wd` once, but a ladder that stands wrong every Friday is refused. Source: rule 17.
 */
export function validateLadder(
  calendar: Calendar,
  budget: Budget,
  ladder: readonly LadderStep[],
): LadderProblem[] {
  const problems = ladder.flatMap((step, index) => stepProblems(ladder, step, index));
  if (problems.length > 0) return problems;
  const parsed = parseBudget(budget);
  const compiled = compileCalendar(ordinaryWeeks(calendar));
  const offsets = ladder.map(({ offset }) => parseOffset(offset));
  return outOfOrder(
    ladder.map(({ rung, offset }, index) => ({ name: rung, text: offset, path: `ladder[${index}].offset` })),
    (anchor, index) => {
      const offset = offsets[index];
      const due = dueMs(compiled, anchor, parsed, 'SAME_TIME_AFTER_N_DAYS');
      return offset ? rungMs({ compiled, anchor, due, budget: parsed }, offset) : due;
    },
    anchorsOf(calendar),
  );
}

/** Problems of several budgets that run on one stage, soonest first: target 4wh, deadline 1wd, outer limit 2wd (SLA-05). */
export function validateBudgetOrder(
  calendar: Calendar,
  budgets: readonly { readonly name: string; readonly budget: Budget }[],
): LadderProblem[] {
  const compiled = compileCalendar(ordinaryWeeks(calendar));
  const parsed = budgets.map(({ budget }) => parseBudget(budget));
  return outOfOrder(
    budgets.map(({ name, budget }, index) => ({ name, text: budget, path: `budgets[${index}].budget` })),
    (anchor, index) => {
      const budget = parsed[index];
      return budget ? dueMs(compiled, anchor, budget, 'SAME_TIME_AFTER_N_DAYS') : anchor;
    },
    anchorsOf(calendar),
  );
}

function outOfOrder(
  steps: readonly { name: string; text: string; path: string }[],
  instantOf: (anchor: number, index: number) => number,
  anchors: readonly number[],
): LadderProblem[] {
  return steps.flatMap((step, index) => {
    const previous = steps[index - 1];
    if (!previous || !anchors.some((anchor) => instantOf(anchor, index) < instantOf(anchor, index - 1)))
      return [];
    return [
      {
        path: step.path,
        reason: `${step.name} (${step.text}) can come before ${previous.name} (${previous.text}), which stands first`,
        rungs: [previous.name, step.name],
      },
    ];
  });
}

function stepProblems(
  ladder: readonly LadderStep[],
  { rung, offset }: LadderStep,
  index: number,
): LadderProblem[] {
  const problems: LadderProblem[] = [];
  if (ladder.findIndex((other) => other.rung === rung) < index) {
    problems.push({
      path: `ladder[${index}].rung`,
      reason: `the rung ${rung} is named twice`,
      rungs: [rung],
    });
  }
  try {
    parseOffset(offset);
  } catch (error) {
    if (!(error instanceof WorkingTimeError)) throw error;
    problems.push({ path: `ladder[${index}].offset`, reason: error.message, rungs: [rung] });
  }
  return problems;
}

/** The weekly pattern alone, each working day as long as the longest: half days are no reason to refuse a policy. */
function ordinaryWeeks(calendar: Calendar): Calendar {
  const longest = weekdays
    .map((weekday) => calendar.week[weekday])
    .reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  const [override] = calendar.overrides.filter(({ frames }) => frames !== undefined);
  const frames = longest.length > 0 ? longest : (override?.frames ?? []);
  const on = (weekday: IsoWeekday) =>
    calendar.week[weekday].length > 0 || longest.length === 0 ? frames : [];
  return {
    ...calendar,
    week: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) },
    overrides: [],
  };
}

function lengthOf(frames: readonly { start: string; end: string }[]): number {
  return frames.map(frameSpan).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Every hour of a week, and a minute to each side of it. */
function anchorsOf(calendar: Calendar): number[] {
  const { zone } = compileCalendar(calendar);
  const hours = Array.from({ length: 7 * 24 }, (_, hour) => ordinaryMonday * dayMs + hour * 60 * minuteMs);
  return hours.flatMap((local) => [-minuteMs, 0, minuteMs].map((shift) => zone.instantOf(local + shift)));
}
