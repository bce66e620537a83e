import { type Budget, type ParsedBudget, parseBudget } from './budget.ts';
import type { Calendar } from './calendar.ts';
import { dayMs } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { type Due, dueMs, isProvisionalBetween, onWorkingDay, timeOfWorkingDay } from './due.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { type Offset, parseOffset } from './ladder.ts';
import { lastInstantWorked, previousWorkingMs, spanStartingBefore, workedUntil } from './timeline.ts';
import { WorkingTimeError } from './working-time-error.ts';

const workingUnitMs = { wh: 3_600_000, wm: 60_000 } as const;

/** The instant a lead such as `3wd` before `due`: working days back at the same clock time (ruling 9). */
export function leadBefore(calendar: Calendar, due: string, lead: Budget): Due {
  const compiled = compileCalendar(calendar);
  const parsed = parseBudget(lead);
  const from = parseInstant(due);
  return described(compiled, from, beforeMs(compiled, from, parsed), parsed);
}

/** The instant at an offset from `due`: `0`, `+1wd` or `-3wd`. A share needs a start; see `shareOf`. */
export function offsetFrom(calendar: Calendar, due: string, offset: Offset): Due {
  const compiled = compileCalendar(calendar);
  const parsed = parseOffset(offset);
  const from = parseInstant(due);
  switch (parsed.kind) {
    case 'DUE':
      return { due: formatInstant(from, compiled.zone.offsetAt(from)), provisional: false };
    case 'AFTER':
      return described(compiled, from, afterMs(compiled, from, parsed.budget), parsed.budget);
    case 'BEFORE':
      return described(compiled, from, beforeMs(compiled, from, parsed.budget), parsed.budget);
    default:
      throw new WorkingTimeError(
        'offset-malformed',
        `${offset} is a share: it needs a start as well as a due`,
        offset,
      );
  }
}

/**
 * `dueMs` from a due instant. A due at the end of a frame still belongs to that frame: one working day after
 * Friday 18:00 is Monday 18:00, not Tuesday 09:00.
 */
export function afterMs(compiled: CompiledCalendar, due: number, budget: ParsedBudget): number {
  if (budget.unit !== 'wd') return dueMs(compiled, due, budget, 'SAME_TIME_AFTER_N_DAYS');
  let timeline = compiled.around(due);
  for (;;) {
    const span = spanStartingBefore(timeline, due);
    if (timeline.end[span] !== due) {
      return dueMs(compiled, due, budget, 'SAME_TIME_AFTER_N_DAYS');
    }
    const index = (timeline.dayOf[span] ?? 0) + budget.amount;
    if (index < timeline.days.length) {
      return onWorkingDay(compiled, timeline, index, timeOfWorkingDay(compiled, timeline, span, due));
    }
    timeline = compiled.later(timeline);
  }
}

/** The mirror of `afterMs`: a due outside working time counts back from the end of the frame before it. */
export function beforeMs(compiled: CompiledCalendar, due: number, budget: ParsedBudget): number {
  switch (budget.unit) {
    case 'wd':
      return workingDaysBefore(compiled, due, budget.amount);
    case 'wh':
    case 'wm':
      return workedBefore(compiled, due, budget.amount * workingUnitMs[budget.unit]);
    case 'd':
      return compiled.zone.instantOf(due + compiled.zone.offsetAt(due) - budget.amount * dayMs);
    case 'eod':
      throw new WorkingTimeError('offset-malformed', 'eod is no distance', 'eod');
    default:
      return due - (dueMs(compiled, due, budget, 'SAME_TIME_AFTER_N_DAYS') - due);
  }
}

function workingDaysBefore(compiled: CompiledCalendar, due: number, days: number): number {
  const from = previousWorkingMs(compiled, due);
  let timeline = compiled.around(from);
  for (;;) {
    const starting = spanStartingBefore(timeline, from);
    // A due at the very start of a frame belongs to that frame: one working day before Monday 09:00 is Friday 09:00.
    const span = timeline.start[starting + 1] === due ? starting + 1 : starting;
    const index = (timeline.dayOf[span] ?? -1) - days;
    if (index >= 0) {
      const at = span === starting ? from : due;
      return onWorkingDay(compiled, timeline, index, timeOfWorkingDay(compiled, timeline, span, at));
    }
    timeline = compiled.earlier(timeline);
  }
}

function workedBefore(compiled: CompiledCalendar, due: number, worked: number): number {
  let timeline = compiled.around(due);
  for (;;) {
    const at = lastInstantWorked(timeline, workedUntil(timeline, due) - worked);
    if (at !== undefined) return at;
    timeline = compiled.earlier(timeline);
  }
}

function described(compiled: CompiledCalendar, from: number, at: number, budget: ParsedBudget): Due {
  return {
    due: formatInstant(at, compiled.zone.offsetAt(at)),
    provisional: budget.kind === 'WORKING' && isProvisionalBetween(compiled, from, at),
  };
}
