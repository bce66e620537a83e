import type { BilingualName, Calendar, DayRuleSource, Frame } from './calendar.ts';
import { type CivilDay, formatCivilDate, parseCivilDate, weekdayOf } from './civil-date.ts';
import { compileCalendar } from './compile-calendar.ts';
import { workingDateOnOrAfter, workingDateOnOrBefore } from './working-dates.ts';

/** One civil date of a calendar, and the rule that makes it what it is. */
export interface CalendarDay {
  readonly date: string;
  /** Monday is 1. */
  readonly weekday: number;
  readonly worked: boolean;
  readonly frames: readonly Frame[];
  readonly rule: DayRuleSource;
  readonly name?: BilingualName;
  /** True when the date's year has no official notice. */
  readonly provisional: boolean;
}

/** Every date from one to another, both included. Throws a `WorkingTimeError` for text that is no date. */
export function calendarDays(calendar: Calendar, from: string, until: string): CalendarDay[] {
  const compiled = compileCalendar(calendar);
  return daysBetween(from, until).map((day) => {
    const { source, frames, name } = compiled.ruleOf(day);
    return {
      date: formatCivilDate(day),
      weekday: weekdayOf(day),
      worked: frames.length > 0,
      frames,
      rule: source,
      ...(name === undefined ? {} : { name }),
      provisional: compiled.isProvisional(day, day),
    };
  });
}

/** A date on which something is done for all together, with the dates of the pattern that it stands for. */
export interface ReleaseDay {
  readonly date: string;
  readonly standsFor: readonly string[];
}

/**
 * The release days of a span: the dates of the given weekdays (Monday is 1), each rolled to a working day; two that
 * come to lie on one date are one. A date may be rolled out of the span, never into it. Source: DEMAND-07.
 */
export function releaseDays(
  calendar: Calendar,
  weekdays: readonly number[],
  roll: string,
  from: string,
  until: string,
): ReleaseDay[] {
  const released = new Map<string, string[]>();
  for (const day of daysBetween(from, until).filter((each) => weekdays.includes(weekdayOf(each)))) {
    const pattern = formatCivilDate(day);
    const date = rolled(calendar, pattern, roll);
    released.set(date, [...(released.get(date) ?? []), pattern]);
  }
  return [...released].map(([date, standsFor]) => ({ date, standsFor }));
}

function rolled(calendar: Calendar, date: string, roll: string): string {
  if (roll === 'NONE') return date;
  return roll === 'BACKWARD' ? workingDateOnOrBefore(calendar, date) : workingDateOnOrAfter(calendar, date);
}

function daysBetween(from: string, until: string): CivilDay[] {
  const first = parseCivilDate(from);
  const last = parseCivilDate(until);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
