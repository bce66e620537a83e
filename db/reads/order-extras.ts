import { and, asc, count, inArray, isNull } from 'drizzle-orm';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { lots } from '../schema/lots.ts';
import { orderLines } from '../schema/order-lines.ts';

/** A clock that has not stopped, as far as it says how much time is left. */
export type OpenClockRow = Pick<
  typeof clocks.$inferSelect,
  'orderId' | 'kind' | 'lotId' | 'dueAt' | 'pausedAt' | 'rungs' | 'calendarId' | 'calendarVersion'
>;

/** What a line of an order is called and how much of it is wanted. */
export type ProductLine = Pick<
  typeof orderLines.$inferSelect,
  'orderId' | 'line' | 'productCode' | 'productName' | 'quantity' | 'unit'
>;

export interface LotCount {
  orderId: string;
  stage: Stage;
  count: number;
}

/** What rows of a list show beside the order itself, of all orders of a page at once. */
export interface OrderExtras {
  clocks: OpenClockRow[];
  lines: ProductLine[];
  lotCounts: LotCount[];
}

export async function readOrderExtras(database: Database, ids: readonly string[]): Promise<OrderExtras> {
  if (ids.length === 0) return { clocks: [], lines: [], lotCounts: [] };
  const wanted = [...new Set(ids)];
  const [openClocks, lines, lotCounts] = await Promise.all([
    readOpenClocks(database, wanted),
    readProductLines(database, wanted),
    database.db
      .select({ orderId: lots.orderId, stage: lots.stage, count: count() })
      .from(lots)
      .where(inArray(lots.orderId, wanted))
      .groupBy(lots.orderId, lots.stage),
  ]);
  return { clocks: openClocks, lines, lotCounts };
}

export async function readOpenClocks({ db }: Database, ids: readonly string[]): Promise<OpenClockRow[]> {
  if (ids.length === 0) return [];
  return await db
    .select({
      orderId: clocks.orderId,
      kind: clocks.kind,
      lotId: clocks.lotId,
      dueAt: clocks.dueAt,
      pausedAt: clocks.pausedAt,
      rungs: clocks.rungs,
      calendarId: clocks.calendarId,
      calendarVersion: clocks.calendarVersion,
    })
    .from(clocks)
    .where(and(inArray(clocks.orderId, [...ids]), isNull(clocks.stoppedAt)))
    .orderBy(asc(clocks.dueAt));
}

export async function readProductLines({ db }: Database, ids: readonly string[]): Promise<ProductLine[]> {
  if (ids.length === 0) return [];
  return await db
    .select({
      orderId: orderLines.orderId,
      line: orderLines.line,
      productCode: orderLines.productCode,
      productName: orderLines.productName,
      quantity: orderLines.quantity,
      unit: orderLines.unit,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, [...ids]))
    .orderBy(asc(orderLines.orderId), asc(orderLines.line));
}
