import type { Pace } from '../db/outbox/claim.ts';
import type { Instant } from '../domain/instant.ts';
import { messageDay } from '../domain/notices/day-pace.ts';
import type { Department } from '../domain/people/departments.ts';
import { nextWorkingInstant } from '../domain/working-time/working-minutes.ts';
import type { RulesReader } from './present-rules.ts';

/** How many messages people of a department take today, and when they are at work (rule 13, ruling 7); any number before a company is set up. */
export async function createPace(
  rules: RulesReader,
  now: Instant,
): Promise<(department: Department | undefined) => Pace | undefined> {
  const present = await rules.recent(now);
  if (present === undefined) return () => undefined;
  const atMost = present.audience.figures['notice.pushesPerDay'];
  return (department) => {
    const calendar = department === undefined ? present.companyCalendar : present.calendarFor(department);
    const { since, lastFrom, nextDay } = messageDay(calendar, now);
    return { atMost, since, lastFrom, nextDay, workingFrom: nextWorkingInstant(calendar, now) };
  };
}
