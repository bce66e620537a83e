import type { PolicyValues } from '../policy/policy.ts';
import { budget, type ClockDefinition, incidentOnly, until } from './clock-definition.ts';

/** Clocks that a stage does not own: they start and stop with an act of their own. */
export const looseClocks = {
  /** From receipt to the acknowledgement to the customer: a target, not a deadline (INTAKE-13, ruling 5). */
  confirmationTarget: {
    kind: 'confirmationTarget',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: (policy) => ({ budget: confirmationTarget(policy) }),
  },
  /** From receipt to the review decision: the outer limit (INTAKE-14, SLA-05). */
  confirmationOuter: {
    kind: 'confirmationOuter',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('sla.intake.initialConfirmOuter'),
  },
  /** A first schedule for standard products; the full plan ends it too (PLAN-02). */
  preliminarySchedule: {
    kind: 'preliminarySchedule',
    owner: 'PLANNING',
    assignee: 'PLANNER',
    limit: budget('sla.plan.standardPreliminary'),
  },
  /** From confirmation to the last delivery: the standard cycle, or the contract's date if that is later (DELIV-10). */
  promisedDelivery: {
    kind: 'promisedDelivery',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    pausedBy: incidentOnly,
    limit: (policy, { details }) => {
      const standard = { budget: policy['sla.delivery.standardCycle'] };
      return details.deliveryDate === undefined ? standard : { ...standard, orUntil: details.deliveryDate };
    },
  },
  /** Sales answers a risk: the customer is told, or not, with the reason (SLA-06, SLA-07). */
  customerPrewarning: {
    kind: 'customerPrewarning',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('qual.timely'),
  },
  /** Pick-up of a special order: calendar days, day 0 being the stock-in date, inclusive (SPECIAL-08, SPECIAL-22). */
  pickUpFree: {
    kind: 'pickUpFree',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    pausedBy: [],
    limit: (policy) => ({ budget: `eod+${policy['special.pickupFreeDays']}` }),
  },
  pickUpGrace: {
    kind: 'pickUpGrace',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    pausedBy: [],
    limit: (policy) => ({ budget: `eod+${policy['special.pickupGraceDays']}` }),
  },
  quotation: {
    kind: 'quotation',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('sla.contract.quotation'),
  },
  delayProposal: {
    kind: 'delayProposal',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    limit: budget('sla.prod.proposal'),
  },
  rework: {
    kind: 'rework',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    limit: (_policy, _state, lot) => until(lot?.rectification?.due),
  },
  dispatch: {
    kind: 'dispatch',
    owner: 'WAREHOUSE',
    assignee: 'WAREHOUSE_KEEPER',
    limit: (_policy, _state, lot) => until(lot?.transport?.pickUpAt),
  },
  followUp: {
    kind: 'followUp',
    owner: 'AFTER_SALES',
    assignee: 'AFTER_SALES_AGENT',
    limit: budget('after.followUp'),
  },
} as const satisfies Record<string, ClockDefinition>;

/** The target counts working hours, or hours of the plain clock where policy says so. */
function confirmationTarget(policy: PolicyValues): string {
  const target = policy['sla.intake.confirmTarget'];
  return policy['sla.intake.confirmClock'] === 'ELAPSED' ? target.replace('wh', 'h') : target;
}
