import { type Budget, type ParsedBudget, parseBudget } from './budget.ts';
import type { Timeline } from './build-timeline.ts';
import type { Calendar, WorkingDayMode } from './calendar.ts';
import { dayMs } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { instantWorked, nextWorkingMs, spanEndingAfter, workedUntil } from './timeline.ts';

/** When a budget ends. Done exactly at `due` is on time. */
export interface Due {
  /** ISO 8601 with the offset of the calendar's zone. */
  readonly due: string;
  /** True when working time of a year was used whose official notice is not loaded. */
  readonly provisional: boolean;
}

const unitMs = { h: 3_600_000, m: 60_000, s: 1_000, wh: 3_600_000, wm: 60_000 } as const;

/**
 * The instant at which a budget that starts at `from` (ISO 8601 with offset) is used up. Throws a
 * `WorkingTimeError` for an unreadable instant or budget. Source: SLA-02, rule 1.
 */
export function dueInstant(
  calendar: Calendar,
  from: string,
  budget: Budget,
  mode: WorkingDayMode = 'SAME_TIME_AFTER_N_DAYS',
): Due {
  const compiled = compileCalendar(calendar);
  const parsed = parseBudget(budget);
  const start = parseInstant(from);
  const due = dueMs(compiled, start, parsed, mode);
  return {
    due: formatInstant(due, compiled.zone.offsetAt(due)),
    provisional: parsed.kind === 'WORKING' && isProvisionalBetween(compiled, start, due),
  };
}

/** `dueInstant` in epoch milliseconds, for the other computations of this folder. */
export function dueMs(
  compiled: CompiledCalendar,
  from: number,
  budget: ParsedBudget,
  mode: WorkingDayMode,
): number {
  switch (budget.unit) {
    case 'wd':
      return workingDaysAfter(compiled, from, budget.amount, mode);
    case 'wh':
    case 'wm':
      return workedAfter(compiled, from, budget.amount * unitMs[budget.unit]);
    case 'd':
      return compiled.zone.instantOf(from + compiled.zone.offsetAt(from) + budget.amount * dayMs);
    case 'eod':
      return startOfDay(compiled, from, budget.amount + 1);
    default:
      return from + budget.amount * unitMs[budget.unit];
  }
}

/** The instant at which `worked` milliseconds of working time from `from` are used up; nothing to do is due at the next working instant. */
export function workedAfter(compiled: CompiledCalendar, from: number, worked: number): number {
  if (worked === 0) return nextWorkingMs(compiled, from);
  let timeline = compiled.around(from);
  for (;;) {
    const at = instantWorked(timeline, workedUntil(timeline, from) + worked);
    if (at !== undefined) return at;
    timeline = compiled.later(timeline);
  }
}

/** True when a year between two instants, both in the calendar's zone, has no official notice. */
export function isProvisionalBetween(compiled: CompiledCalendar, a: number, b: number): boolean {
  return compiled.isProvisional(localDay(compiled, Math.min(a, b)), localDay(compiled, Math.max(a, b)));
}

/** Civil day number of an instant in the calendar's zone. */
export function localDay(compiled: CompiledCalendar, ms: number): number {
  return Math.floor((ms + compiled.zone.offsetAt(ms)) / dayMs);
}

/** The instant on working day `index` at a local time in ms from its midnight, held inside the day's frames. */
export function onWorkingDay(
  compiled: CompiledCalendar,
  timeline: Timeline,
  index: number,
  timeOfDay: number,
): number {
  const first = timeline.firstSpan[index] ?? 0;
  const after = timeline.firstSpan[index + 1] ?? first;
  const at = compiled.zone.instantOf((timeline.days[index] ?? 0) * dayMs + timeOfDay);
  // Before the day's first frame there is no frame to end in: work cannot be due before the day begins.
  let held = timeline.start[first] ?? at;
  for (let span = first; span < after; span++) {
    if (at < (timeline.start[span] ?? at)) break;
    held = Math.min(at, timeline.end[span] ?? at);
  }
  return held;
}

function workingDaysAfter(
  compiled: CompiledCalendar,
  from: number,
  days: number,
  mode: WorkingDayMode,
): number {
  let timeline = compiled.around(from);
  for (;;) {
    const span = spanEndingAfter(timeline, from);
    const index = (timeline.dayOf[span] ?? timeline.days.length) + days;
    if (index < timeline.days.length) {
      const start = Math.max(from, timeline.start[span] ?? from);
      return mode === 'END_OF_NTH_DAY'
        ? (timeline.end[(timeline.firstSpan[index + 1] ?? 0) - 1] ?? start)
        : onWorkingDay(compiled, timeline, index, timeOfWorkingDay(compiled, timeline, span, start));
    }
    timeline = compiled.later(timeline);
  }
}

/** Local time of an instant in ms from the midnight that began its working day; above 24 hours after midnight in a night shift. */
export function timeOfWorkingDay(
  compiled: CompiledCalendar,
  timeline: Timeline,
  span: number,
  ms: number,
): number {
  return ms + compiled.zone.offsetAt(ms) - (timeline.days[timeline.dayOf[span] ?? 0] ?? 0) * dayMs;
}

/** Midnight that begins the date `days` after the instant's own. */
function startOfDay(compiled: CompiledCalendar, ms: number, days: number): number {
  return compiled.zone.instantOf((localDay(compiled, ms) + days) * dayMs);
}
