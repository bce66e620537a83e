import type { WorkingDayMode } from '../working-time/calendar.ts';
import type { Clock, ClockFacts } from './clock.ts';
import { awaitsFacts, type CalendarSource, clockFacts } from './clock-facts.ts';
import { calendarOf } from './order-calendar.ts';

/** The instants that clocks wait for, each by the calendar of its department (I4). Outside the workflow only. */
export function awaitedFacts(
  state: Parameters<typeof calendarOf>[0] & { clocks: readonly Clock[] },
  calendars: CalendarSource,
  mode?: WorkingDayMode,
): ClockFacts[] {
  return state.clocks.filter(awaitsFacts).map((clock) => {
    const calendar = calendars(calendarOf(state, clock.owner));
    return clockFacts(clock, { calendar, calendars, ...(mode === undefined ? {} : { mode }) });
  });
}
