import type { PolicyValues } from '../policy/policy.ts';
import { lacksOriginal, needsConfirmation } from './receipt-checks.ts';
import type { OrderState } from './state.ts';
import type { Ask } from './tasks.ts';
import { needsVerification } from './verification.ts';

/** Work of sales on an order that has something to be checked: its customer, what is wanted, its original. */
export function receiptAsks(state: OrderState, policy: PolicyValues): Ask[] {
  const { stage, decision } = state;
  const asks: Ask[] = [];
  if (unconfirmed.includes(stage) && decision === undefined && needsVerification(state, policy)) {
    const clock = stage === 'UNDER_REVIEW' ? 'departmentReview' : 'confirmationOuter';
    asks.push({ command: 'verifyCustomer', department: 'SALES', clock });
  }
  if (lacksOriginal(state, policy)) asks.push({ command: 'recordOriginal', department: 'SALES' });
  return asks;
}

/** What is wanted is confirmed before the initial review is passed, in its time (INTAKE-07). */
export function initialReviewAsk(state: OrderState, policy: PolicyValues): Ask {
  const command = needsConfirmation(state, policy) ? 'confirmRequirements' : 'passInitialReview';
  return { command, department: 'SALES', clock: 'initialReview' };
}

const unconfirmed: readonly string[] = ['RECEIVED', 'AWAITING_INFO', 'UNDER_REVIEW'];
