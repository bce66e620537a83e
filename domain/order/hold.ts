import type { Instant } from '../instant.ts';
import { type LotStage, lotStages } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** Why the work on an order stands still, whatever stage it is in; each at most once at a time, EXCEPTION once for each case. */
export const holdReasons = ['HOLD', 'CHANGE', 'CANCELLATION', 'EXCEPTION'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Work stands still on the whole order, on one lot, or from a named operation on (ruling 16, CANCEL-02). */
export interface Hold {
  reason: HoldReason;
  /** Absent: the whole order. */
  lotId?: string;
  /** Lots go on until they come to this operation; absent: nothing goes on. */
  from?: LotStage;
  note?: string;
  /** The case that holds it; of one reason there are then several holds, one for each case. */
  caseId?: string;
  by: string;
  at: Instant;
}

/** The hold of an order that is being cancelled: it keeps more than any other does (CANCEL-02). */
export function cancellationHold({ holds }: Pick<OrderState, 'holds'>): Hold | undefined {
  return holds?.find(({ reason }) => reason === 'CANCELLATION');
}

/** The hold that keeps a command of the order, or of one of its lots, from being given. */
export function holdAgainst(
  { onHold, onCancellation }: { onHold?: 'GOES_ON'; onCancellation?: 'WAITS' },
  state: OrderState,
  lotId?: string,
): Hold | undefined {
  const cancellation = cancellationHold(state);
  if (onHold === 'GOES_ON') return onCancellation === 'WAITS' ? cancellation : undefined;
  return cancellation ?? (lotId === undefined ? orderHold(state) : lotHold(state, lotId));
}

/** The hold that keeps the order itself from going on. */
export function orderHold(state: OrderState): Hold | undefined {
  return state.holds?.find((hold) => hold.lotId === undefined && hold.from === undefined);
}

/** The hold that keeps a lot from going on in the stage it is in. */
export function lotHold(state: OrderState, lotId: string): Hold | undefined {
  const lot = state.lots.find((each) => each.lotId === lotId);
  if (lot === undefined) return orderHold(state);
  return state.holds?.find((hold) => covers(hold, lot));
}

/** True when the hold keeps the lot: it is meant, and has come to the operation that the hold begins with. */
export function covers(hold: Hold, lot: { lotId: string; stage: LotStage }): boolean {
  if (hold.lotId !== undefined && hold.lotId !== lot.lotId) return false;
  return hold.from === undefined || lotStages.indexOf(lot.stage) >= lotStages.indexOf(hold.from);
}

/** True for a hold that a release ends: one of its reason, and of its case where it names one. */
export function isReleased(
  hold: Pick<Hold, 'reason' | 'caseId'>,
  release: { reason: HoldReason; caseId?: string },
): boolean {
  if (hold.reason !== release.reason) return false;
  return release.caseId === undefined || release.caseId === hold.caseId;
}
