import { sql } from 'drizzle-orm';
import { check, numeric, text } from 'drizzle-orm/pg-core';
import { dueline } from './dueline.ts';

/** Finished goods on hand and how much of them is promised to orders; free is the difference. */
export const stock = dueline.table(
  'stock',
  {
    productCode: text('product_code').primaryKey(),
    onHand: numeric('on_hand', { precision: 12, scale: 3 }).notNull(),
    reserved: numeric('reserved', { precision: 12, scale: 3 }).notNull(),
  },
  () => [check('stock_not_oversold', sql`reserved >= 0 and reserved <= on_hand`)],
);
