import type { Instant } from '../instant.ts';
import { epochMs } from '../instant.ts';
import type { ClockLimit } from '../order/clock.ts';
import { parseBudget } from '../working-time/budget.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { minuteMs } from '../working-time/civil-date.ts';
import { workingMinutesBetween } from '../working-time/working-minutes.ts';

/** A clock that has ended. `endedAt` is when it stopped, or came to stand still before that. */
export interface EndedClock {
  limit: ClockLimit;
  anchorAt: Instant;
  dueAt: Instant;
  endedAt: Instant;
}

const workingMinutes: Partial<Record<string, number>> = { wh: 60, wm: 1 };
const elapsedMs: Partial<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000 };

/**
 * Whole minutes of its own kind that a clock ran, standstills left out: working minutes for a budget of `wh` or `wm`,
 * minutes of the plain clock for `h`, `m` or `s`. Its due instant holds every standstill already, so that it is the
 * budget, more or less what lies between due and end. Any other limit: the working minutes from start to end.
 */
export function minutesRun({ limit, anchorAt, dueAt, endedAt }: EndedClock, calendar: Calendar): number {
  const { amount, unit } = 'budget' in limit ? parseBudget(limit.budget) : { amount: 0, unit: 'wd' };
  const working = workingMinutes[unit];
  if (working !== undefined) {
    const beyond = workingMinutesBetween(calendar, dueAt, endedAt);
    return amount * working + beyond - workingMinutesBetween(calendar, endedAt, dueAt);
  }
  const elapsed = elapsedMs[unit];
  if (elapsed !== undefined) {
    return Math.floor((amount * elapsed + epochMs(endedAt) - epochMs(dueAt)) / minuteMs);
  }
  return workingMinutesBetween(calendar, anchorAt, endedAt);
}
