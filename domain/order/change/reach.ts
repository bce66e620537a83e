import { quantityOf } from '../../money/quantity.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { quantityIn } from '../amounts.ts';
import type { OrderDetails } from '../details.ts';
import type { Lot } from '../lot.ts';
import { lotStages, orderStages, type Stage } from '../stage-names.ts';
import type { OrderState } from '../state.ts';
import { countOf, otherwiseMade, patchedDetails } from './patch.ts';
import type { ChangeWish } from './records.ts';

/** A wish, and the one lot that it concerns where it does not concern the whole order. */
export interface Wanted {
  wanted: ChangeWish;
  lotId?: string;
}

/** All stages from the first to the last, a lot's in the place of the order's own `IN_FULFILMENT`. */
const stagesInTurn: readonly string[] = orderStages.flatMap((stage): Stage[] =>
  stage === 'IN_FULFILMENT' ? [stage, ...lotStages] : [stage],
);

/** Lots that a change still reaches: none after `change.lastState`, none but the one that it concerns. */
export function lotsInReach(state: OrderState, policy: PolicyValues, lotId?: string): Lot[] {
  return state.lots.filter((lot) => isInReach(lot.stage, policy) && (lotId ?? lot.lotId) === lot.lotId);
}

/**
 * Why a change comes too late, or reaches what is dispatched (CHANGE-15); undefined while it can be made. `path`: the
 * field that asks too much, where it is one.
 */
export function tooLate(
  state: OrderState,
  { wanted, lotId }: Wanted,
  policy: PolicyValues,
): { path?: string; reason: string } | undefined {
  const last = policy['change.lastState'];
  const inReach = lotsInReach(state, policy, lotId);
  const isOver = state.lots.length === 0 ? !isInReach(state.stage, policy) : inReach.length === 0;
  if (isOver || (state.lots.length > 0 && state.stage !== 'IN_FULFILMENT')) {
    const reason = `A change is possible up to ${last}: open a return or an exchange instead (CHANGE-15).`;
    return lotId === undefined ? { reason } : { path: 'onlyLot', reason };
  }
  return beyondReach(state, patchedDetails(state.details, wanted), inReach);
}

function beyondReach(state: OrderState, after: OrderDetails, inReach: readonly Lot[]) {
  const fixed = state.lots.filter((lot) => !inReach.includes(lot)).flatMap((lot) => lot.lines);
  const otherwise = otherwiseMade(state.details, after);
  for (const line of after.lines) {
    const gone = quantityIn(fixed, line.line);
    if (gone === 0) continue;
    const isLess = countOf(line) < gone;
    if (!isLess && !otherwise.includes(line.line)) continue;
    const reason = `${quantityOf(gone)} of line ${line.line} are out of reach of this change: put what is wanted otherwise on a line of its own, or open a return or an exchange (CHANGE-15)`;
    return { path: 'wanted.lines', reason };
  }
  return undefined;
}

function isInReach(stage: Stage, policy: PolicyValues): boolean {
  return stagesInTurn.indexOf(stage) <= stagesInTurn.indexOf(policy['change.lastState']);
}
