import { index, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** People who are signed in on the page. Of the cookie only the hash is kept. */
export const sessions = dueline.table(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.personId),
    /** What the page sends back with every change, and another site cannot read. */
    csrfToken: text('csrf_token').notNull(),
    method: text('method').$type<'LOCAL' | 'OIDC' | 'WECOM'>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_by_person').on(table.personId), index('sessions_by_end').on(table.expiresAt)],
);
