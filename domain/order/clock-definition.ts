import type { CivilDate, Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { ClockKind, ClockLimit, PauseReason } from './clock.ts';
import type { Lot } from './lot.ts';
import type { OrderState } from './state.ts';

/** A clock as data: what it measures, whose it is and how long it runs. */
export interface ClockDefinition {
  kind: ClockKind;
  owner: Department;
  assignee: Role;
  /** Reasons for which it may stand still; every one unless given (rule 6). */
  pausedBy?: readonly PauseReason[];
  /** INTERRUPTION: it measures how a hold is dealt with, and no hold stops it. */
  measures?: 'INTERRUPTION';
  /** A budget of policy, or a date of the order or lot. */
  limit: (policy: PolicyValues, state: OrderState, lot?: Lot) => ClockLimit | undefined;
}

/** A limit that policy sets: the budget that the named parameter holds. */
export function budget(name: keyof PolicyValues): (policy: PolicyValues) => ClockLimit {
  return (policy) => ({ budget: String(policy[name]) });
}

/** A limit that the order or the lot sets, once it has one. */
export function until(date: CivilDate | Instant | undefined): ClockLimit | undefined {
  return date === undefined ? undefined : { until: date };
}

/** Clocks that measure the customer or what was promised to them stand still for an incident alone. */
export const incidentOnly = ['INCIDENT'] as const satisfies readonly PauseReason[];
