import { boolean, date, numeric, text } from 'drizzle-orm/pg-core';
import type { CurrencyCode } from '../../domain/money/money.ts';
import type { CustomerLanguage } from '../../domain/order/details.ts';
import { dueline } from './dueline.ts';

/** The customer file, as far as orders need it. */
export const customers = dueline.table('customers', {
  customerId: text('customer_id').primaryKey(),
  name: text('name').notNull(),
  taxNumber: text('tax_number'),
  contact: text('contact'),
  /** Where the system writes to the customer (INTAKE-26); null: nowhere. */
  email: text('email'),
  /** Language of these messages; null: both in one. */
  language: text('language').$type<CustomerLanguage>(),
  region: text('region'),
  /** The salesperson who looks after the customer. */
  salespersonId: text('salesperson_id'),
  vip: boolean('vip').notNull(),
  /** When the customer's papers were verified; null when they were not. */
  verifiedOn: date('verified_on', { mode: 'string' }),
  frameContract: boolean('frame_contract').notNull(),
  /** Null when nobody set a limit. */
  creditLimit: numeric('credit_limit', { precision: 17, scale: 2 }),
  currency: text('currency').$type<CurrencyCode>().notNull(),
  /** OWN: kept here; MIRROR: a copy of another system's file. */
  ownership: text('ownership').$type<'OWN' | 'MIRROR'>().notNull(),
});
