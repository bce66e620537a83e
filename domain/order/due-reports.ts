import { epochMs, type Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import { headOf, type Role } from '../people/roles.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { leadBefore } from '../working-time/shift.ts';
import { journey } from './journey.ts';
import { type LotStage, lotStages } from './stage-names.ts';

/** Stages of a lot in which a department has it, by who owns them. */
export function stagesOwnedBy(department: Department): LotStage[] {
  return lotStages.filter((stage) => journey[stage].owner === department);
}

/** Who reports from a stage: who has its clock, else the head of its department. */
export function reporterIn(stage: LotStage): Role {
  const { clock, owner } = journey[stage];
  return clock?.owner === owner ? clock.assignee : headOf(owner);
}

/** What waits longer is asked for no more often than this. */
const mostPeriods = 500;

/**
 * How many whole periods of a department's working time have passed since an instant, counted back from now: what
 * lies before the first of them is due, and the list and the reminder agree on it.
 */
export function periodsOver(calendar: Calendar, since: Instant, now: Instant, period: string): number {
  let count = 0;
  let before = now;
  while (count < mostPeriods) {
    before = leadBefore(calendar, before, period).due;
    if (epochMs(since) >= epochMs(before)) break;
    count += 1;
  }
  return count;
}
