import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** Leave to see orders beyond one's own rights, on record (PRIV-02). What is null does not narrow it. */
export const readGrants = dueline.table(
  'read_grants',
  {
    grantId: uuid('grant_id').primaryKey().default(sql`uuidv7()`),
    /** Who may see: one person, or everyone of a department. */
    personId: text('person_id').references(() => people.personId),
    department: text('department').$type<Department>(),
    /** What may be seen; nothing given means every order. */
    orderId: text('order_id'),
    customerId: text('customer_id'),
    region: text('region'),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [
    index('read_grants_by_person').on(table.personId, table.untilAt),
    index('read_grants_by_department').on(table.department, table.untilAt),
    check('read_grant_in_order', sql`from_at < until_at`),
    check('read_grant_to_one', sql`(person_id is null) <> (department is null)`),
  ],
);
