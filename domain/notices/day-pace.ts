import type { Instant } from '../instant.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { dayMs, parseCivilDate } from '../working-time/civil-date.ts';
import { compileCalendar } from '../working-time/compile-calendar.ts';
import { leadBefore } from '../working-time/shift.ts';
import { endOfWorkingDay } from '../working-time/working-dates.ts';
import { formatLocal, nextWorkingInstant } from '../working-time/working-minutes.ts';

/** A day of the messages that a person gets. */
export interface MessageDay {
  /** Civil date in the calendar's zone. */
  date: string;
  /** Midnight at which it begins. */
  since: Instant;
  /** From here to the end of its working time the day's last message may go. */
  lastFrom: Instant;
  /** The first working time of another day. */
  nextDay: Instant;
}

/** Working time at the end of a day in which its last message goes. */
const lastPart = '30wm';

/** The day that an instant belongs to, for people who work by a calendar (ruling 7). */
export function messageDay(calendar: Calendar, now: Instant): MessageDay {
  const date = formatLocal(calendar, now).slice(0, 10);
  const { zone } = compileCalendar(calendar);
  const midnight = (day: number) => new Date(zone.instantOf(day * dayMs)).toISOString();
  const day = parseCivilDate(date);
  const end = endOfWorkingDay(calendar, date);
  return {
    date,
    since: midnight(day),
    lastFrom: leadBefore(calendar, end, lastPart).due,
    nextDay: nextWorkingInstant(calendar, midnight(day + 1)),
  };
}
