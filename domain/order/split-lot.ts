import { minus, positive } from './amounts.ts';
import type { Draft } from './draft.ts';
import type { LotLine } from './lot.ts';
import type { OrderState } from './state.ts';

/**
 * Part a lot in two (ruling 1): the new lot takes `lines`, the old one keeps the rest and its clocks.
 * Answers the id of the lot that holds `lines`: the old one when they are all of it.
 */
export function splitLot(draft: Draft, lotId: string, lines: readonly LotLine[]): string {
  const taken = positive(lines);
  const rest = minus(draft.lot(lotId).lines, taken);
  if (rest.length === 0) return lotId;
  const newLotId = nextLotId(draft.state);
  draft.emit({ type: 'lotSplit', lotId, newLotId, lines: taken });
  return newLotId;
}

/** The id of the next lot that comes to be; that of a lot which was dropped is not given again. */
export function nextLotId({ lots, droppedLots = [] }: OrderState): string {
  return `L${lots.length + droppedLots.length + 1}`;
}
