import { integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { dueline } from './dueline.ts';
import { orderDrafts } from './order-drafts.ts';

/** Files of a draft: the message or paper as it came in, and what was attached to it. The bytes lie in the store. */
export const orderDraftFiles = dueline.table(
  'order_draft_files',
  {
    fileId: uuid('file_id').primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => orderDrafts.draftId),
    /** Order within the draft, from 0. */
    place: integer('place').notNull(),
    kind: text('kind').$type<'ORIGINAL' | 'ATTACHMENT'>().notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeInBytes: integer('size_in_bytes').notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [uniqueIndex('order_draft_files_of_draft').on(table.draftId, table.place)],
);
