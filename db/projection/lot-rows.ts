import { journey } from '../../domain/order/journey.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { lots } from '../schema/lots.ts';
import { earliestDue } from './clock-due.ts';

export type LotRow = typeof lots.$inferSelect;

export function lotRows({ orderId, lots: orderLots, clocks }: OrderState): LotRow[] {
  return orderLots.map((lot) => ({
    orderId,
    lotId: lot.lotId,
    stage: lot.stage,
    department: journey[lot.stage].owner,
    dueAt: earliestDue(clocks.filter((clock) => clock.lotId === lot.lotId)),
    lines: lot.lines,
    splitFrom: lot.splitFrom ?? null,
    source: lot.source ?? null,
    planVersion: lot.planVersion,
    planStart: lot.plan?.start ?? null,
    planFinish: lot.plan?.finish ?? null,
    reworkRounds: lot.reworkRounds,
    trackingNumber: lot.shipment?.trackingNumber ?? null,
  }));
}
