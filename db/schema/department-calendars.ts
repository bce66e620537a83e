import { text } from 'drizzle-orm/pg-core';
import type { Department } from '../../domain/people/departments.ts';
import { dueline } from './dueline.ts';

/** Departments that work by a calendar of their own; the others by the company's (ruling 10). */
export const departmentCalendars = dueline.table('department_calendars', {
  department: text('department').$type<Department>().primaryKey(),
  calendarId: text('calendar_id').notNull(),
});
