import { refuse, refuseField } from '../../errors.ts';
import { add, compare, type Money, subtract, zero } from '../../money/money.ts';
import { hasPartIn } from '../../people/actor.ts';
import { orderTotal } from '../amounts.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import type { OrderState } from '../state.ts';
import type { CancellationSettlement, DepositTreatment } from './cancellation.ts';
import { openCancellation, stopKind } from './cancelling.ts';

/** What the customer has paid so far. */
export function paidOf({ payments, details }: OrderState): Money {
  return payments.reduce((sum, { total }) => add(sum, total), zero(orderTotal(details).currency));
}

/** What the customer gets back: what was paid less the fee, and nothing where the deposit is forfeit. */
export function refundOf(paid: Money, fee: Money, treatment: DepositTreatment): Money {
  const rest = subtract(paid, fee);
  const isOwed = treatment !== 'FORFEIT' && compare(rest, zero(paid.currency)) > 0;
  return isOwed ? rest : zero(paid.currency);
}

/** Finance computes fee, refund and what becomes of the deposit; another person approves (CANCEL-06). */
export function settleCancellation(draft: Draft, input: CommandInputs['settleCancellation']): void {
  const { disposition, settlementApproval } = openCancellation(draft);
  if (settlementApproval !== undefined) refuse('blocked', 'The settlement of the cancellation is approved.');
  if (disposition === undefined) {
    refuse('blocked', 'Record first what becomes of the goods: the fee follows from it (CANCEL-04).');
  }
  const { proposedFee } = disposition;
  const { fee, refund, depositTreatment } = input;
  for (const [name, each] of Object.entries({ fee, refund })) {
    if (each.currency !== proposedFee.currency) {
      refuseField(`${name}.currency`, `the order is in ${proposedFee.currency}`);
    }
  }
  if (compare(fee, proposedFee) > 0) {
    refuseField(
      'fee.amount',
      `the policy cancel.feePolicy allows ${proposedFee.amount} ${proposedFee.currency}`,
    );
  }
  const paid = paidOf(draft.state);
  if (depositTreatment === 'OFFSET' && compare(paid, fee) > 0) {
    refuseField(
      'depositTreatment',
      `${paid.amount} ${paid.currency} were paid, more than the fee: refund the rest`,
    );
  }
  const expected = refundOf(paid, fee, depositTreatment);
  if (compare(refund, expected) !== 0) {
    refuseField(
      'refund.amount',
      `what was paid less the fee comes to ${expected.amount} ${expected.currency}`,
    );
  }
  draft.emit({ type: 'cancellationSettled', settlement: { ...draft.sign(), ...input } });
}

/** A whole deposit is kept only when the general manager says so. */
export function approveForfeit(draft: Draft, { comment }: CommandInputs['approveForfeit']): void {
  const { settlement, forfeitApproval } = openCancellation(draft);
  if (settlement?.depositTreatment !== 'FORFEIT' || forfeitApproval !== undefined) {
    refuse('blocked', 'No forfeit of a deposit waits for approval.');
  }
  guardOtherEyes(draft, settlement);
  draft.emit({ type: 'forfeitApproved', signature: draft.sign(comment) });
}

export function approveCancellationSettlement(
  draft: Draft,
  { comment }: CommandInputs['approveCancellationSettlement'],
): void {
  const { settlement, forfeitApproval, settlementApproval } = openCancellation(draft);
  if (settlement === undefined || settlementApproval !== undefined) {
    refuse('blocked', 'No settlement of a cancellation waits for approval.');
  }
  if (settlement.depositTreatment === 'FORFEIT' && forfeitApproval === undefined) {
    refuse('blocked', 'The general manager has not approved that the deposit is forfeit (CANCEL-06).');
  }
  guardOtherEyes(draft, settlement);
  draft.emit({ type: 'cancellationSettlementApproved', signature: draft.sign(comment) });
  stopKind(draft, 'cancellationSettlement');
}

function guardOtherEyes(draft: Draft, settlement: CancellationSettlement): void {
  if (hasPartIn(draft.actor, settlement)) {
    refuse(
      'separation-of-duties',
      'Whoever computed the settlement cannot approve it, nor who acts for them.',
    );
  }
}
