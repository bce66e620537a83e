import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** The open tasks: a person's inbox is a query over them. A completed task leaves the table. */
export const tasks = dueline.table(
  'tasks',
  {
    orderId: text('order_id').notNull(),
    taskId: text('task_id').notNull(),
    command: text('command').$type<CommandName>().notNull(),
    department: text('department').$type<Department>().notNull(),
    /** Who may do it. */
    roles: text('roles').array().$type<Role[]>().notNull(),
    /** The one person who is asked, where the work was reassigned. */
    assignedTo: text('assigned_to'),
    lotId: text('lot_id'),
    /** Stage of the order or lot that asks for it. */
    stage: text('stage').$type<Stage>().notNull(),
    clockId: text('clock_id'),
    /** Due instant of its clock; null when it has none or the clock stands still. */
    dueAt: instant('due_at'),
    openedAt: instant('opened_at').notNull(),
    openedVersion: integer('opened_version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.taskId] }),
    index('tasks_by_due').on(table.dueAt, table.orderId, table.taskId),
    index('tasks_by_department').on(table.department, table.dueAt),
    index('tasks_by_role').using('gin', table.roles),
  ],
);
