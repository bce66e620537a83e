import { epochMs, type Instant } from '../instant.ts';
import { formatInstant } from '../working-time/instant-text.ts';
import { zoneOffsets } from '../working-time/zone-offsets.ts';
import { type Month, monthsBack, numberOf, yearOf } from './month.ts';
import type { Span } from './span.ts';

/** The month that an instant lies in. */
export function monthOf(zone: string, instant: Instant): Month {
  const ms = epochMs(instant);
  return formatInstant(ms, zoneOffsets(zone).offsetAt(ms)).slice(0, 7);
}

/** From the first midnight of a month up to that of the next one. */
export function spanOfMonth(zone: string, month: Month): Span {
  const offsets = zoneOffsets(zone);
  const start = (of: Month) => {
    const ms = offsets.instantOf(Date.UTC(yearOf(of), numberOf(of) - 1));
    return formatInstant(ms, offsets.offsetAt(ms));
  };
  return { from: start(month), until: start(monthsBack(month, -1)) };
}

/** The same day of the month and time of day in a zone, some months earlier, or the last day of a shorter month. */
export function monthsEarlier(zone: string, instant: Instant, months: number): Instant {
  const offsets = zoneOffsets(zone);
  const ms = epochMs(instant);
  const at = new Date(ms + offsets.offsetAt(ms));
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return new Date(offsets.instantOf(at.getTime())).toISOString();
}
