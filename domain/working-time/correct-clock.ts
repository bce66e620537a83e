import type { Budget } from './budget.ts';
import type { Calendar } from './calendar.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { isProvisionalBetween, workedAfter } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { runsIn } from './pause.ts';
import { nextWorkingMs, spanEndingAfter } from './timeline.ts';
import { workingMsBetween } from './working-minutes.ts';

/** A running clock before its calendar is corrected; ISO 8601 instants. */
export interface OpenClock {
  readonly due: string;
  readonly rungs: readonly { readonly rung: string; readonly at: string; readonly recorded: boolean }[];
  /** Absent for a clock that runs until a date. */
  readonly budget?: Budget;
}

export interface CorrectedInstant {
  readonly before: string;
  readonly at: string;
  readonly moved: boolean;
  readonly provisional: boolean;
}

export interface CorrectedClock {
  readonly due: CorrectedInstant;
  readonly rungs: readonly (CorrectedInstant & { readonly rung: string })[];
}

/**
 * What a calendar correction at `now` does to a running clock: time already worked stays as it was, what remains
 * runs on in the corrected calendar (rule 7), a recorded rung keeps its record (rule 9), elapsed budgets do not
 * move. It is both the preview and the change: applying it means storing these instants. A paused clock is
 * corrected from the instant at which it was paused.
 */
export function correctClock(from: Calendar, to: Calendar, clock: OpenClock, now: string): CorrectedClock {
  const old = compileCalendar(from);
  const corrected = compileCalendar(to);
  const start = parseInstant(now);
  const stands = runsIn(clock.budget) === 'ELAPSED_TIME';
  const correct = (before: string, fixed: boolean): CorrectedInstant => {
    const was = parseInstant(before);
    const at = fixed || was <= start ? was : correctedMs(old, corrected, start, was);
    return {
      before,
      at: formatInstant(at, corrected.zone.offsetAt(at)),
      moved: at !== was,
      provisional: !fixed && isProvisionalBetween(corrected, start, at),
    };
  };
  return {
    due: correct(clock.due, stands),
    rungs: clock.rungs.map(({ rung, at, recorded }) => ({ rung, ...correct(at, stands || recorded) })),
  };
}

function correctedMs(old: CompiledCalendar, corrected: CompiledCalendar, now: number, was: number): number {
  const remaining = workingMsBetween(old, now, was);
  if (startsFrame(old, was)) return nextWorkingMs(corrected, workedAfter(corrected, now, remaining));
  if (workingMsBetween(corrected, now, was) === remaining) return was;
  return workedAfter(corrected, now, remaining);
}

/** Friday 18:00 and Monday 09:00 are as much working time away: who had until 09:00 keeps the morning. */
function startsFrame(compiled: CompiledCalendar, ms: number): boolean {
  const timeline = compiled.around(ms);
  return timeline.start[spanEndingAfter(timeline, ms)] === ms;
}
