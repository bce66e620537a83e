import { type CivilDate, epochMs, type Instant } from '../instant.ts';
import { formatInstant } from '../working-time/instant-text.ts';

const hourMs = 3_600_000;

/** Time zones lie between 12 hours behind and 14 ahead of UTC. */
const behindMs = -12 * hourMs;
const aheadMs = 14 * hourMs;

/** True for a date that is over everywhere: no limit can lie there. The rules do not know the company's time zone. */
export function isPast(date: CivilDate, at: Instant): boolean {
  return date < formatInstant(epochMs(at), behindMs).slice(0, 10);
}

/** True for a date that has begun nowhere: nothing can have happened there. */
export function isFuture(date: CivilDate, at: Instant): boolean {
  return date > formatInstant(epochMs(at), aheadMs).slice(0, 10);
}
