import { index, text } from 'drizzle-orm/pg-core';
import { dueline } from './dueline.ts';

/**
 * What a person may type to find an order: order number, external number, customer and product names, lower case,
 * one per line. Apart from `orders`, because its index is costly and orders change often.
 */
export const orderSearch = dueline.table(
  'order_search',
  {
    orderId: text('order_id').primaryKey(),
    content: text('content').notNull(),
  },
  (table) => [index('order_search_content').using('gin', table.content.op('gin_trgm_ops'))],
);
