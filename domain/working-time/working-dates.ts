import type { Timeline } from './build-timeline.ts';
import type { Calendar } from './calendar.ts';
import { type CivilDay, dayMs, formatCivilDate, parseCivilDate } from './civil-date.ts';
import { type CompiledCalendar, compileCalendar } from './compile-calendar.ts';
import { formatInstant } from './instant-text.ts';

/**
 * The end of a date's working time (ruling 9): the last frame's end. Nothing can be done on a day off, so a date
 * without working time ends with the working day before it.
 */
export function endOfWorkingDay(calendar: Calendar, date: string): string {
  const compiled = compileCalendar(calendar);
  const at = endOfWorkingDayMs(compiled, parseCivilDate(date));
  return formatInstant(at, compiled.zone.offsetAt(at));
}

export function endOfWorkingDayMs(compiled: CompiledCalendar, day: CivilDay): number {
  let timeline = compiled.around(day * dayMs);
  let index = dayOnOrAfter(timeline, day + 1) - 1;
  while (index < 0) {
    timeline = compiled.earlier(timeline);
    index = dayOnOrAfter(timeline, day + 1) - 1;
  }
  return timeline.end[(timeline.firstSpan[index + 1] ?? 0) - 1] ?? 0;
}

/** The date itself if it has working time, else the next one that has (DEMAND-07). */
export function workingDateOnOrAfter(calendar: Calendar, date: string): string {
  const compiled = compileCalendar(calendar);
  const day = parseCivilDate(date);
  let timeline = compiled.around(day * dayMs);
  let index = dayOnOrAfter(timeline, day);
  while (index === timeline.days.length) {
    timeline = compiled.later(timeline);
    index = dayOnOrAfter(timeline, day);
  }
  return formatCivilDate(timeline.days[index] ?? day);
}

/** The date itself if it has working time, else the last one before it that has. */
export function workingDateOnOrBefore(calendar: Calendar, date: string): string {
  const compiled = compileCalendar(calendar);
  const day = parseCivilDate(date);
  let timeline = compiled.around(day * dayMs);
  let index = dayOnOrAfter(timeline, day + 1) - 1;
  while (index < 0) {
    timeline = compiled.earlier(timeline);
    index = dayOnOrAfter(timeline, day + 1) - 1;
  }
  return formatCivilDate(timeline.days[index] ?? day);
}

function dayOnOrAfter(timeline: Timeline, day: CivilDay): number {
  let low = 0;
  let high = timeline.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline.days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
