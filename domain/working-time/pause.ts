import { type Budget, parseBudget } from './budget.ts';
import type { Calendar } from './calendar.ts';
import { minuteMs } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { workedAfter } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { workingMsBetween } from './working-minutes.ts';
import { WorkingTimeError } from './working-time-error.ts';

/** How a paused clock runs on: in working minutes, or by the plain clock when its budget is `d`, `h`, `m`, `s` or `eod`. */
export type RunsIn = 'WORKING_TIME' | 'ELAPSED_TIME';

/** How a clock with this budget runs on after a pause; a clock up to a date or an instant runs in working time. */
export function runsIn(budget: Budget | undefined): RunsIn {
  return budget === undefined || parseBudget(budget).kind === 'WORKING' ? 'WORKING_TIME' : 'ELAPSED_TIME';
}

/** Whole working minutes that a pause freezes; a started minute counts whole, so that no pause takes time away (rule 6). */
export function remainingAt(calendar: Calendar, pausedAt: string, due: string): number {
  const compiled = compileCalendar(calendar);
  return remainingMs(compiled, parseInstant(pausedAt), parseInstant(due)) / minuteMs;
}

/**
 * The due instant after a pause: what remained runs on in whole working minutes from `resumedAt`. A pause outside
 * working time costs nothing, and a due that had passed stays. Throws a `WorkingTimeError` when the pause ends
 * before it began.
 */
export function resumedDue(calendar: Calendar, pausedAt: string, due: string, resumedAt: string): string {
  const compiled = compileCalendar(calendar);
  const at = resumedMs(compiled, parsePause(pausedAt, resumedAt), parseInstant(due), 'WORKING_TIME');
  return formatInstant(at, compiled.zone.offsetAt(at));
}

/** A pause in epoch ms. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** Read a pause. Throws a `WorkingTimeError` when it ends before it began. */
export function parsePause(pausedAt: string, resumedAt: string): Pause {
  const from = parseInstant(pausedAt);
  const to = parseInstant(resumedAt);
  if (to < from) {
    throw new WorkingTimeError(
      'pause-reversed',
      `the pause from ${pausedAt} ends before it began`,
      resumedAt,
    );
  }
  return { from, to };
}

/** `resumedDue` in epoch ms, for any instant that a clock has ahead of it. */
export function resumedMs(compiled: CompiledCalendar, pause: Pause, due: number, runs: RunsIn): number {
  if (due <= pause.from) return due;
  if (runs === 'ELAPSED_TIME') return due + (pause.to - pause.from);
  // Nothing becomes due while a clock stands still.
  if (workingMsBetween(compiled, pause.from, pause.to) === 0) return Math.max(due, pause.to);
  return workedAfter(compiled, pause.to, remainingMs(compiled, pause.from, due));
}

function remainingMs(compiled: CompiledCalendar, from: number, due: number): number {
  return Math.ceil(workingMsBetween(compiled, from, due) / minuteMs) * minuteMs;
}
