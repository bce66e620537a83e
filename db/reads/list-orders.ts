import { and, eq, getTableColumns, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Channel } from '../../domain/order/details.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { orderSearch } from '../schema/order-search.ts';
import { orders } from '../schema/orders.ts';
import { matchesSearch } from '../search/matches-search.ts';
import { whenGiven } from './conditions.ts';
import { type DuePlace, inDueOrder } from './due-order.ts';
import { type Page, pageOf } from './page.ts';

/** What a list of orders may be narrowed by (INTAKE-10); every field that is given must hold. */
export interface OrderFilter {
  stage?: Stage;
  department?: Department;
  customerId?: string;
  channel?: Channel;
  enteredBy?: string;
  overdue?: boolean;
  /** Received at or after, and before. */
  receivedFrom?: Instant;
  receivedBefore?: Instant;
  /** What a person typed: found literally in number, customer and product names, whatever the case. */
  q?: string;
}

const { state: _state, headHash: _hash, fingerprint: _fingerprint, ...columns } = getTableColumns(orders);

/** A row of the ledger. */
export type OrderRow = Omit<typeof orders.$inferSelect, 'state' | 'headHash' | 'fingerprint'>;

/** Orders, soonest due first, those without a due instant last. */
export async function listOrders(
  database: Database,
  filter: OrderFilter,
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<OrderRow>> {
  const order = { due: orders.dueAt, ids: [orders.orderId] };
  const wanted = conditions(database, filter);
  const rows = await inDueOrder(order, place, limit + 1, (where, orderBy, count) =>
    database.db
      .select(columns)
      .from(orders)
      .where(and(...wanted, where))
      .orderBy(...orderBy)
      .limit(count),
  );
  return pageOf(rows, limit, (row) => [row.dueAt, row.orderId]);
}

function conditions(database: Database, filter: OrderFilter): (SQL | undefined)[] {
  return [
    whenGiven(filter.stage, (given) => eq(orders.stage, given)),
    whenGiven(filter.department, (given) => eq(orders.department, given)),
    whenGiven(filter.customerId, (given) => eq(orders.customerId, given)),
    whenGiven(filter.channel, (given) => eq(orders.channel, given)),
    whenGiven(filter.enteredBy, (given) => eq(orders.enteredBy, given)),
    whenGiven(filter.overdue, (given) => eq(orders.overdue, given)),
    whenGiven(filter.receivedFrom, (given) => gte(orders.receivedAt, given)),
    whenGiven(filter.receivedBefore, (given) => lt(orders.receivedAt, given)),
    whenGiven(filter.q, (given) => inArray(orders.orderId, matching(database, given))),
  ];
}

function matching(database: Database, typed: string) {
  return database.db.select({ orderId: orderSearch.orderId }).from(orderSearch).where(matchesSearch(typed));
}
