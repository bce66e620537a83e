/** An ISO 8601 instant with offset, e.g. `2025-10-09T10:00:00+08:00` or `2025-10-09T02:00:00.000Z`. */
export type Instant = string;

/** A civil date without a time, `2025-10-09`. */
export type CivilDate = string;

/** Epoch milliseconds of an instant. Throws a `RangeError` for text that is not an instant. */
export function epochMs(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** True when `a` lies strictly before `b`, whatever their offsets. */
export function isBefore(a: Instant, b: Instant): boolean {
  return epochMs(a) < epochMs(b);
}

/** The earlier of the given instants, or undefined when there is none. */
export function earliest(instants: readonly Instant[]): Instant | undefined {
  let best: Instant | undefined;
  for (const instant of instants) {
    if (best === undefined || isBefore(instant, best)) best = instant;
  }
  return best;
}
