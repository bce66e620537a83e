import { boolean, index, integer, numeric, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CurrencyCode } from '../../domain/money/money.ts';
import { dueline } from './dueline.ts';

/** The lines of an order as they stand now. */
export const orderLines = dueline.table(
  'order_lines',
  {
    orderId: text('order_id').notNull(),
    line: integer('line').notNull(),
    productCode: text('product_code'),
    productName: text('product_name'),
    specification: text('specification'),
    model: text('model'),
    quantity: numeric('quantity', { precision: 12, scale: 3 }),
    unit: text('unit'),
    unitPrice: numeric('unit_price', { precision: 17, scale: 2 }),
    currency: text('currency').$type<CurrencyCode>(),
    requirements: text('requirements'),
    fragile: boolean('fragile').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.line] }),
    index('order_lines_by_product').on(table.productCode),
  ],
);
