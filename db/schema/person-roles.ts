import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/people/roles.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

export const personRoles = dueline.table(
  'person_roles',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.personId),
    role: text('role').$type<Role>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.role] }),
    index('person_roles_by_role').on(table.role),
  ],
);
