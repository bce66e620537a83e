import { and, asc, gt, inArray, isNull } from 'drizzle-orm';
import type { OrderState } from '../../domain/order/state.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { orders } from '../schema/orders.ts';
import { whenGiven } from './conditions.ts';

/** States of open orders of the scope by their ids, after one; of some of them where `only` names them. */
export async function openStates(
  database: Database,
  scope: ReadScope,
  only: readonly string[] | undefined,
  after: string,
  limit: number,
): Promise<OrderState[]> {
  const rows = await database.db
    .select({ state: orders.state })
    .from(orders)
    .where(
      and(
        isNull(orders.closedAt),
        gt(orders.orderId, after),
        whenGiven(only, (ids) => inArray(orders.orderId, [...ids])),
        visible(scope, orders.orderId),
      ),
    )
    .orderBy(asc(orders.orderId))
    .limit(limit);
  return rows.map(({ state }) => state);
}
