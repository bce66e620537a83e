import { epochMs, type Instant } from '../instant.ts';

/** From one instant up to but not at another. */
export interface Span {
  from: Instant;
  until: Instant;
}

export function isWithin(at: Instant, { from, until }: Span): boolean {
  return epochMs(at) >= epochMs(from) && epochMs(at) < epochMs(until);
}
