import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { ClockRow } from '../projection/clock-rows.ts';
import type { LineRow } from '../projection/line-rows.ts';
import type { LotRow } from '../projection/lot-rows.ts';
import type { OrderRow } from '../projection/order-row.ts';
import type { TaskRow } from '../projection/task-rows.ts';
import { clocks } from '../schema/clocks.ts';
import { lots } from '../schema/lots.ts';
import { orderLines } from '../schema/order-lines.ts';
import { orders } from '../schema/orders.ts';
import { tasks } from '../schema/tasks.ts';

/** What the tables say of one order now. */
export interface OrderTables {
  order: OrderRow;
  lines: LineRow[];
  lots: LotRow[];
  openClocks: ClockRow[];
  tasks: TaskRow[];
}

/** Reads them in one snapshot; undefined when the order has no row. */
export async function readOrderTables({ db }: Database, orderId: string): Promise<OrderTables | undefined> {
  return await db.transaction(
    async (transaction) => {
      const [order] = await transaction.select().from(orders).where(eq(orders.orderId, orderId));
      if (order === undefined) return undefined;
      const openClock = and(eq(clocks.orderId, orderId), isNull(clocks.stoppedAt));
      const [lineRows, lotRows, openClocks, taskRows] = await Promise.all([
        transaction.select().from(orderLines).where(eq(orderLines.orderId, orderId)),
        transaction.select().from(lots).where(eq(lots.orderId, orderId)),
        transaction.select().from(clocks).where(openClock),
        transaction.select().from(tasks).where(eq(tasks.orderId, orderId)),
      ]);
      return { order, lines: lineRows, lots: lotRows, openClocks, tasks: taskRows };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
