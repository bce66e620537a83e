import { headOf, type Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Clock } from './clock.ts';

/** PREWARNING goes to the assignee, then the department head, the sales manager or deputy, leadership. */
export type EscalationLevel = 'PREWARNING' | 'DEPARTMENT_HEAD' | 'SECOND' | 'LEADERSHIP';

/** A rung as it concerns people: how high it goes and which roles hear of it (SLA-03, SLA-04, SLA-08). */
export interface Escalation {
  level: EscalationLevel;
  roles: Role[];
}

/**
 * Whom a rung of a clock is told to. Where the department's head is the sales manager, the second step goes
 * to the deputy general manager alone (ruling 7).
 */
export function escalationOf(
  clock: Pick<Clock, 'owner' | 'assignee'>,
  rung: string,
  policy: PolicyValues,
): Escalation {
  const step = policy['sla.escalation.levels'].indexOf(rung);
  if (step < 0) return { level: 'PREWARNING', roles: [clock.assignee] };
  const head = headOf(clock.owner);
  if (step === 0) return { level: 'DEPARTMENT_HEAD', roles: [head] };
  if (step === 1) {
    const deputy: Role = 'DEPUTY_GENERAL_MANAGER';
    return { level: 'SECOND', roles: head === 'SALES_MANAGER' ? [deputy] : ['SALES_MANAGER', deputy] };
  }
  return { level: 'LEADERSHIP', roles: ['GENERAL_MANAGER'] };
}
