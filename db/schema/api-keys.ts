import { index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** READ reads, COMMAND also changes orders, ADMINISTER also changes the company's files and rules. */
export type KeyScope = 'READ' | 'COMMAND' | 'ADMINISTER';

/** Keys that act as a person. Only the hash is kept. */
export const apiKeys = dueline.table(
  'api_keys',
  {
    keyId: text('key_id').primaryKey(),
    hash: text('hash').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.personId),
    label: text('label'),
    /** What the key may be used for; null: everything that its person may. */
    scopes: text('scopes').array().$type<KeyScope[]>(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    /** The key that took its place; both hold until this one expires. */
    replacedBy: text('replaced_by'),
  },
  (table) => [uniqueIndex('api_keys_hash').on(table.hash), index('api_keys_by_person').on(table.personId)],
);
