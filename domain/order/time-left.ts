import { epochMs, type Instant } from '../instant.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { parseOffset } from '../working-time/ladder.ts';
import { workingMinutesBetween } from '../working-time/working-minutes.ts';
import type { Rung } from './clock.ts';

/** What of an open clock says how much time is left. */
export interface OpenDeadline {
  dueAt: Instant;
  /** When it came to stand still; null while it runs. */
  pausedAt: Instant | null;
  rungs: readonly Rung[];
}

/** How a deadline stands. `remainingMinutes` are whole working minutes, below zero when it is over. */
export interface TimeLeft {
  remainingMinutes: number;
  /** A pre-warning is past and the due instant is not: what reports call at risk (SLA-15). */
  approaching: boolean;
  /** Past due, and that was not waived (rule 9). */
  overdue: boolean;
  paused: boolean;
}

/** How a clock stands at `now`; one that stands still keeps the time that it had when it came to (SLA-10). */
export function timeLeft(calendar: Calendar, clock: OpenDeadline, now: Instant): TimeLeft {
  const at = clock.pausedAt ?? now;
  const isOver = epochMs(at) > epochMs(clock.dueAt);
  const remainingMinutes = isOver
    ? 0 - workingMinutesBetween(calendar, clock.dueAt, at)
    : workingMinutesBetween(calendar, at, clock.dueAt);
  return {
    remainingMinutes,
    approaching: !isOver && clock.rungs.some((rung) => isWarning(rung) && epochMs(rung.at) <= epochMs(at)),
    overdue: isOver && !clock.rungs.some((rung) => rung.rung === '0' && rung.waived === true),
    paused: clock.pausedAt !== null,
  };
}

function isWarning({ rung, waived }: Rung): boolean {
  const { kind } = parseOffset(rung);
  return waived !== true && kind !== 'AFTER' && kind !== 'DUE';
}
