import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { assign } from '../assignment.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import { automaticContract } from '../stages/contract.ts';
import { rejectOrder } from '../stages/intake.ts';
import type { OrderState } from '../state.ts';
import { needsVerification } from '../verification.ts';
import { openQuestions } from './ask-sales.ts';
import { creditShortfall, wantsCreditReview } from './credit.ts';
import { pendingReviewers } from './reviewers.ts';
import { isSampled } from './sampling.ts';

/** The one decision over all reviews, with four eyes against the entry (REVIEW-09, REVIEW-10, PRIV-11). */
export function decideReview(draft: Draft, input: CommandInputs['decideReview']): void {
  const { state, policy } = draft;
  if (state.decision !== undefined) refuse('blocked', 'The review is decided already.');
  if (hasPartIn(draft.actor, { by: state.enteredBy, onBehalfOf: state.enteredFor ?? [] })) {
    refuse('separation-of-duties', 'Whoever entered the order cannot approve it, nor who acts for them.');
  }
  if (input.inBatch === true && isSampled(state, policy)) {
    refuse('blocked', 'This order is one of the sample: look at it and decide it by itself.');
  }
  if (input.outcome === 'REJECT') {
    if (input.reason === undefined) refuseField('reason', 'a rejection needs its reason for the customer');
    rejectOrder(draft, input.reason);
    return;
  }
  const obstacle = obstacleTo(state, policy);
  if (obstacle !== undefined) refuse('blocked', obstacle);
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
  assign(draft);
  stopClock(draft, 'departmentReview');
  stopClock(draft, 'confirmationOuter');
  if (automaticContract(draft.state, policy) === undefined) startClock(draft, looseClocks.quotation);
}

/** Why the order cannot be accepted yet, if anything keeps it (REVIEW-07, REVIEW-08, REVIEW-10, REVIEW-11). */
export function obstacleTo(state: OrderState, policy: PolicyValues): string | undefined {
  const pending = pendingReviewers(state, policy);
  if (pending.length > 0) return `Still to review: ${pending.join(', ')}.`;
  const failed = Object.values(state.reviews).filter((review) => review.result === 'FAIL');
  if (failed.length > 0) return `Failed reviews: ${failed.map(({ department }) => department).join(', ')}.`;
  const open = openQuestions(state).map(({ questionId }) => questionId);
  if (open.length > 0) return `Sales has not answered: ${open.join(', ')}.`;
  if (needsVerification(state, policy)) {
    return 'The customer is not verified: look up name and tax number in the register and verify the customer first.';
  }
  if (wantsCreditReview(state, policy)) return 'The credit review of this high-value order is missing.';
  if (state.creditReview?.result === 'FAIL') return 'The credit review of the finance manager failed.';
  const short = creditShortfall(state);
  if (short === undefined) return undefined;
  return `The customer's free credit falls short by ${short.amount} ${short.currency}: reject the order, or the finance manager overrides it with a reason.`;
}
