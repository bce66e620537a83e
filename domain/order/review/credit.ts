import { compare, type Money, subtract } from '../../money/money.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { orderTotal } from '../amounts.ts';
import { hasEdition } from '../edition.ts';
import type { OrderState } from '../state.ts';

/** True for an order whose amount needs one more look at the credit (REVIEW-07); the threshold is in CNY. */
function isHighValue(state: OrderState, policy: PolicyValues): boolean {
  const total = orderTotal(state.details);
  const threshold = { amount: policy['review.highValueThreshold'], currency: 'CNY' } as const;
  return hasEdition(state, 2) && total.currency === 'CNY' && compare(total, threshold) >= 0;
}

/** True while the additional credit review of an order of high value is missing. */
export function wantsCreditReview(state: OrderState, policy: PolicyValues): boolean {
  return state.decision === undefined && state.creditReview === undefined && isHighValue(state, policy);
}

/**
 * By how much the customer's free credit falls short of the order, unless finance has overridden it for at least that
 * amount (REVIEW-08). Nothing where nobody set a limit, or it is in another currency (ruling 13).
 */
export function creditShortfall(state: OrderState): Money | undefined {
  const { creditFree } = state.facts;
  const total = orderTotal(state.details);
  if (!hasEdition(state, 2) || creditFree === undefined || creditFree.currency !== total.currency)
    return undefined;
  if (compare(creditFree, total) >= 0) return undefined;
  const override = state.creditOverride;
  const covered =
    override !== undefined &&
    override.total.currency === total.currency &&
    compare(total, override.total) <= 0 &&
    compare(creditFree, override.creditFree) >= 0;
  return covered ? undefined : subtract(total, creditFree);
}
