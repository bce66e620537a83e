import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NoticeKind, NoticePayload } from '../../domain/notices/notice.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/**
 * Notices to send, queued in the transaction that recorded their reason: delivered at least once, always with the
 * same key (SLA-13).
 */
export const outbox = dueline.table(
  'outbox',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    /** Order, clock, rung, channel and recipient: one notice each. */
    key: text('key').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    channel: text('channel').$type<'EMAIL' | 'IN_APP' | 'WEBHOOK'>().notNull(),
    /** Recipient of an e-mail or in-app notice. */
    personId: text('person_id'),
    /** Recipient of a webhook. */
    endpointId: text('endpoint_id'),
    orderId: text('order_id').notNull(),
    payload: jsonb('payload').$type<NoticePayload>().notNull(),
    state: text('state').$type<'PENDING' | 'SENT' | 'DEAD'>().notNull().default('PENDING'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.key),
    index('outbox_pending').on(table.nextAttemptAt).where(sql`state = 'PENDING'`),
    index('outbox_by_person').on(table.personId, table.createdAt),
    index('outbox_by_order').on(table.orderId),
    check('outbox_recipient', sql`(person_id is null) <> (endpoint_id is null)`),
    check('outbox_state', sql`state in ('PENDING', 'SENT', 'DEAD')`),
  ],
);
