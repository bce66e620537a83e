import { integer, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** People who sign in with a password of this product. Only its Argon2id hash is kept. */
export const localAccounts = dueline.table('local_accounts', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.personId),
  passwordHash: text('password_hash').notNull(),
  changedAt: instant('changed_at').notNull(),
  /** Wrong passwords since the last right one. */
  failures: integer('failures').notNull().default(0),
  /** Until then no password is tried. */
  lockedUntil: instant('locked_until'),
});
