import { refuse, refuseField } from '../../errors.ts';
import { actorId } from '../../people/actor.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { rejectOrder } from '../stages/intake.ts';
import { reopenTouched } from './reopen-touched.ts';

/** The requested date cannot be kept: the customer is asked for a later one (REVIEW-15). */
export function proposePostponement(draft: Draft, input: CommandInputs['proposePostponement']): void {
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

/** The customer's answer; the new date is judged anew by those who judge dates. */
export function recordCustomerDecision(draft: Draft, input: CommandInputs['recordCustomerDecision']): void {
  const { postponement, details } = draft.state;
  if (postponement === undefined) refuse('blocked', 'No postponement was proposed.');
  draft.emit({
    type: 'orderRecorded',
    record: { postponement: { ...postponement, customerAgreed: input.agreed } },
  });
  if (!input.agreed) return;
  const before = details.deliveryDate === undefined ? {} : { deliveryDate: details.deliveryDate };
  draft.emit({ type: 'detailsChanged', before, after: { deliveryDate: postponement.proposedDate } });
  reopenTouched(draft, ['deliveryDate']);
  enterOrderStage(draft, 'UNDER_REVIEW');
}

/** Declined by the general manager or the deputy, or the requested date stands and is judged once more (REVIEW-16). */
export function decideRefusedPostponement(
  draft: Draft,
  input: CommandInputs['decideRefusedPostponement'],
): void {
  if (draft.state.postponement?.customerAgreed !== false) {
    refuse('blocked', 'The customer has not refused the postponement.');
  }
  if (input.decline) {
    rejectOrder(draft, input.reason);
    return;
  }
  reopenTouched(draft, ['deliveryDate']);
  enterOrderStage(draft, 'UNDER_REVIEW');
}
