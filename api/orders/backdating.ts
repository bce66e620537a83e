import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { unfitField } from '../problems/problem.ts';

/** How far back a command may say that it happened (ruling 4). */
export interface BackdatingRules {
  calendar: Calendar;
  /** `clock.backdateMax` of the order's policy. */
  limit: string;
  now: Instant;
}

/** Refuses an instant that is yet to come, or further back in working time than policy allows. */
export function checkBackdating(occurredAt: Instant, { calendar, limit, now }: BackdatingRules): void {
  if (epochMs(occurredAt) > epochMs(now)) refuse(`must not lie after now, ${now}`);
  const { due } = dueInstant(calendar, occurredAt, limit);
  if (epochMs(due) < epochMs(now)) refuse(`must not lie further back than ${limit} of working time`);
}

function refuse(reason: string): never {
  throw unfitField('occurredAt', reason);
}
