import type { CalendarSource } from '../order/clock-facts.ts';
import { calendarOf, type OrderCalendars } from '../order/order-calendar.ts';
import { type PolicyValues, workingDayMode } from '../policy/policy.ts';
import { dueInstant } from '../working-time/due.ts';
import type { CaseOpening } from './case-opening.ts';
import type { Found } from './discovery.ts';

/**
 * What an opening says of its discovery, with the instant by which it was to be reported: `qual.timely` after it was
 * found, in the working time of the department that runs the case (EXC-03). Nothing where it does not say when it was
 * found: it then was found when it was reported. Outside the workflow only: time-zone data is the machine's.
 */
export function foundIn(
  { foundAt, reportedAt, department }: Pick<CaseOpening, 'foundAt' | 'reportedAt' | 'department'>,
  rules: { policy: PolicyValues; versions: OrderCalendars; calendars: CalendarSource },
): { found?: Found } {
  if (foundAt === undefined) return {};
  const { policy, versions, calendars } = rules;
  const calendar = calendars(calendarOf(versions, department));
  const { due } = dueInstant(calendar, foundAt, policy['qual.timely'], workingDayMode(policy));
  return {
    found: { at: foundAt, ...(reportedAt === undefined ? {} : { reportedAt }), reportDue: due },
  };
}
