import { refuse, refuseField } from '../../errors.ts';
import { add, type Money, zero } from '../../money/money.ts';
import type { Department } from '../../people/departments.ts';
import { type Role, roles, rolesOf } from '../../people/roles.ts';
import { orderTotal } from '../amounts.ts';
import { endChange } from '../change/end-change.ts';
import type { ClockKind } from '../clock.ts';
import { startClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import { placeHold, releaseHold } from '../hold-control.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { OrderState } from '../state.ts';
import type { Cancellation, DispositionItem } from './cancellation.ts';
import { compensationsOf, reservedLines } from './compensations.ts';

/** Departments whose operations stop at once (CANCEL-03). */
const stopping: readonly Department[] = ['WAREHOUSE', 'PRODUCTION', 'PROCUREMENT'];

/** True once goods of the order have left the house: from then on they can only come back (CANCEL-08). */
export function hasLeft({ lots }: OrderState): boolean {
  return lots.some(({ shipment }) => shipment !== undefined);
}

/** Freezes the order: clocks stand still, nothing new starts, and those who work on it are told to stop. */
export function requestCancellation(draft: Draft, input: CommandInputs['requestCancellation']): void {
  const { cancellation, lots, change } = draft.state;
  if (cancellation !== undefined) {
    refuse('blocked', `A cancellation of this order is being dealt with since ${cancellation.at}.`);
  }
  if (hasLeft(draft.state)) {
    refuse('blocked', 'Goods of this order have left: open a return instead of a cancellation (CANCEL-08).');
  }
  if (input.formReference === undefined && input.formAttachmentId === undefined) {
    refuseField('formReference', 'give the number or place of the request form, or its file (CANCEL-01)');
  }
  const isPrepared = lots.some(({ packingList, transport }) => packingList ?? transport);
  const told: Department[] = isPrepared ? [...stopping, 'LOGISTICS'] : [...stopping];
  draft.emit({
    type: 'cancellationRequested',
    cancellation: { ...draft.sign(), ...input, told, stopped: {}, compensations: [] },
  });
  if (change !== undefined) endChange(draft, change, 'WITHDRAWN', {}, input.reason);
  placeHold(draft, { reason: 'CANCELLATION', note: input.reason });
  for (const department of told) {
    startClock(draft, {
      ...looseClocks.stopAcknowledgement,
      owner: department,
      assignee: staffRole(department),
    });
  }
  startClock(draft, looseClocks.cancellationConfirmation);
  startClock(draft, looseClocks.cancellationSettlement);
}

export function acknowledgeStop(
  draft: Draft,
  { department, comment }: CommandInputs['acknowledgeStop'],
): void {
  const { told, stopped } = openCancellation(draft);
  if (!told.includes(department) || stopped[department] !== undefined) {
    refuseField('department', `${department} has acknowledged already or was not told to stop`);
  }
  draft.emit({ type: 'stopAcknowledged', department, signature: draft.sign(comment) });
  const clock = draft.state.clocks.find(
    ({ kind, owner }) => kind === 'stopAcknowledgement' && owner === department,
  );
  if (clock !== undefined) draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
}

/** What becomes of goods; that there are none is said with its reason. The fee that follows is proposed. */
export function recordDisposition(draft: Draft, input: CommandInputs['recordDisposition']): void {
  const { settlementApproval } = openCancellation(draft);
  const { items, reason } = input;
  if (settlementApproval !== undefined) refuse('blocked', 'The settlement of the cancellation is approved.');
  if (items.length === 0 && reason === undefined) {
    refuseField('reason', 'say why there is nothing to be treated');
  }
  const { currency } = orderTotal(draft.state.details);
  for (const [index, item] of items.entries()) checkItem(item, `items[${index}]`, currency);
  const loss = items.reduce((sum, item) => add(sum, item.loss), zero(currency));
  const proposedFee = draft.policy['cancel.feePolicy'] === 'NONE' ? zero(currency) : loss;
  draft.emit({ type: 'dispositionRecorded', disposition: { ...draft.sign(), ...input, loss, proposedFee } });
}

function checkItem({ loss, agreedWith }: DispositionItem, path: string, currency: Money['currency']): void {
  if (loss.currency !== currency) refuseField(`${path}.loss.currency`, `the order is in ${currency}`);
  if (new Set(agreedWith).size < 2) {
    refuseField(`${path}.agreedWith`, 'departments agree on it between them: name two at least (CANCEL-04)');
  }
}

export function confirmCancellation(draft: Draft, input: CommandInputs['confirmCancellation']): void {
  if (openCancellation(draft).confirmation !== undefined) {
    refuse('blocked', 'The cancellation is confirmed with the customer already.');
  }
  const { comment, ...said } = input;
  draft.emit({ type: 'cancellationConfirmed', confirmation: { ...draft.sign(comment), ...said } });
  stopKind(draft, 'cancellationConfirmation');
}

/** The customer goes on with the order: what stood still runs on with what it had left (section (c), row 42). */
export function withdrawCancellation(draft: Draft, { reason }: CommandInputs['withdrawCancellation']): void {
  openCancellation(draft);
  draft.emit({ type: 'cancellationWithdrawn', withdrawal: { ...draft.sign(), reason } });
  stopKind(draft, 'stopAcknowledgement', 'cancellationConfirmation', 'cancellationSettlement');
  releaseHold(draft, 'CANCELLATION');
}

/** What keeps a cancellation from its end; empty when all is there (section (c), row 41). */
export function stillOpen({ told, stopped, ...cancellation }: Cancellation): string[] {
  const missing: [boolean, string][] = [
    [cancellation.disposition === undefined, 'recordDisposition'],
    [cancellation.confirmation === undefined, 'confirmCancellation'],
    [cancellation.settlementApproval === undefined, 'approveCancellationSettlement'],
  ];
  return [
    ...told.filter((department) => stopped[department] === undefined),
    ...missing.filter(([isMissing]) => isMissing).map(([, name]) => name),
  ];
}

/**
 * All in one entry, so that each effect is undone once whatever dies meanwhile: what was done is undone, newest first,
 * and the order is at its end (CANCEL-09). The exception is raised here and not with the request: only now is the cost
 * known, and a cancellation that is withdrawn was none (CANCEL-07).
 */
export function completeCancellation(draft: Draft): void {
  const cancellation = openCancellation(draft);
  const missing = stillOpen(cancellation);
  if (missing.length > 0) refuse('blocked', `The cancellation still lacks ${missing.join(', ')}.`);
  for (const undone of compensationsOf(draft.state)) {
    draft.emit({ type: 'compensated', compensation: { ...undone, at: draft.at } });
    if (undone.kind !== 'RESERVATION_RELEASED') continue;
    const { lotId } = undone;
    draft.emit({ type: 'stockReleased', lotId, lines: reservedLines(draft.state, draft.lot(lotId)) });
  }
  const { disposition } = cancellation;
  draft.emit({
    type: 'exceptionRaised',
    exception: {
      type: 'CANCELLATION',
      description: cancellation.reason,
      department: 'CONTRACT_ORDER',
      ...(disposition === undefined ? {} : { cost: disposition.loss }),
    },
  });
  draft.emit({ type: 'cancellationCompleted', at: draft.at });
  enterOrderStage(draft, 'CANCELLED');
  draft.emit({ type: 'holdReleased', reason: 'CANCELLATION' });
}

/** The cancellation that is being dealt with, or a refusal. */
export function openCancellation({ state: { cancellation } }: Draft): Cancellation {
  return cancellation ?? refuse('blocked', 'No cancellation of this order was requested.');
}

export function stopKind(draft: Draft, ...kinds: ClockKind[]): void {
  for (const { clockId, kind } of draft.state.clocks) {
    if (kinds.includes(kind)) draft.emit({ type: 'clockStopped', clockId, at: draft.at });
  }
}

/** Whoever does the department's work, and not its head first. */
export function staffRole(department: Department): Role {
  const all = rolesOf(department);
  const role = all.find((each) => !roles[each].head) ?? all[0];
  if (role === undefined) throw new RangeError(`nobody works in ${department}`);
  return role;
}
