import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** Which person an account of another provider is. */
export const identities = dueline.table(
  'identities',
  {
    /** Issuer of OpenID Connect, or `wecom:` and the corporation's id. */
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.personId),
    linkedAt: instant('linked_at').notNull(),
    linkedBy: text('linked_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('identities_by_person').on(table.personId),
  ],
);
