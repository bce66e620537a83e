import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { ReadScope } from '../../domain/people/rights.ts';
import { parseCivilDate } from '../../domain/working-time/civil-date.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { customers } from '../schema/customers.ts';
import { orders } from '../schema/orders.ts';
import { type DuePlace, duePlace, inDueOrder } from './due-order.ts';
import { isInstantText } from './instant-text.ts';
import { type OrderFilter, orderConditions } from './order-filter.ts';
import { ownerOfOrder } from './order-owner.ts';
import { type Page, pageOf } from './page.ts';

/** What a list of orders is ordered by. */
export const orderSorts = ['due', 'received', 'number', 'delivery'] as const;
export type OrderSort = { by: (typeof orderSorts)[number]; direction: 'asc' | 'desc' };

const { state: _state, headHash: _hash, fingerprint: _fingerprint, ...columns } = getTableColumns(orders);

/** A row of the ledger. */
export type OrderRow = Omit<typeof orders.$inferSelect, 'state' | 'headHash' | 'fingerprint'> & {
  /** Who looks after the customer; where nobody does, the person of sales who entered the order. */
  salespersonId: string | null;
  /** Who follows the order (TRACK-05). */
  ownerId: string;
};

const salespersonId = sql<string | null>`coalesce(${customers.salespersonId}, (
  select person_id from dueline.people
  where people.person_id = ${orders.enteredBy} and people.department = 'SALES'))`;

const keys = {
  due: orders.dueAt,
  received: orders.receivedAt,
  number: orders.orderNumber,
  delivery: orders.deliveryDate,
};

/** The place that a cursor of a list in this order names, or undefined for text that is none of ours. */
export function orderPlace(cursor: string, sort: OrderSort): DuePlace | undefined {
  const isKey = { due: isInstantText, received: isInstantText, number: () => true, delivery: isDate };
  return duePlace(cursor, 1, isKey[sort.by]);
}

/** Orders of the scope, in the order that `sort` says; those without a key last. */
export async function listOrders(
  database: Database,
  filter: OrderFilter,
  scope: ReadScope,
  sort: OrderSort,
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<OrderRow>> {
  const order = { due: keys[sort.by], ids: [orders.orderId], direction: sort.direction };
  const wanted = and(...orderConditions(database, filter));
  const all = {
    ...columns,
    salespersonId: salespersonId.as('of_salesperson'),
    ownerId: ownerOfOrder.as('of_owner'),
  };
  const rightsLast =
    !scope.all && (filter.q !== undefined || sort.by === 'received' || sort.by === 'delivery');
  const rows = await inDueOrder(order, place, limit + 1, async (where, orderBy, count) => {
    const query = (rights: SQL | undefined) =>
      database.db
        .select(all)
        .from(orders)
        .leftJoin(customers, eq(customers.customerId, orders.customerId))
        .where(and(wanted, where, rights))
        .orderBy(...orderBy);
    if (!rightsLast) return await query(visible(scope, orders.orderId)).limit(count);
    // Without an index that gives the order, rights are asked for of sorted rows one by one until there are enough.
    const sorted = query(undefined).as('sorted');
    return await database.db.select().from(sorted).where(visible(scope, sorted.orderId)).limit(count);
  });
  return pageOf(rows, limit, (row) => [keyOf(row, sort), row.orderId]);
}

function keyOf(row: OrderRow, { by }: OrderSort): string | null {
  return { due: row.dueAt, received: row.receivedAt, number: row.orderNumber, delivery: row.deliveryDate }[
    by
  ];
}

function isDate(text: string): boolean {
  try {
    return parseCivilDate(text) >= 0;
  } catch {
    return false;
  }
}
