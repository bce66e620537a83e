import { type Month, monthsBack } from '../figures/month.ts';
import { monthOf, spanOfMonth } from '../figures/month-span.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { workingDateOnOrAfter } from '../working-time/working-dates.ts';
import { isWorkingInstant, nextWorkingInstant } from '../working-time/working-minutes.ts';
import { zoneOffsets } from '../working-time/zone-offsets.ts';

/**
 * The month whose summary a reader is due to have: last month, from the reader's working time on the first working day
 * of the company in this month on, whenever people of the reader's calendar work (OVERDUE-08). Undefined before that,
 * and while they rest.
 */
export function summaryDue(company: Calendar, reader: Calendar, now: Instant): Month | undefined {
  const { zone } = company;
  const month = monthOf(zone, now);
  const first = workingDateOnOrAfter(company, `${month}-01`);
  const midnight = new Date(zoneOffsets(zone).instantOf(epochMs(`${first}T00:00:00Z`))).toISOString();
  const begins = nextWorkingInstant(reader, midnight);
  const isDue = epochMs(now) >= epochMs(begins) && isWorkingInstant(reader, now);
  return isDue ? monthsBack(month, 1) : undefined;
}

/** A company that was set up since a month has no summary of it. */
export function hadBegun(zone: string, month: Month, since: Instant): boolean {
  return epochMs(since) < epochMs(spanOfMonth(zone, month).until);
}
