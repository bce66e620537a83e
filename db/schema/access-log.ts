import { bigint, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Refused access, in a chain of its own so that an order's journal has one writer. Append-only like the journal. */
export const accessLog = dueline.table(
  'access_log',
  {
    /** Position in the chain, from 1 without gaps. */
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    occurredAt: instant('occurred_at').notNull(),
    /** Null when the caller is unknown. */
    personId: text('person_id'),
    method: text('method').notNull(),
    path: text('path').notNull(),
    orderId: text('order_id'),
    command: text('command'),
    status: integer('status').notNull(),
    /** Problem code of the answer. */
    code: text('code').notNull(),
    /** Everything that the hash covers. */
    entry: jsonb('entry').$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('access_log_by_time').on(table.occurredAt),
    index('access_log_by_person').on(table.personId, table.occurredAt),
  ],
);
