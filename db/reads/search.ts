import { desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
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

const { orderId, orderNumber, externalNumber, customerName, stage } = getTableColumns(orders);
const columns = { orderId, orderNumber, externalNumber, customerName, stage };

/** Orders in which the text is found literally: those under way first, and of each the latest received. */
export async function searchOrders(
  { db }: Database,
  typed: string,
  scope: ReadScope,
  limit: number,
): Promise<FoundOrder[]> {
  // Sorted first, then held to the rights one by one until there are enough: rights are dear to ask for.
  const matches = db
    .select(columns)
    .from(orderSearch)
    .innerJoin(orders, eq(orders.orderId, orderSearch.orderId))
    .where(matchesSearch(typed))
    .orderBy(sql`${isNull(orders.closedAt)} desc`, desc(orders.receivedAt), desc(orders.orderId))
    .as('matches');
  return await db.select().from(matches).where(visible(scope, matches.orderId)).limit(limit);
}
