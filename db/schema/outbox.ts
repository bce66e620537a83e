import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NoticeChannel } from '../../domain/notices/channels.ts';
import type { NoticePayload, Outgoing } from '../../domain/notices/notice.ts';
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
    kind: text('kind').$type<Outgoing['kind']>().notNull(),
    channel: text('channel').$type<NoticeChannel>().notNull(),
    /** Recipient of an e-mail or in-app notice. */
    personId: text('person_id'),
    /** Recipient of a webhook, or the robot of a group. */
    endpointId: text('endpoint_id'),
    /** A customer's e-mail address: a recipient who is nobody of the company. */
    address: text('address'),
    /** Null for a notice that is not about one order, as a digest. */
    orderId: text('order_id'),
    /** The clock that it is about: what stops the clock withdraws what is not yet sent. */
    clockId: text('clock_id'),
    /** Critical notices wait for nobody's working time (rule 13). */
    critical: boolean('critical').notNull().default(false),
    payload: jsonb('payload').$type<NoticePayload>().notNull(),
    /** WITHDRAWN: its reason was gone before it was sent (ruling 7). */
    state: text('state').$type<'PENDING' | 'SENT' | 'DEAD' | 'WITHDRAWN'>().notNull().default('PENDING'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** When its reader looked at it on the page: the receipt (INTAKE-21). */
    seenAt: instant('seen_at'),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.key),
    index('outbox_pending').on(table.nextAttemptAt).where(sql`state = 'PENDING'`),
    index('outbox_by_person').on(table.personId, table.createdAt),
    index('outbox_by_order').on(table.orderId),
    index('outbox_waiting_by_clock').on(table.orderId, table.clockId).where(sql`state = 'PENDING'`),
    check('outbox_recipient', sql`num_nonnulls(person_id, endpoint_id, address) = 1`),
    check('outbox_state', sql`state in ('PENDING', 'SENT', 'DEAD', 'WITHDRAWN')`),
  ],
);
