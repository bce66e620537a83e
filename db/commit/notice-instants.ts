import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { startClock } from '../../domain/working-time/clock-instants.ts';
import { messageInstant } from '../../domain/working-time/message-instant.ts';
import { nextWorkingInstant } from '../../domain/working-time/working-minutes.ts';
import { gatherMs } from '../outbox/gather.ts';

/** What decides when a message may be pushed to people. */
export interface Push {
  /** True instant of what is told, and when it was recorded. */
  at: Instant;
  recordedAt: Instant;
  critical: boolean;
  /** Time in which a step that was just finished is not chased; a budget. */
  grace?: string;
  /** For a warning: the deadline that it must reach people before. */
  deadline?: Instant;
  readingTime: string;
}

/**
 * When a message is pushed: in the recipient's working time, after the grace, never before it is on record (rule
 * 13, ruling 7). What comes late is held for a moment, so that all that an outage held up makes one message
 * (rule 12).
 */
export function pushInstant(calendar: Calendar, push: Push): Instant {
  const { at, recordedAt, critical, grace, deadline, readingTime } = push;
  if (critical) return recordedAt;
  const graced =
    grace === undefined ? at : startClock(calendar, { anchor: at, budget: grace, ladder: [] }).due;
  // A grace that used up what a warning leaves would make it useless.
  const isUseless = deadline !== undefined && epochMs(graced) >= epochMs(deadline);
  const wanted = messageInstant(calendar, {
    at: isUseless ? at : graced,
    critical,
    readingTime,
    ...(deadline === undefined ? {} : { deadline }),
  });
  const behindMs = epochMs(recordedAt) - epochMs(wanted);
  if (behindMs <= 0) return wanted;
  if (deadline !== undefined && epochMs(recordedAt) < epochMs(deadline)) {
    const next = nextWorkingInstant(calendar, recordedAt);
    return epochMs(next) < epochMs(deadline) ? next : recordedAt;
  }
  const gathered = behindMs < gatherMs ? epochMs(recordedAt) : epochMs(recordedAt) + gatherMs;
  return nextWorkingInstant(calendar, new Date(gathered).toISOString());
}
