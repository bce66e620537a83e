import { epochMs, type Instant } from '../instant.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { startClock } from '../working-time/clock-instants.ts';

export interface ReminderRhythm {
  /** When the escalation was told. */
  since: Instant;
  now: Instant;
  /** Budget between two reminders. */
  every: string;
  atMost: number;
}

/** How many reminders of an escalation are due by now, in the recipient's working time (rule 15). */
export function remindersDue(calendar: Calendar, { since, now, every, atMost }: ReminderRhythm): number {
  let count = 0;
  let last = since;
  while (count < atMost) {
    last = startClock(calendar, { anchor: last, budget: every, ladder: [] }).due;
    if (epochMs(last) > epochMs(now)) break;
    count += 1;
  }
  return count;
}
