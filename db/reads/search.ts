import { and, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Database } from '../connect.ts';
import { orderSearch } from '../schema/order-search.ts';
import { orders } from '../schema/orders.ts';
import { matchesSearch } from '../search/matches-search.ts';

/** An order as a search shows it. */
export interface FoundOrder {
  orderId: string;
  orderNumber: string;
  externalNumber: string | null;
  customerName: string | null;
  stage: Stage;
}

/** Orders in which the text is found literally: those under way first, and of each the latest received. */
export async function searchOrders(
  { db }: Database,
  typed: string,
  rights: SQL | undefined,
  limit: number,
): Promise<FoundOrder[]> {
  const found = (closed: (column: typeof orders.closedAt) => SQL, count: number) =>
    db
      .select({
        orderId: orders.orderId,
        orderNumber: orders.orderNumber,
        externalNumber: orders.externalNumber,
        customerName: orders.customerName,
        stage: orders.stage,
      })
      .from(orderSearch)
      .innerJoin(orders, eq(orders.orderId, orderSearch.orderId))
      .where(and(matchesSearch(typed), closed(orders.closedAt), rights))
      .orderBy(desc(orders.receivedAt), desc(orders.orderId))
      .limit(count);
  const open = await found(isNull, limit);
  return open.length >= limit ? open : [...open, ...(await found(isNotNull, limit - open.length))];
}
