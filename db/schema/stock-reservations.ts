import { index, integer, numeric, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** What each order has taken from stock. */
export const stockReservations = dueline.table(
  'stock_reservations',
  {
    orderId: text('order_id').notNull(),
    /** Version of the entry that reserved it. */
    version: integer('version').notNull(),
    lotId: text('lot_id').notNull(),
    line: integer('line').notNull(),
    productCode: text('product_code').notNull(),
    quantity: numeric('quantity', { precision: 12, scale: 3 }).notNull(),
    reservedAt: instant('reserved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.version, table.lotId, table.line] }),
    index('stock_reservations_by_product').on(table.productCode),
  ],
);
