import type { PolicyValues } from '../policy/policy.ts';
import { openModification } from './change/modification.ts';
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
  /** Each department that is told to stop acknowledges it: a clock for each, of its own head's (CANCEL-03). */
  stopAcknowledgement: {
    kind: 'stopAcknowledgement',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    pausedBy: incidentOnly,
    measures: 'INTERRUPTION',
    limit: budget('qual.immediately'),
  },
  cancellationConfirmation: {
    kind: 'cancellationConfirmation',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    pausedBy: incidentOnly,
    measures: 'INTERRUPTION',
    limit: budget('qual.timely'),
  },
  cancellationSettlement: {
    kind: 'cancellationSettlement',
    owner: 'FINANCE',
    assignee: 'ACCOUNTANT',
    pausedBy: incidentOnly,
    measures: 'INTERRUPTION',
    limit: budget('cancel.settleDue'),
  },
  /** A skipped approval is made up for: a cycle for each, of the department that was skipped (REVIEW-21, REVIEW-22). */
  bypassMakeUp: {
    kind: 'bypassMakeUp',
    owner: 'PRODUCTION',
    assignee: 'PRODUCTION_SUPERVISOR',
    pausedBy: incidentOnly,
    limit: budget('review.bypassMakeUp'),
  },
  /** Sales answers a reviewing department: a cycle for each question (REVIEW-11). */
  reviewQuestion: {
    kind: 'reviewQuestion',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    limit: budget('sla.review.question'),
  },
  followUp: {
    kind: 'followUp',
    owner: 'AFTER_SALES',
    assignee: 'AFTER_SALES_AGENT',
    limit: budget('after.followUp'),
  },
  /** Whether work goes on while a change is dealt with (ruling 16). */
  changeAnswer: {
    kind: 'changeAnswer',
    owner: 'CONTRACT_ORDER',
    assignee: 'ORDER_CLERK',
    measures: 'INTERRUPTION',
    limit: budget('change.answerDue'),
  },
  /** From the request, or the customer's choice of an alternative, to the decision (CHANGE-03). */
  changeAssessment: {
    kind: 'changeAssessment',
    owner: 'CONTRACT_ORDER',
    assignee: 'ORDER_CLERK',
    measures: 'INTERRUPTION',
    limit: budget('sla.change.assess'),
  },
  /** The customer's: choice of an alternative, confirmation and agreement. None of ours runs meanwhile (SLA-10). */
  changeCustomer: {
    kind: 'changeCustomer',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    measures: 'INTERRUPTION',
    pausedBy: incidentOnly,
    limit: budget('change.customerDue'),
  },
  /** The customer is told why a change was rejected (CHANGE-14). */
  changeNotice: {
    kind: 'changeNotice',
    owner: 'SALES',
    assignee: 'SALESPERSON',
    measures: 'INTERRUPTION',
    limit: budget('qual.timely'),
  },
  /** Research and development's own date for a product improvement (CHANGE-12). */
  modification: {
    kind: 'modification',
    owner: 'ENGINEERING',
    assignee: 'ENGINEER',
    limit: (_policy, state) => until(openModification(state)?.schedule?.completionDate),
  },
} as const satisfies Record<string, ClockDefinition>;

/** The target counts working hours, or hours of the plain clock where policy says so. */
function confirmationTarget(policy: PolicyValues): string {
  const target = policy['sla.intake.confirmTarget'];
  return policy['sla.intake.confirmClock'] === 'ELAPSED' ? target.replace('wh', 'h') : target;
}
