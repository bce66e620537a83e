import { type Budget, isShorter, type ParsedBudget, parseBudget } from './budget.ts';
import type { Calendar, WorkingDayMode } from './calendar.ts';
import { minuteMs, parseCivilDate } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { type Due, dueMs, isProvisionalBetween } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { type LadderStep, type ParsedOffset, parseOffset, type RungInstant } from './ladder.ts';
import { parsePause, resumedMs, runsIn } from './pause.ts';
import { afterMs, beforeMs } from './shift.ts';
import { nextWorkingMs } from './timeline.ts';
import { endOfWorkingDayMs } from './working-dates.ts';
import { shareMs, workingMsBetween } from './working-minutes.ts';

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
  /** The calendar in force from `resumedAt` on, when a correction changed it (rule 7). */
  readonly resumeOn?: Calendar;
}

/** A clock that starts, in epoch ms. Without a budget it runs until an instant. */
interface Running {
  readonly compiled: CompiledCalendar;
  readonly anchor: number;
  readonly due: number;
  readonly budget: ParsedBudget | undefined;
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
    const at = rungMs(running, parsed);
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
  const before = compileCalendar(calendar);
  const after = compileCalendar(resume.resumeOn ?? calendar);
  const pause = parsePause(resume.pausedAt, resume.resumedAt);
  const runs = runsIn(resume.budget);
  const moved = (instant: string): number => resumedMs(before, after, pause, parseInstant(instant), runs);
  const isProvisional = (ms: number): boolean =>
    runs === 'WORKING_TIME' && isProvisionalBetween(after, pause.to, ms);
  const due = moved(resume.due);
  const rungs = resume.rungs.map(({ rung, at }) => {
    const ms = moved(at);
    return { rung, at: ms, provisional: isProvisional(ms) };
  });
  return described(after, due, isProvisional(due), rungs);
}

/** A date stands for the end of its working time; anything else is an instant. */
function untilMs(compiled: CompiledCalendar, until: string): number {
  return until.includes('T') ? parseInstant(until) : endOfWorkingDayMs(compiled, parseCivilDate(until));
}

function rungMs(running: Running, offset: ParsedOffset): number {
  const { compiled, anchor, due } = running;
  switch (offset.kind) {
    case 'DUE':
      return due;
    case 'AFTER':
      return afterMs(compiled, due, offset.budget);
    case 'BEFORE': {
      const at = beforeMs(compiled, due, offset.budget);
      return at < anchor ? nextWorkingMs(compiled, anchor) : at;
    }
    case 'SHARE':
      return isSharedByPlainClock(running)
        ? anchor + Math.floor(((due - anchor) * offset.percent) / 100)
        : shareMs(compiled, anchor, due, offset.percent);
  }
}

/**
 * Minutes and seconds exist to try a policy out on a live system at any hour; and an elapsed budget over a weekend
 * may hold no working time to share.
 */
function isSharedByPlainClock({ compiled, anchor, due, budget }: Running): boolean {
  if (budget === undefined || budget.kind === 'WORKING') return false;
  return budget.unit === 'm' || budget.unit === 's' || workingMsBetween(compiled, anchor, due) < minuteMs;
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

/** A warning is counted back from the due instant, so the years up to it matter even when the warning lies before them. */
function rungIsProvisional(running: Running, offset: ParsedOffset, at: number): boolean {
  const { compiled, anchor, due, budget } = running;
  const inWorkingTime =
    budget?.kind === 'WORKING' ||
    (offset.kind === 'SHARE' && !isSharedByPlainClock(running)) ||
    ((offset.kind === 'AFTER' || offset.kind === 'BEFORE') && offset.budget.kind === 'WORKING');
  return inWorkingTime && isProvisionalBetween(compiled, anchor, Math.max(at, due));
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
