import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CommitFacts, Entry } from '../../domain/order/events.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/**
 * The record of the past: append-only, one chain of hashes per order. A trigger refuses UPDATE, DELETE and
 * TRUNCATE; `verify-journal` tells when someone did it all the same (AUDIT-01).
 */
export const journal = dueline.table(
  'journal',
  {
    orderId: text('order_id').notNull(),
    version: integer('version').notNull(),
    /** Person's id, `policy:<rule>` or `clock`. */
    actor: text('actor').notNull(),
    /** Command name, or `rung` for what time itself brought. */
    command: text('command').notNull(),
    updateId: text('update_id'),
    lotId: text('lot_id'),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** The entry as the workflow decided it; the columns before it repeat parts of it for queries. */
    entry: jsonb('entry').$type<Entry>().notNull(),
    /** What the commit added: order number and due instants, so that `rebuild` needs no calendar. */
    facts: jsonb('facts').$type<CommitFacts>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.version] }),
    uniqueIndex('journal_update_id').on(table.orderId, table.updateId).where(sql`update_id is not null`),
    index('journal_by_recorded').on(table.recordedAt),
    index('journal_by_actor').on(table.actor, table.recordedAt),
    // What quality supervises (OVERDUE-11): few entries of many, so that a month of them is no walk through the journal.
    index('journal_typed_late')
      .on(table.recordedAt)
      .where(sql`occurred_at < recorded_at and command <> 'rung'`),
    index('journal_supervised')
      .on(table.recordedAt)
      .where(sql`command in ('correctEntry', 'overrideCredit')`),
  ],
);
