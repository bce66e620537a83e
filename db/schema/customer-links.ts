import { sql } from 'drizzle-orm';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { customers } from './customers.ts';
import { dueline } from './dueline.ts';

/** Signed links by which a customer follows the own orders (PRIV-10). */
export const customerLinks = dueline.table(
  'customer_links',
  {
    linkId: uuid('link_id').primaryKey().default(sql`uuidv7()`),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.customerId),
    /** The one order that may be seen; null: all of the customer's. */
    orderId: text('order_id'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('customer_links_by_customer').on(table.customerId)],
);
