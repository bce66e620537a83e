import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CaseCommandName } from '../../domain/cases/case-inputs.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** The open tasks of cases; a completed task leaves the table. */
export const caseTasks = dueline.table(
  'case_tasks',
  {
    caseId: text('case_id').notNull(),
    taskId: text('task_id').notNull(),
    command: text('command').$type<CaseCommandName>().notNull(),
    department: text('department').$type<Department>().notNull(),
    /** Who may do it. */
    roles: text('roles').array().$type<Role[]>().notNull(),
    /** The one person who is asked. */
    assignedTo: text('assigned_to'),
    clockId: text('clock_id'),
    measureId: text('measure_id'),
    /** Due instant of its clock; null when it has none. */
    dueAt: instant('due_at'),
    openedAt: instant('opened_at').notNull(),
    openedVersion: integer('opened_version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.taskId] }),
    index('case_tasks_by_due').on(table.dueAt, table.caseId, table.taskId),
    index('case_tasks_by_role').using('gin', table.roles),
  ],
);
