import { boolean, integer, numeric, text } from 'drizzle-orm/pg-core';
import type { CurrencyCode } from '../../domain/money/money.ts';
import { dueline } from './dueline.ts';

/** The catalogue. */
export const products = dueline.table('products', {
  productCode: text('product_code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  /** Product category, by which approved orders are assigned (INTAKE-22); null when the catalogue has none. */
  category: text('category'),
  specification: text('specification'),
  model: text('model'),
  unit: text('unit').notNull(),
  listPrice: numeric('list_price', { precision: 17, scale: 2 }),
  currency: text('currency').$type<CurrencyCode>().notNull(),
  bomReleased: boolean('bom_released').notNull(),
  /** Calendar days from order to delivery that planning reckons with. */
  leadTimeDays: integer('lead_time_days').notNull(),
});
