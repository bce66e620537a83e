import type { Instant } from '../../instant.ts';
import type { Department } from '../../people/departments.ts';
import type { Signature } from '../details.ts';
import type { OrderState } from '../state.ts';
import type { Cancellation, CancellationSettlement, Compensation, Disposition } from './cancellation.ts';

/** What happens to an order while its customer wants it cancelled. */
export type CancellationEvent =
  | { type: 'cancellationRequested'; cancellation: Cancellation }
  | { type: 'stopAcknowledged'; department: Department; signature: Signature }
  | { type: 'dispositionRecorded'; disposition: Disposition }
  | { type: 'cancellationConfirmed'; confirmation: NonNullable<Cancellation['confirmation']> }
  | { type: 'cancellationSettled'; settlement: CancellationSettlement }
  | { type: 'forfeitApproved'; signature: Signature }
  | { type: 'cancellationSettlementApproved'; signature: Signature }
  | { type: 'cancellationWithdrawn'; withdrawal: NonNullable<Cancellation['withdrawal']> }
  | { type: 'compensated'; compensation: Compensation }
  | { type: 'cancellationCompleted'; at: Instant };

/** The state after an event of its cancellation. */
export function applyCancellation(state: OrderState, event: CancellationEvent): OrderState {
  if (event.type === 'cancellationRequested') return { ...state, cancellation: event.cancellation };
  const { cancellation, ...rest } = state;
  if (cancellation === undefined) return state;
  if (event.type === 'cancellationWithdrawn') {
    const ended = { ...cancellation, withdrawal: event.withdrawal };
    return { ...rest, cancellations: [...(state.cancellations ?? []), ended] };
  }
  return { ...state, cancellation: changed(cancellation, event) };
}

function changed(
  cancellation: Cancellation,
  event: Exclude<CancellationEvent, { type: 'cancellationRequested' | 'cancellationWithdrawn' }>,
): Cancellation {
  switch (event.type) {
    case 'stopAcknowledged':
      return {
        ...cancellation,
        stopped: { ...cancellation.stopped, [event.department]: event.signature },
      };
    case 'dispositionRecorded': {
      // The fee follows from the losses: what was computed from others is computed anew.
      const { settlement: _settlement, forfeitApproval: _approval, ...rest } = cancellation;
      return { ...rest, disposition: event.disposition };
    }
    case 'cancellationConfirmed':
      return { ...cancellation, confirmation: event.confirmation };
    case 'cancellationSettled': {
      const { forfeitApproval: _approval, ...rest } = cancellation;
      return { ...rest, settlement: event.settlement };
    }
    case 'forfeitApproved':
      return { ...cancellation, forfeitApproval: event.signature };
    case 'cancellationSettlementApproved':
      return { ...cancellation, settlementApproval: event.signature };
    case 'compensated':
      return { ...cancellation, compensations: [...cancellation.compensations, event.compensation] };
    case 'cancellationCompleted':
      return { ...cancellation, completedAt: event.at };
  }
}
