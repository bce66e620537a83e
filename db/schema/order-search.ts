import { index, text } from 'drizzle-orm/pg-core';
import { dueline } from './dueline.ts';

/**
 * What a person may type to find an order: order number, external number, customer and product names. Apart from
 * `orders`, because its index is costly and orders change often. Sought with `matchesSearch`.
 */
export const orderSearch = dueline.table(
  'order_search',
  {
    orderId: text('order_id').primaryKey(),
    /** Lower case, one text per line. */
    content: text('content').notNull(),
    /** Pieces of the content; Postgres' own trigrams know no Chinese in a database with the locale C. */
    grams: text('grams').array().notNull(),
  },
  (table) => [index('order_search_grams').using('gin', table.grams)],
);
