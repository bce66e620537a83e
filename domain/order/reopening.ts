import { subjectsOf } from './change/patch.ts';
import { stopClock } from './clock-control.ts';
import type { OrderDetails } from './details.ts';
import type { Draft } from './draft.ts';
import { enterOrderStage } from './enter-stage.ts';
import { changedDetails, reopenTouched } from './review/reopen-touched.ts';
import type { OrderStage } from './stage-names.ts';

/** Stages in which people judge the order, or have and nothing is signed yet. */
const judged: readonly OrderStage[] = ['UNDER_REVIEW', 'AWAITING_CUSTOMER_DECISION', 'QUOTED'];

/**
 * True when what a review judges is otherwise: what is made, how much of it, at what price, when, for which customer and
 * by which type of order.
 */
export function touchesReview(before: OrderDetails, after: OrderDetails): boolean {
  return (
    subjectsOf(before, after).length > 0 ||
    (before.orderType ?? 'REGULAR') !== (after.orderType ?? 'REGULAR') ||
    before.customer.customerId !== after.customer.customerId
  );
}

/** What was entered wrongly is judged anew: by the departments whose items it touches, by all once it was decided. */
export function reopenForCorrection(draft: Draft, before: OrderDetails): void {
  const { stage, details, decision } = draft.state;
  const isSameType = before.orderType === details.orderType;
  if (stage !== 'UNDER_REVIEW' || decision !== undefined || !isSameType) reopenReview(draft, before);
  else if (touchesReview(before, details)) reopenTouched(draft, changedDetails(before, details));
}

/** What was judged is asked again when what it was judged by is otherwise now, as long as nothing is signed. */
export function reopenReview(draft: Draft, before: OrderDetails): void {
  const { stage, details } = draft.state;
  if (!judged.includes(stage) || !touchesReview(before, details)) return;
  draft.emit({ type: 'reviewsReopened' });
  stopClock(draft, 'quotation');
  stopClock(draft, 'departmentReview');
  enterOrderStage(draft, 'UNDER_REVIEW');
}
