import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** The orders of each case; one case may hold many (ruling 14). */
export const caseOrders = dueline.table(
  'case_orders',
  {
    caseId: text('case_id').notNull(),
    /** Place among the orders of the case, from 0. */
    place: integer('place').notNull(),
    orderId: text('order_id').notNull(),
    orderNumber: text('order_number').notNull(),
    lotId: text('lot_id'),
    /** The clock that is late. */
    clockId: text('clock_id'),
    addedAt: instant('added_at').notNull(),
    lateSince: instant('late_since'),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.place] }),
    index('case_orders_by_order').on(table.orderId, table.clockId),
  ],
);
