import { boolean, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Where signed webhooks go. */
export const webhookEndpoints = dueline.table('webhook_endpoints', {
  endpointId: text('endpoint_id').primaryKey(),
  url: text('url').notNull(),
  /** Signs every delivery. */
  secret: text('secret').notNull(),
  active: boolean('active').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});
