import { and, arrayOverlaps, eq, getTableColumns, gte, lt, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { orders } from '../schema/orders.ts';
import { tasks } from '../schema/tasks.ts';
import { whenGiven } from './conditions.ts';
import { type DuePlace, inDueOrder } from './due-order.ts';
import { type Page, pageOf } from './page.ts';

/** What a list of tasks may be narrowed by; every field that is given must hold. */
export interface TaskFilter {
  /** Tasks that a holder of one of these roles may do. */
  roles?: readonly Role[];
  department?: Department;
  /** Due before this instant, or not. */
  overdue?: { flag: boolean; now: Instant };
  orderId?: string;
}

const columns = {
  ...getTableColumns(tasks),
  orderNumber: orders.orderNumber,
  customerName: orders.customerName,
};

/** An open task with the order that asks for it. */
export type TaskRow = typeof tasks.$inferSelect & { orderNumber: string; customerName: string | null };

/** Open tasks, soonest due first, those without a due instant last. */
export async function listTasks(
  database: Database,
  filter: TaskFilter,
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<TaskRow>> {
  const order = { due: tasks.dueAt, ids: [tasks.orderId, tasks.taskId] };
  const wanted = conditions(filter);
  const rows = await inDueOrder(order, place, limit + 1, (where, orderBy, count) =>
    database.db
      .select(columns)
      .from(tasks)
      .innerJoin(orders, eq(orders.orderId, tasks.orderId))
      .where(and(...wanted, where))
      .orderBy(...orderBy)
      .limit(count),
  );
  return pageOf(rows, limit, (row) => [row.dueAt, row.orderId, row.taskId]);
}

function conditions({ roles, department, overdue, orderId }: TaskFilter): (SQL | undefined)[] {
  return [
    whenGiven(roles, (given) => arrayOverlaps(tasks.roles, [...given])),
    whenGiven(department, (given) => eq(tasks.department, given)),
    whenGiven(orderId, (given) => eq(tasks.orderId, given)),
    whenGiven(overdue, ({ flag, now }) => (flag ? lt : gte)(tasks.dueAt, now)),
  ];
}
