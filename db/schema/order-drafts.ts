import { sql } from 'drizzle-orm';
import { index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Channel } from '../../domain/order/details.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** OPEN: nobody has it. TAKEN: somebody enters it. REGISTERED: an order was made of it. DISCARDED: it was none. */
export const draftStates = ['OPEN', 'TAKEN', 'REGISTERED', 'DISCARDED'] as const;
export type DraftState = (typeof draftStates)[number];

/** A file of a message that was left in the original alone, and why. */
export interface RefusedFile {
  fileName: string;
  reason: string;
}

/** Messages and papers that may be orders, until somebody enters them (INTAKE-05). */
export const orderDrafts = dueline.table(
  'order_drafts',
  {
    draftId: text('draft_id').primaryKey(),
    channel: text('channel').$type<Channel>().notNull(),
    state: text('state').$type<DraftState>().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Who sent the papers up; null for a message that came by itself. */
    enteredBy: text('entered_by'),
    fromAddress: text('from_address'),
    fromName: text('from_name'),
    subject: text('subject'),
    /** What the message says, without its looks. */
    body: text('body'),
    note: text('note'),
    customerId: text('customer_id'),
    /** Same message, same key. */
    messageKey: text('message_key'),
    refused: jsonb('refused').$type<RefusedFile[]>().notNull().default(sql`'[]'::jsonb`),
    takenBy: text('taken_by'),
    takenAt: instant('taken_at'),
    /** The order that is made of it; written before the order is started. */
    orderId: text('order_id'),
    orderClaimedAt: instant('order_claimed_at'),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
    discardReason: text('discard_reason'),
  },
  (table) => [
    uniqueIndex('order_drafts_message_key').on(table.messageKey),
    index('order_drafts_by_state').on(table.state, table.receivedAt, table.draftId),
  ],
);
