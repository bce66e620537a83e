import { type Budget, isShorter, type ParsedBudget, parseBudget } from './budget.ts';
import type { Calendar, WorkingDayMode } from './calendar.ts';
import { minuteMs, parseCivilDate } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { type Due, dueMs, isProvisionalBetween } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { type LadderStep, parseOffset, type RungInstant } from './ladder.ts';
import { parsePause, resumedMs, runsIn } from './pause.ts';
import { type Running, rungIsProvisional, rungMs } from './rung-instant.ts';
import { nextWorkingMs } from './timeline.ts';
import { endOfWorkingDayMs } from './working-dates.ts';
import { workingMsBetween } from './working-minutes.ts';

/** Starts at `anchor` and runs for a budget, or until a date (the end of its working time) or an instant. */
export type ClockStart = {
  readonly anchor: string;
  readonly ladder: readonly LadderStep[];
  /** `calendar.workingDayMode`; the same clock time unless given. */
  readonly mode?: WorkingDayMode;
  /** `sla.ladderMinimum`: a budget below it has no rung before its due (ruling 7). */
  readonly ladderMinimum?: Budget;
} & ({ readonly budget: Budget } | { readonly until: string });

/** A clock's instants, ISO 8601 with the calendar's offset; the rungs in order of time. */
export interface ClockInstants extends Due {
  readonly rungs: readonly RungInstant[];
}

export interface ClockResume {
  readonly pausedAt: string;
  readonly resumedAt: string;
  readonly due: string;
  readonly rungs: readonly { readonly rung: string; readonly at: string }[];
  /** The clock's budget, which says how it runs on; without it, in working time. */
  readonly budget?: Budget;
}

/**
 * The due instant of a new clock and of each rung of its ladder. Throws a `WorkingTimeError` for an unreadable
 * budget, date, instant or offset. A warning that would lie before the clock starts is due when it starts; a
 * warning that cannot come before the due instant is left out.
 */
export function startClock(calendar: Calendar, start: ClockStart): ClockInstants {
  const compiled = compileCalendar(calendar);
  const anchor = parseInstant(start.anchor);
  const budget = 'budget' in start ? parseBudget(start.budget) : undefined;
  const due =
    'budget' in start
      ? dueMs(compiled, anchor, parseBudget(start.budget), start.mode ?? 'SAME_TIME_AFTER_N_DAYS')
      : untilMs(compiled, start.until);
  const running = { compiled, anchor, due, budget };
  const warns = start.ladderMinimum === undefined || !isBelow(running, parseBudget(start.ladderMinimum));
  const rungs = start.ladder.flatMap(({ rung, offset }) => {
    const parsed = parseOffset(offset);
    const at = startedMs(running, rungMs(running, parsed));
    const isWarning = parsed.kind === 'SHARE' || parsed.kind === 'BEFORE';
    if (isWarning && (!warns || at >= due)) return [];
    return [{ rung, at, provisional: rungIsProvisional(running, parsed, at) }];
  });
  return described(compiled, due, dueIsProvisional(running, start), rungs);
}

/**
 * The due instant and the rungs after a pause. What lay before the pause stays; the rest runs on, and the rungs
 * keep their order. Throws a `WorkingTimeError` when the pause ends before it began.
 */
export function resumeClock(calendar: Calendar, resume: ClockResume): ClockInstants {
  const compiled = compileCalendar(calendar);
  const pause = parsePause(resume.pausedAt, resume.resumedAt);
  const runs = runsIn(resume.budget);
  const moved = (instant: string): number => resumedMs(compiled, pause, parseInstant(instant), runs);
  const isProvisional = (ms: number): boolean =>
    runs === 'WORKING_TIME' && isProvisionalBetween(compiled, pause.to, ms);
  const due = moved(resume.due);
  const rungs = resume.rungs.map(({ rung, at }) => {
    const ms = moved(at);
    return { rung, at: ms, provisional: isProvisional(ms) };
  });
  return described(compiled, due, isProvisional(due), rungs);
}

/** A date stands for the end of its working time; anything else is an instant. */
function untilMs(compiled: CompiledCalendar, until: string): number {
  return until.includes('T') ? parseInstant(until) : endOfWorkingDayMs(compiled, parseCivilDate(until));
}

/** Nobody can be told before the clock starts; a deadline that had passed by then keeps its true instant. */
function startedMs({ compiled, anchor, due }: Running, at: number): number {
  return at < anchor && at < due ? nextWorkingMs(compiled, anchor) : at;
}

function isBelow({ compiled, anchor, due, budget }: Running, minimum: ParsedBudget): boolean {
  if (budget !== undefined) return isShorter(budget, minimum);
  const minutes = Math.floor(workingMsBetween(compiled, anchor, due) / minuteMs);
  return isShorter({ unit: 'wm', kind: 'WORKING', amount: minutes }, minimum);
}

function dueIsProvisional({ compiled, anchor, due, budget }: Running, start: ClockStart): boolean {
  if (budget) return budget.kind === 'WORKING' && isProvisionalBetween(compiled, anchor, due);
  return 'until' in start && !start.until.includes('T') && isProvisionalBetween(compiled, due, due);
}

function described(
  compiled: CompiledCalendar,
  due: number,
  provisional: boolean,
  rungs: { rung: string; at: number; provisional: boolean }[],
): ClockInstants {
  const format = (ms: number): string => formatInstant(ms, compiled.zone.offsetAt(ms));
  return {
    due: format(due),
    provisional,
    rungs: rungs.sort((a, b) => a.at - b.at).map((rung) => ({ ...rung, at: format(rung.at) })),
  };
}
