import type { PolicyValues } from '../../policy/policy.ts';
import { commandTable } from '../commands.ts';
import type { OrderState } from '../state.ts';
import type { Ask } from '../tasks.ts';
import { needsVerification } from '../verification.ts';
import { openQuestions } from './ask-sales.ts';
import { creditShortfall, wantsCreditReview } from './credit.ts';
import { askedReviewers, pendingReviewers } from './reviewers.ts';
import { isSampled } from './sampling.ts';

/** What an order under review asks: the departments whose turn it is, finance and sales, or the one decision. */
export function reviewAsks(state: OrderState, policy: PolicyValues): Ask[] {
  if (state.decision !== undefined) {
    return [{ command: 'issueQuotation', department: 'SALES', clock: 'quotation' }];
  }
  const asks = [...questionAsks(state), ...creditAsks(state, policy)];
  if (pendingReviewers(state, policy).length > 0) {
    const waiting = openQuestions(state).map(({ department }) => department);
    const reviews = askedReviewers(state, policy).map(
      (department): Ask => ({ command: 'recordReview', department, clock: 'departmentReview' }),
    );
    return [
      ...reviews.map((ask) => (waiting.includes(ask.department) ? { ...ask, waiting: true as const } : ask)),
      ...asks,
    ];
  }
  // Nobody is asked for a decision that would be refused.
  if (needsVerification(state, policy) || wantsCreditReview(state, policy)) return asks;
  const decision: Ask = {
    command: 'decideReview',
    department: 'SALES',
    clock: 'departmentReview',
    roles: commandTable.decideReview.roles,
  };
  return [...asks, isSampled(state, policy) ? { ...decision, sampled: true } : decision];
}

/** Each question of a reviewing department is sales' to answer, by its own clock (REVIEW-11). */
export function questionAsks(state: OrderState): Ask[] {
  return openQuestions(state).map(({ clockId }) => ({
    command: 'answerQuestion',
    department: 'SALES',
    clock: 'reviewQuestion',
    clockId,
  }));
}

/** Finance's own head looks at a high amount, and at one that the credit does not cover (REVIEW-07, REVIEW-08). */
function creditAsks(state: OrderState, policy: PolicyValues): Ask[] {
  const ask = { department: 'FINANCE', clock: 'departmentReview', roles: ['FINANCE_MANAGER'] } as const;
  return [
    ...(wantsCreditReview(state, policy) ? [{ ...ask, command: 'reviewCredit' } as const] : []),
    ...(creditShortfall(state) === undefined ? [] : [{ ...ask, command: 'overrideCredit' } as const]),
  ];
}
