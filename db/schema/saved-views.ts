import { sql } from 'drizzle-orm';
import { boolean, index, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** Filters and columns of a page that somebody keeps under a name, alone or for everyone. */
export const savedViews = dueline.table(
  'saved_views',
  {
    viewId: uuid('view_id').primaryKey().default(sql`uuidv7()`),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.personId),
    name: text('name').notNull(),
    /** Path of the page, such as `/board`. */
    page: text('page').notNull(),
    /** Query of its address: filters, order and columns. */
    query: text('query').notNull(),
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('saved_views_by_owner').on(table.ownerId), index('saved_views_by_page').on(table.page)],
);
