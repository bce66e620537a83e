import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** Who may act and sign for whom, in which roles, from when to when (PRIV-07). */
export const delegations = dueline.table(
  'delegations',
  {
    delegationId: uuid('delegation_id').primaryKey().default(sql`uuidv7()`),
    fromPersonId: text('from_person_id')
      .notNull()
      .references(() => people.personId),
    toPersonId: text('to_person_id')
      .notNull()
      .references(() => people.personId),
    roles: text('roles').array().$type<Role[]>().notNull(),
    fromAt: instant('from_at').notNull(),
    /** First instant at which it no longer holds. */
    untilAt: instant('until_at').notNull(),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [
    index('delegations_to').on(table.toPersonId, table.untilAt),
    index('delegations_from').on(table.fromPersonId, table.untilAt),
    check('delegation_in_order', sql`from_at < until_at`),
    check('delegation_to_another', sql`from_person_id <> to_person_id`),
  ],
);
