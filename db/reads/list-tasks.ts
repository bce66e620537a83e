import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { orders } from '../schema/orders.ts';
import { tasks } from '../schema/tasks.ts';
import { type DuePlace, inDueOrder } from './due-order.ts';
import { type Page, pageOf } from './page.ts';
import { standsAt, type TaskFilter, type TaskReader, taskConditions } from './task-filter.ts';

const columns = {
  ...getTableColumns(tasks),
  orderNumber: orders.orderNumber,
  customerName: orders.customerName,
  version: orders.version,
  clock: {
    dueAt: clocks.dueAt,
    pausedAt: clocks.pausedAt,
    pauses: clocks.pauses,
    rungs: clocks.rungs,
    calendarId: clocks.calendarId,
    calendarVersion: clocks.calendarVersion,
  },
};

/** An open task with the order that asks for it, and the clock that it is judged by. */
export type TaskRow = typeof tasks.$inferSelect & {
  orderNumber: string;
  customerName: string | null;
  /** The order's. */
  version: number;
  clock: TaskClock | null;
};

export type TaskClock = Pick<
  typeof clocks.$inferSelect,
  'dueAt' | 'pausedAt' | 'pauses' | 'rungs' | 'calendarId' | 'calendarVersion'
>;

/** How many tasks there are of each kind; the first three among the reader's own. */
export interface TaskCounts {
  mine: number;
  overdue: number;
  approaching: number;
  waitingOnOthers: number;
}

const ofTask = and(eq(clocks.orderId, tasks.orderId), eq(clocks.clockId, tasks.clockId));

/** Open tasks of orders that `rights` let be seen, soonest due first, those without a due instant last. */
export async function listTasks(
  database: Database,
  filter: TaskFilter,
  reader: TaskReader,
  rights: SQL | undefined,
  now: Instant,
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<TaskRow>> {
  const order = { due: tasks.dueAt, ids: [tasks.orderId, tasks.taskId] };
  const wanted = and(...taskConditions(database, filter, reader, now), rights);
  const rows = await inDueOrder(order, place, limit + 1, (where, orderBy, count) =>
    database.db
      .select(columns)
      .from(tasks)
      .innerJoin(orders, eq(orders.orderId, tasks.orderId))
      .leftJoin(clocks, ofTask)
      .where(and(wanted, where))
      .orderBy(...orderBy)
      .limit(count),
  );
  return pageOf(rows, limit, (row) => [row.dueAt, row.orderId, row.taskId]);
}

/** What the reader has to do, and waits for, at a glance. */
export async function countTasks(
  database: Database,
  reader: TaskReader,
  rights: SQL | undefined,
  now: Instant,
): Promise<TaskCounts> {
  const within = (view: TaskFilter['view']) =>
    and(...taskConditions(database, { view }, reader, now), rights);
  const all = sql<number>`count(*)`.mapWith(Number);
  const [[own], [others]] = await Promise.all([
    database.db
      .select({
        mine: all,
        overdue: sql<number>`count(*) filter (where ${standsAt('OVERDUE', now)})`.mapWith(Number),
        approaching: sql<number>`count(*) filter (where ${standsAt('APPROACHING', now)})`.mapWith(Number),
      })
      .from(tasks)
      .innerJoin(orders, eq(orders.orderId, tasks.orderId))
      .leftJoin(clocks, ofTask)
      .where(within('MINE')),
    database.db
      .select({ waitingOnOthers: all })
      .from(tasks)
      .innerJoin(orders, eq(orders.orderId, tasks.orderId))
      .where(within('WAITING')),
  ]);
  return {
    mine: own?.mine ?? 0,
    overdue: own?.overdue ?? 0,
    approaching: own?.approaching ?? 0,
    waitingOnOthers: others?.waitingOnOthers ?? 0,
  };
}
