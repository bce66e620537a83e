import { sql } from 'drizzle-orm';
import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Files that belong to an order, as a photo of an inspection. The bytes lie in a store, under their checksum. */
export const attachments = dueline.table(
  'attachments',
  {
    attachmentId: uuid('attachment_id').primaryKey().default(sql`uuidv7()`),
    orderId: text('order_id').notNull(),
    lotId: text('lot_id'),
    /** What it is evidence of, as the person who sent it said. */
    note: text('note'),
    /** ORIGINAL: the message or paper that the order came in as (INTAKE-05). */
    kind: text('kind').$type<'ORIGINAL'>(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeInBytes: integer('size_in_bytes').notNull(),
    sha256: text('sha256').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (table) => [index('attachments_by_order').on(table.orderId, table.attachmentId)],
);
