import { epochMs } from '../../instant.ts';
import type { StockLine } from '../events.ts';
import type { Lot } from '../lot.ts';
import type { OrderState } from '../state.ts';
import { type Compensation, type CompensationKind, compensationKinds } from './cancellation.ts';

type Undone = Omit<Compensation, 'at'>;

/**
 * What was really done for an order that no lot of has left the house, and must be undone when it is cancelled: the
 * newest first (CANCEL-09). Goods that are made or have arrived are no effect to undo: their treatment is agreed
 * (CANCEL-04).
 */
export function compensationsOf(state: OrderState): Undone[] {
  return state.lots
    .flatMap((lot) => [...shipmentOf(lot), ...productionOf(lot), ...supplyOf(lot, state)])
    .toSorted((a, b) => epochMs(b.doneAt) - epochMs(a.doneAt) || rankOf(a.kind) - rankOf(b.kind));
}

function rankOf(kind: CompensationKind): number {
  return compensationKinds.indexOf(kind);
}

function shipmentOf({ lotId, transport, packingList, lines }: Lot): Undone[] {
  const undone: Undone[] = [];
  if (transport !== undefined) {
    undone.push({ kind: 'TRANSPORT_CANCELLED', lotId, reference: transport.carrier, doneAt: transport.at });
  }
  if (packingList !== undefined) {
    const reference = lines.map(({ line, quantity }) => `${line}: ${quantity}`).join(', ');
    undone.push({ kind: 'UNPACKED', lotId, reference, doneAt: packingList.at });
  }
  return undone;
}

/** What is made is made; a plan that was not carried out to the end is withdrawn, and with it the work order. */
function productionOf({ lotId, stage, plan, planVersion, countersignatures, completion }: Lot): Undone[] {
  if (plan === undefined || completion !== undefined) return [];
  const reference = `v${planVersion}: ${plan.start} - ${plan.finish}`;
  const withdrawn: Undone = { kind: 'PLAN_WITHDRAWN', lotId, reference, doneAt: plan.at };
  if (stage !== 'IN_PRODUCTION') return [withdrawn];
  const signed = Object.values(countersignatures).map(({ at }) => at);
  const doneAt = [plan.at, ...signed].toSorted((a, b) => epochMs(a) - epochMs(b)).at(-1) ?? plan.at;
  return [{ kind: 'WORK_ORDER_WITHDRAWN', lotId, reference, doneAt }, withdrawn];
}

function supplyOf(lot: Lot, state: OrderState): Undone[] {
  const { lotId, stage, shortage, source } = lot;
  const undone: Undone[] = [];
  if (shortage !== undefined && stage === 'MATERIAL_SHORTAGE') {
    undone.push({ kind: 'PURCHASE_CANCELLED', lotId, reference: shortage.material, doneAt: shortage.at });
  }
  if (source === 'STOCK') {
    const reference = reservedLines(state, lot)
      .map(({ productCode, quantity }) => `${productCode} ${quantity}`)
      .join(', ');
    // A lot from stock is ready to ship from the moment that its goods were reserved.
    const doneAt = state.stageSince[lotId] ?? state.receivedAt;
    undone.push({ kind: 'RESERVATION_RELEASED', lotId, reference, doneAt });
  }
  return undone;
}

/** What of the stock is reserved for a lot. */
export function reservedLines({ details }: OrderState, { lines }: Lot): StockLine[] {
  return lines.flatMap(({ line, quantity }) => {
    const productCode = details.lines.find((each) => each.line === line)?.productCode;
    return productCode === undefined ? [] : [{ line, productCode, quantity }];
  });
}
