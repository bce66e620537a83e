import { startClock, stopClock } from '../clock-control.ts';
import type { OrderDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage } from '../enter-stage.ts';
import type { StockLine } from '../events.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { Lot, LotLine } from '../lot.ts';
import { nextLotId } from '../split-lot.ts';
import { settleDelivered } from '../stages/delivery.ts';
import { isStandard } from '../standard-product.ts';
import { beforeProduction, givenUp, sharesOf } from './lots.ts';
import { lineOf, otherwiseMade } from './patch.ts';
import { lotsInReach } from './reach.ts';
import type { LotEffect } from './records.ts';

/** Lots in these stages have a plan, or are about to, and goods that are not finished. */
const unfinished: readonly Lot['stage'][] = ['PLANNING', 'MATERIAL_SHORTAGE', 'PLANNED', 'IN_PRODUCTION'];

/** What of the order is otherwise now, as far as lots are concerned. */
interface Otherwise {
  before: OrderDetails;
  /** Lines that are to be made otherwise. */
  made: readonly number[];
  isMoved: boolean;
  isSentElsewhere: boolean;
}

/** Let the lots in reach follow the details, which have changed from `before` (CHANGE-09). */
export function changeLots(draft: Draft, before: OrderDetails, lotId?: string): LotEffect[] {
  const { details } = draft.state;
  const inReach = lotsInReach(draft.state, draft.policy, lotId);
  const otherwise: Otherwise = {
    before,
    made: otherwiseMade(before, details),
    isMoved: before.deliveryDate !== details.deliveryDate,
    isSentElsewhere:
      before.deliveryAddress !== details.deliveryAddress || before.consignee !== details.consignee,
  };
  const { lines, homeless } = sharesOf(draft, before, inReach);
  const effects = inReach.flatMap((lot) => changeLot(draft, lot, lines.get(lot.lotId) ?? [], otherwise));
  if (homeless.length > 0) effects.push(openLot(draft, homeless));
  settleDelivered(draft);
  return effects;
}

function changeLot(draft: Draft, lot: Lot, lines: LotLine[], otherwise: Otherwise): LotEffect[] {
  const { lotId } = lot;
  const less = givenUp(lot, lines);
  const isOther = JSON.stringify(lines) !== JSON.stringify(lot.lines);
  const isRemade = lines.some(({ line }) => otherwise.made.includes(line)) && lot.stage !== 'RELEASED';
  const leftOver = isRemade ? lot.lines : less;
  if (lot.source === 'STOCK') releaseStock(draft, lotId, leftOver, otherwise.before);
  if (lines.length === 0) return [dropLot(draft, lot)];
  if (isOther) draft.emit({ type: 'lotLinesChanged', lotId, lines });
  const surplus = surplusOf(lot, leftOver);
  if (isRemade && lot.source === 'STOCK') {
    return [beginAnew(draft, lotId, 'RELEASED', 'STOCK_ANEW', surplus)];
  }
  if (isRemade || ((isOther || otherwise.isMoved) && unfinished.includes(lot.stage))) {
    return [beginAnew(draft, lotId, 'PLANNING', 'PLANNED_ANEW', surplus)];
  }
  const isPacked = lot.packingList !== undefined || lot.transport !== undefined;
  if (isPacked && (isOther || otherwise.isMoved || otherwise.isSentElsewhere)) {
    return [shipAnew(draft, lotId, surplus)];
  }
  return isOther ? [{ lotId, effect: 'QUANTITY', ...surplus }] : [];
}

/** The lot is planned, or looked for in stock, as if it were new; its clocks begin a new cycle. */
function beginAnew(
  draft: Draft,
  lotId: string,
  stage: 'PLANNING' | 'RELEASED',
  effect: LotEffect['effect'],
  surplus: Pick<LotEffect, 'surplus'>,
): LotEffect {
  stopClocks(draft, lotId);
  draft.emit({ type: 'lotBegunAnew', lotId });
  enterLotStage(draft, lotId, stage);
  const isFirst = stage === 'PLANNING' && draft.lot(lotId).planVersion === 0;
  if (isFirst && isStandard(draft.state, draft.lot(lotId))) {
    startClock(draft, looseClocks.preliminarySchedule, lotId);
  }
  return { lotId, effect, ...surplus };
}

function shipAnew(draft: Draft, lotId: string, surplus: Pick<LotEffect, 'surplus'>): LotEffect {
  stopClock(draft, 'dispatch', lotId);
  stopClock(draft, 'shippingArrangement', lotId);
  draft.emit({ type: 'shippingCleared', lotId });
  enterLotStage(draft, lotId, 'READY_TO_SHIP');
  return { lotId, effect: 'SHIPPED_ANEW', ...surplus };
}

function dropLot(draft: Draft, lot: Lot): LotEffect {
  stopClocks(draft, lot.lotId);
  draft.emit({ type: 'lotDropped', lotId: lot.lotId });
  return { lotId: lot.lotId, effect: 'DROPPED', ...surplusOf(lot, lot.lines) };
}

function openLot(draft: Draft, lines: LotLine[]): LotEffect {
  const lotId = nextLotId(draft.state);
  draft.emit({ type: 'lotOpened', lotId, lines });
  enterLotStage(draft, lotId, 'RELEASED');
  return { lotId, effect: 'NEW' };
}

/** Goods that are made, begun or taken from stock, and that nobody wants any more. */
function surplusOf(lot: Lot, lines: LotLine[]): Pick<LotEffect, 'surplus'> {
  const isBegun = lot.source === 'STOCK' || !beforeProduction.includes(lot.stage);
  return isBegun && lines.length > 0 ? { surplus: lines } : {};
}

function stopClocks(draft: Draft, lotId: string): void {
  for (const clock of draft.state.clocks) {
    if (clock.lotId === lotId) draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
  }
}

function releaseStock(draft: Draft, lotId: string, lines: readonly LotLine[], before: OrderDetails): void {
  const released = lines.flatMap(({ line, quantity }): StockLine[] => {
    const productCode = lineOf(before, line)?.productCode;
    return productCode === undefined ? [] : [{ line, productCode, quantity }];
  });
  if (released.length > 0) draft.emit({ type: 'stockReleased', lotId, lines: released });
}
