import { refuse } from '../../errors.ts';
import { compare, zero } from '../../money/money.ts';
import { quantityOf } from '../../money/quantity.ts';
import { actorId } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { balanceOf, partOf, positive, quantityIn } from '../amounts.ts';
import { startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { Shipment } from '../lot.ts';
import { splitLot } from '../split-lot.ts';

/** From stocked-in goods to the signed handover. */
export const shippingCommands = {
  releaseGoods: {
    subject: 'lot',
    stages: ['STOCKED_IN'],
    roles: staffOf('WAREHOUSE'),
    zh: '放行货物',
    en: 'Release goods',
    purpose: 'Goods that passed inspection may be picked; the shipping clock starts.',
    requirements: ['QC-06', 'QC-08'],
    decide: (draft, _input, lotId) => enterLotStage(draft, lotId, 'READY_TO_SHIP'),
  },
  checkPackingList: {
    subject: 'lot',
    stages: ['READY_TO_SHIP'],
    roles: staffOf('LOGISTICS', 'WAREHOUSE'),
    zh: '核对货物清单',
    en: 'Check packing list',
    purpose: 'Compares the packing list with the lot; any difference blocks dispatch until a check matches.',
    requirements: ['SHIP-02'],
    decide: checkPackingList,
  },
  arrangeTransport: {
    subject: 'lot',
    stages: ['READY_TO_SHIP'],
    roles: staffOf('LOGISTICS'),
    zh: '安排运输',
    en: 'Arrange transport',
    purpose: 'Carrier, mode and pick-up time are fixed; the pick-up becomes the dispatch clock.',
    requirements: ['SHIP-01', 'SHIP-08'],
    decide: arrangeTransport,
  },
  dispatchShipment: {
    subject: 'lot',
    stages: ['READY_TO_SHIP'],
    roles: staffOf('WAREHOUSE', 'LOGISTICS'),
    zh: '发货交接',
    en: 'Dispatch shipment',
    purpose: 'Hands the goods over with both signatures; a part shipment leaves the rest ready to ship.',
    requirements: ['SHIP-12', 'SHIP-14', 'SHIP-22', 'QC-06'],
    decide: dispatchShipment,
  },
} satisfies Partial<CommandTable>;

function checkPackingList(draft: Draft, input: CommandInputs['checkPackingList'], lotId: string): void {
  const { lines } = draft.lot(lotId);
  const numbers = new Set([...lines, ...input.packed].map((line) => line.line));
  const differences = [...numbers]
    .map((line) => ({ line, ordered: quantityIn(lines, line), packed: quantityIn(input.packed, line) }))
    .filter((each) => each.ordered !== each.packed)
    .map((each) => ({ ...each, ordered: quantityOf(each.ordered), packed: quantityOf(each.packed) }));
  const packingList = {
    matches: differences.length === 0,
    differences,
    by: actorId(draft.actor),
    at: draft.at,
  };
  draft.emit({ type: 'lotRecorded', lotId, record: { packingList } });
}

function arrangeTransport(draft: Draft, input: CommandInputs['arrangeTransport'], lotId: string): void {
  const transport = { ...input, by: actorId(draft.actor), at: draft.at };
  draft.emit({ type: 'lotRecorded', lotId, record: { transport } });
  stopClock(draft, 'shippingArrangement', lotId);
  stopClock(draft, 'dispatch', lotId);
  startClock(draft, looseClocks.dispatch, lotId);
}

function dispatchShipment(draft: Draft, input: CommandInputs['dispatchShipment'], lotId: string): void {
  const lot = draft.lot(lotId);
  if (lot.packingList?.matches !== true) {
    refuse('blocked', 'The packing list has not been checked without difference (SHIP-02).');
  }
  if (lot.transport === undefined) refuse('blocked', 'No transport is arranged (SHIP-10).');
  checkPayment(draft);
  const shipped = positive(input.shipped ?? lot.lines);
  partOf(lot.lines, shipped, 'shipped');
  if (shipped.length === 0) refuse('blocked', 'A shipment carries something.');
  const { shipped: _part, ...papers } = input;
  const shipment: Shipment = { ...papers, at: draft.at };
  const gone = splitLot(draft, lotId, shipped);
  draft.emit({ type: 'lotRecorded', lotId: gone, record: { shipment } });
  stopClock(draft, 'dispatch', lotId);
  if (gone === lotId) {
    stopClock(draft, 'pickUpFree', lotId);
    stopClock(draft, 'pickUpGrace', lotId);
  }
  enterLotStage(draft, gone, 'SHIPPED');
  if (gone === lotId) return;
  draft.emit({ type: 'shippingCleared', lotId });
  enterLotStage(draft, lotId, 'READY_TO_SHIP');
}

function checkPayment(draft: Draft): void {
  const { details } = draft.state;
  if (details.paymentMethod !== 'PREPAYMENT' || !draft.policy['ship.paymentGate']) return;
  const balance = balanceOf(draft.state);
  if (compare(balance, zero(balance.currency)) <= 0) return;
  refuse('blocked', `${balance.amount} ${balance.currency} of the prepayment are not received (SHIP-22).`);
}
