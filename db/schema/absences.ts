import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** When a person is away, and who stands in: what would reach them goes to the substitute (rule 14). */
export const absences = dueline.table(
  'absences',
  {
    absenceId: uuid('absence_id').primaryKey().default(sql`uuidv7()`),
    personId: text('person_id')
      .notNull()
      .references(() => people.personId),
    fromAt: instant('from_at').notNull(),
    /** First instant at which the person is back. */
    untilAt: instant('until_at').notNull(),
    /** Null: nobody stands in, so the role counts as vacant. */
    substituteId: text('substitute_id').references(() => people.personId),
    reason: text('reason'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    index('absences_by_person').on(table.personId, table.untilAt),
    check('absence_in_order', sql`from_at < until_at`),
    check('absence_by_another', sql`substitute_id is null or substitute_id <> person_id`),
  ],
);
