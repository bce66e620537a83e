import { index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every Idempotency-Key of every caller, with the request it belongs to and the answer it got (I8). */
export const idempotencyKeys = dueline.table(
  'idempotency_keys',
  {
    /** Person who called; the key is theirs alone. */
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    /** Hash of method, path and body. */
    requestHash: text('request_hash').notNull(),
    state: text('state').$type<'IN_FLIGHT' | 'ANSWERED'>().notNull(),
    /** Of the answer, refusals included; null while in flight. */
    status: integer('status'),
    body: jsonb('body').$type<unknown>(),
    createdAt: instant('created_at').notNull(),
    /** Until when the request counts as running; after that a repeat may try again. */
    inFlightUntil: instant('in_flight_until').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.key] }),
    index('idempotency_keys_by_expiry').on(table.expiresAt),
  ],
);
