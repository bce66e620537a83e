import { checklistOf } from '../../domain/order/review/checklist.ts';
import { creditShortfall } from '../../domain/order/review/credit.ts';
import { reviewersOf, typeOf } from '../../domain/order/review/reviewers.ts';
import { isSampled } from '../../domain/order/review/sampling.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { OrderView } from './order-schema.ts';

/** What is reviewed of the order, and what its reviews have come to beyond themselves. */
export function reviewView(
  state: OrderState,
  policy: PolicyValues,
): Pick<OrderView, 'checklist' | 'sampled' | 'creditShortfall'> {
  const reviewers = reviewersOf(state, policy);
  const checklist = checklistOf(policy, typeOf(state)).flatMap(({ item, departments, zh, en }) => {
    const asked = departments.filter((department) => reviewers.includes(department));
    return asked.length === 0 ? [] : [{ item, name: { zh, en }, departments: asked }];
  });
  const shortfall = state.decision === undefined ? creditShortfall(state) : undefined;
  return {
    checklist,
    ...(isSampled(state, policy) ? { sampled: true } : {}),
    ...(shortfall === undefined ? {} : { creditShortfall: shortfall }),
  };
}
