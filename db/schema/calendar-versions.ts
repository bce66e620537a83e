import { integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every version of every calendar; a version never changes once written. */
export const calendarVersions = dueline.table(
  'calendar_versions',
  {
    calendarId: text('calendar_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<Calendar>().notNull(),
    reason: text('reason').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.calendarId, table.version] })],
);
