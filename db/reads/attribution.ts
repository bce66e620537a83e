import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { holdingEvents } from '../../domain/figures/custody.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { journal } from '../schema/journal.ts';
import { orders } from '../schema/orders.ts';
import { whenGiven } from './conditions.ts';
import { type Page, pageOf } from './page.ts';

/** An order with the calendar that the company works by in it. */
export interface HeldOrder {
  orderId: string;
  orderNumber: string;
  receivedAt: Instant;
  calendarId: string;
  calendarVersion: number;
}

const columns = {
  orderId: orders.orderId,
  orderNumber: orders.orderNumber,
  receivedAt: orders.receivedAt,
  calendarId: orders.calendarId,
  calendarVersion: orders.calendarVersion,
};

/** One order; undefined when there is none of that id. */
export async function readHeldOrder(database: Database, orderId: string): Promise<HeldOrder | undefined> {
  const [found] = await database.db.select(columns).from(orders).where(eq(orders.orderId, orderId));
  return found;
}

/** Orders of the scope, closed or open, that lived at some time of a span; by id, after one. */
export async function listHeldOrders(
  database: Database,
  scope: ReadScope,
  span: { from: Instant; until: Instant },
  after: string | undefined,
  limit: number,
): Promise<Page<HeldOrder>> {
  const rows = await database.db
    .select(columns)
    .from(orders)
    .where(
      and(
        lt(orders.receivedAt, span.until),
        or(isNull(orders.closedAt), gte(orders.closedAt, span.from)),
        whenGiven(after, (orderId) => gt(orders.orderId, orderId)),
        visible(scope, orders.orderId),
      ),
    )
    .orderBy(asc(orders.orderId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.orderId]);
}

/** Of each order's journal, the entries that say who holds it, oldest first, with no other events. */
export async function readHoldingEntries(
  database: Database,
  orderIds: readonly string[],
): Promise<Map<string, Entry[]>> {
  const journals = new Map<string, Entry[]>(orderIds.map((orderId) => [orderId, []]));
  if (orderIds.length === 0) return journals;
  const wanted = holdingEvents.map((type) => `@.type == "${type}"`).join(' || ');
  const events = sql<
    Entry['events']
  >`jsonb_path_query_array(${journal.entry}, ${`$.events[*] ? (${wanted})`}::jsonpath)`;
  const rows = await database.db
    .select({
      orderId: journal.orderId,
      version: journal.version,
      command: journal.command,
      occurredAt: journal.occurredAt,
      recordedAt: journal.recordedAt,
      by: sql<Entry['by']>`${journal.entry} -> 'by'`,
      events,
    })
    .from(journal)
    .where(
      and(
        inArray(journal.orderId, [...orderIds]),
        sql`${journal.entry} @? ${`$.events[*] ? (${wanted})`}::jsonpath`,
      ),
    )
    .orderBy(asc(journal.orderId), asc(journal.version));
  for (const { orderId, ...entry } of rows) journals.get(orderId)?.push(entry);
  return journals;
}
