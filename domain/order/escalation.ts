import { headOf, type Role, roles } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Clock } from './clock.ts';
import { type LadderRecipient, stepsFor } from './ladder-steps.ts';

/** PREWARNING goes to the assignee, then the department head, the sales manager or deputy, leadership. */
export type EscalationLevel = 'PREWARNING' | 'DEPARTMENT_HEAD' | 'SECOND' | 'LEADERSHIP';

const levels: readonly EscalationLevel[] = ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'];

/** A rung as it concerns people: how high it goes and which roles hear of it (SLA-03, SLA-04, SLA-08). */
export interface Escalation {
  level: EscalationLevel;
  roles: Role[];
  /** Does not wait for working time (rule 13). */
  critical: boolean;
}

/** Whom a rung of a clock is told to: as the ladder of its kind says. A rung that no ladder has is a pre-warning. */
export function escalationOf(
  clock: Pick<Clock, 'kind' | 'owner' | 'assignee'>,
  rung: string,
  policy: PolicyValues,
): Escalation {
  const step = stepsFor(policy, clock.kind).find((each) => each.offset === rung);
  const recipients = step?.recipients ?? ['ASSIGNEE'];
  const told = recipients.map((recipient) => placed(recipient, clock));
  const highest = Math.max(...told.map(({ level }) => levels.indexOf(level)));
  return {
    level: levels[highest] ?? 'PREWARNING',
    roles: [...new Set(told.flatMap((each) => each.roles))],
    critical: policy['sla.criticalRungs'].includes(`${clock.kind}/${rung}`),
  };
}

/**
 * Where the department's head is the sales manager, the second step goes to the deputy general manager alone
 * (ruling 7).
 */
function placed(
  recipient: LadderRecipient,
  clock: Pick<Clock, 'owner' | 'assignee'>,
): Omit<Escalation, 'critical'> {
  const head = headOf(clock.owner);
  switch (recipient) {
    case 'ASSIGNEE':
      return { level: 'PREWARNING', roles: [clock.assignee] };
    case 'HEAD':
      return { level: 'DEPARTMENT_HEAD', roles: [head] };
    case 'SECOND': {
      const deputy: Role = 'DEPUTY_GENERAL_MANAGER';
      return { level: 'SECOND', roles: head === 'SALES_MANAGER' ? [deputy] : ['SALES_MANAGER', deputy] };
    }
    case 'LEADERSHIP':
      return { level: 'LEADERSHIP', roles: ['GENERAL_MANAGER'] };
    default:
      return { level: levelOfRole(recipient), roles: [recipient] };
  }
}

function levelOfRole(role: Role): EscalationLevel {
  const { department, head } = roles[role];
  if (department === 'LEADERSHIP') return 'LEADERSHIP';
  return head ? 'DEPARTMENT_HEAD' : 'PREWARNING';
}
