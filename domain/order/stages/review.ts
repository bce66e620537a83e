import { refuse, refuseField } from '../../errors.ts';
import { actorId, hasPartIn } from '../../people/actor.ts';
import { type Department, isDepartment } from '../../people/departments.ts';
import { staffOf } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { isSkipped } from '../bypass.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { OrderState } from '../state.ts';
import { automaticContract } from './contract.ts';
import { rejectOrder } from './intake.ts';

const anyReviewer = staffOf(
  'FINANCE',
  'PRODUCTION',
  'PROCUREMENT',
  'LEGAL',
  'QUALITY',
  'ENGINEERING',
  'LOGISTICS',
);

/** Department reviews, the one decision, and the customer's answer to a postponement. */
export const reviewCommands = {
  recordReview: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: anyReviewer,
    rolesFor: (input) => staffOf(input.department),
    isOpen: ({ decision }) => decision === undefined,
    zh: '部门评审',
    en: 'Record department review',
    purpose: 'A department of the matrix records pass or fail; a later review supersedes the earlier.',
    requirements: ['REVIEW-03', 'REVIEW-13', 'REVIEW-19', 'REVIEW-24'],
    decide: recordReview,
  },
  decideReview: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: ['SALES_SUPERVISOR', 'SALES_MANAGER'],
    isOpen: ({ decision }) => decision === undefined,
    zh: '评审结论',
    en: 'Decide review',
    purpose: 'The sales supervisor combines the reviews into one decision; four eyes against the entry.',
    requirements: ['REVIEW-09', 'REVIEW-10', 'REVIEW-12', 'PRIV-11'],
    decide: decideReview,
  },
  proposePostponement: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: staffOf('PRODUCTION', 'PLANNING', 'CONTRACT_ORDER'),
    isOpen: ({ decision }) => decision === undefined,
    zh: '提出延期交货',
    en: 'Propose postponement',
    purpose: 'The requested date is not feasible; the customer is asked for a later one.',
    requirements: ['REVIEW-15'],
    decide: proposePostponement,
  },
  recordCustomerDecision: {
    subject: 'order',
    stages: ['AWAITING_CUSTOMER_DECISION'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    zh: '记录客户决定',
    en: 'Record customer decision',
    purpose: "Stores the customer's answer; agreement brings the order back into review with the new date.",
    requirements: ['REVIEW-15'],
    decide: recordCustomerDecision,
  },
  decideRefusedPostponement: {
    subject: 'order',
    stages: ['AWAITING_CUSTOMER_DECISION'],
    roles: ['GENERAL_MANAGER', 'DEPUTY_GENERAL_MANAGER'],
    zh: '核准不接订单',
    en: 'Decide refused postponement',
    purpose: 'After a refused postponement the GM or DGM declines the order or keeps the requested date.',
    requirements: ['REVIEW-16'],
    decide: decideRefusedPostponement,
  },
} satisfies Partial<CommandTable>;

/** Departments whose review the order needs, by the matrix of its type (REVIEW-19). */
export function reviewersOf(policy: PolicyValues): Department[] {
  const row = policy['review.matrix']['REGULAR'] ?? [];
  return (typeof row === 'string' ? [row] : row).filter(isDepartment);
}

/** Departments that have not yet recorded a review. */
export function pendingReviewers(state: OrderState, policy: PolicyValues): Department[] {
  if (state.decision !== undefined) return [];
  return reviewersOf(policy).filter(
    (department) =>
      state.reviews[department] === undefined && !isSkipped(state, 'DEPARTMENT_REVIEW', department),
  );
}

function recordReview(draft: Draft, input: CommandInputs['recordReview']): void {
  if (draft.state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  if (!reviewersOf(draft.policy).includes(input.department)) {
    refuseField('department', `${input.department} does not review this type of order`);
  }
  const review = { ...draft.sign(input.comment), department: input.department, result: input.result };
  draft.emit({ type: 'reviewRecorded', review });
}

function decideReview(draft: Draft, input: CommandInputs['decideReview']): void {
  const { state, policy } = draft;
  if (state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  if (hasPartIn(draft.actor, { by: state.enteredBy, onBehalfOf: state.enteredFor ?? [] })) {
    refuse('separation-of-duties', 'Whoever entered the order cannot approve it, nor who acts for them.');
  }
  if (input.outcome === 'REJECT') {
    if (input.reason === undefined) refuseField('reason', 'a rejection needs its reason for the customer');
    rejectOrder(draft, input.reason);
    return;
  }
  const pending = pendingReviewers(state, policy);
  if (pending.length > 0) refuse('blocked', `Still to review: ${pending.join(', ')}.`);
  const failed = Object.values(state.reviews).filter((review) => review.result === 'FAIL');
  if (failed.length > 0) {
    refuse('blocked', `Failed reviews: ${failed.map((review) => review.department).join(', ')}.`);
  }
  if (input.outcome === 'ACCEPT_WITH_CONDITIONS' && input.conditions === undefined) {
    refuseField('conditions', 'say on which conditions the order is accepted');
  }
  const decision = { ...draft.sign(), outcome: input.outcome };
  draft.emit({
    type: 'orderRecorded',
    record: {
      decision: input.conditions === undefined ? decision : { ...decision, conditions: input.conditions },
    },
  });
  stopClock(draft, 'departmentReview');
  stopClock(draft, 'confirmationOuter');
  if (automaticContract(draft.state, policy) === undefined) startClock(draft, looseClocks.quotation);
}

function proposePostponement(draft: Draft, input: CommandInputs['proposePostponement']): void {
  const requested = draft.state.details.deliveryDate;
  if (draft.state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  if (requested !== undefined && input.deliveryDate <= requested) {
    refuseField('deliveryDate', `a postponement is later than the requested ${requested}`);
  }
  draft.emit({
    type: 'orderRecorded',
    record: {
      postponement: { proposedDate: input.deliveryDate, reason: input.reason, by: actorId(draft.actor) },
    },
  });
  enterOrderStage(draft, 'AWAITING_CUSTOMER_DECISION');
}

function recordCustomerDecision(draft: Draft, input: CommandInputs['recordCustomerDecision']): void {
  const { postponement, details } = draft.state;
  if (postponement === undefined) refuse('blocked', 'No postponement was proposed.');
  draft.emit({
    type: 'orderRecorded',
    record: { postponement: { ...postponement, customerAgreed: input.agreed } },
  });
  if (!input.agreed) return;
  const before = details.deliveryDate === undefined ? {} : { deliveryDate: details.deliveryDate };
  draft.emit({ type: 'detailsChanged', before, after: { deliveryDate: postponement.proposedDate } });
  enterOrderStage(draft, 'UNDER_REVIEW');
}

function decideRefusedPostponement(draft: Draft, input: CommandInputs['decideRefusedPostponement']): void {
  if (draft.state.postponement?.customerAgreed !== false) {
    refuse('blocked', 'The customer has not refused the postponement.');
  }
  if (input.decline) rejectOrder(draft, input.reason);
  else enterOrderStage(draft, 'UNDER_REVIEW');
}
