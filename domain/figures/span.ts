import { epochMs, type Instant, isBefore } from '../instant.ts';

/** From one instant up to but not at another. */
export interface Span {
  from: Instant;
  until: Instant;
}

export function isWithin(at: Instant, { from, until }: Span): boolean {
  return epochMs(at) >= epochMs(from) && epochMs(at) < epochMs(until);
}

/** What of a span has passed: it ends now where it still runs. */
export function passedOf({ from, until }: Span, now: Instant): Span {
  return { from, until: isBefore(now, until) ? now : until };
}
