import type { Calendar } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { formatInstant, parseInstant } from './instant-text.ts';
import { nextWorkingMs, spanEndingAfter } from './timeline.ts';

/** A stretch of time outside working hours. */
export interface Rest {
  readonly from: string;
  readonly until: string;
}

/** Time between two instants in which the calendar does not work, in order; none when the second is not after the first. */
export function restingTime(calendar: Calendar, from: string, until: string): Rest[] {
  const compiled = compileCalendar(calendar);
  const end = parseInstant(until);
  const format = (ms: number): string => formatInstant(ms, compiled.zone.offsetAt(ms));
  const rests: Rest[] = [];
  for (let at = parseInstant(from); at < end; ) {
    const works = nextWorkingMs(compiled, at);
    if (works > at) rests.push({ from: format(at), until: format(Math.min(works, end)) });
    const timeline = compiled.around(works);
    at = timeline.end[spanEndingAfter(timeline, works)] ?? end;
  }
  return rests;
}
