import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { stockReservations } from '../schema/stock-reservations.ts';

export type ReservationRow = typeof stockReservations.$inferSelect;

/** What some entries take from stock. */
export function reservationRows(folded: readonly FoldedEntry[]): ReservationRow[] {
  return folded.flatMap(({ entry, after }) =>
    entry.events.flatMap((event) => {
      if (event.type !== 'stockReserved') return [];
      return event.lines.map((line) => ({
        orderId: after.orderId,
        version: entry.version,
        lotId: event.lotId,
        line: line.line,
        productCode: line.productCode,
        quantity: line.quantity,
        reservedAt: entry.occurredAt,
      }));
    }),
  );
}
