import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { stockReservations } from '../schema/stock-reservations.ts';

export type ReservationRow = typeof stockReservations.$inferSelect;

/** What some entries take from stock, and below zero what they give back. */
export function reservationRows(folded: readonly FoldedEntry[]): ReservationRow[] {
  return folded.flatMap(({ entry, after }) =>
    entry.events.flatMap((event) => {
      if (event.type !== 'stockReserved' && event.type !== 'stockReleased') return [];
      const sign = event.type === 'stockReleased' ? '-' : '';
      return event.lines.map((line) => ({
        orderId: after.orderId,
        version: entry.version,
        lotId: event.lotId,
        line: line.line,
        productCode: line.productCode,
        quantity: `${sign}${line.quantity}`,
        reservedAt: entry.occurredAt,
      }));
    }),
  );
}
