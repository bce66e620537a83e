/** How long a notice is tried again before it is given up. */
export interface RetrySchedule {
  /** Pause in seconds after the first, second, ... failed attempt; after one more failure the notice is dead. */
  pauses: readonly number[];
  /** Each pause is lengthened by up to this share of itself, so that what failed together is not retried together. */
  jitter: number;
}

const minute = 60;
const hour = 3_600;

/** Growing pauses over more than three days: a mail server that fails on Friday evening is back by Monday. */
export const defaultRetrySchedule: RetrySchedule = {
  pauses: [
    10,
    30,
    2 * minute,
    10 * minute,
    30 * minute,
    hour,
    2 * hour,
    4 * hour,
    8 * hour,
    12 * hour,
    12 * hour,
    12 * hour,
    12 * hour,
    12 * hour,
  ],
  jitter: 0.2,
};

/**
 * Milliseconds to wait after so many failed attempts; undefined when the notice is to be given up. `random` is a
 * number from 0 up to 1, `atLeastMs` what the receiver itself asked for.
 */
export function pauseAfter(
  schedule: RetrySchedule,
  attempts: number,
  random: number,
  atLeastMs = 0,
): number | undefined {
  const seconds = schedule.pauses[attempts - 1];
  if (seconds === undefined) return undefined;
  return Math.max(atLeastMs, Math.round(seconds * 1_000 * (1 + schedule.jitter * random)));
}
