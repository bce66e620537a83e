import { integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every pause of a clock, with its due instant before and after (SLA-10, SLA-14). */
export const clockPauses = dueline.table(
  'clock_pauses',
  {
    orderId: text('order_id').notNull(),
    clockId: text('clock_id').notNull(),
    /** Version of the entry that paused it. */
    version: integer('version').notNull(),
    reason: text('reason').notNull(),
    pausedAt: instant('paused_at').notNull(),
    resumedAt: instant('resumed_at'),
    dueBefore: instant('due_before'),
    dueAfter: instant('due_after'),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.clockId, table.version, table.reason] })],
);
