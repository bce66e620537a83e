import { readOrder } from '../../db/reads/read-order.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import type { AddedOrder } from '../../domain/cases/case-inputs.ts';
import { isOverdue } from '../../domain/order/clock.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { unfitField } from '../problems/problem.ts';

type NamedOrder = Omit<AddedOrder, 'orderNumber' | 'lateSince' | 'dueAt'>;

/** Orders as people name them, with what the orders themselves tell: number, and since when the named clock is late. */
export async function numberedOrders(
  context: ApiContext,
  caller: Caller,
  orders: readonly NamedOrder[],
): Promise<AddedOrder[]> {
  const scope = await scopeOf(context, caller);
  return await Promise.all(
    orders.map(async (order, index) => {
      const path = (field: string) => `orders[${index}].${field}`;
      const state = (await mayRead(context.database, scope, order.orderId))
        ? await readOrder(context.database, order.orderId)
        : undefined;
      if (state === undefined) throw unfitField(path('orderId'), 'must be an order that you may read');
      const { lotId, clockId } = order;
      if (lotId !== undefined && state.lots.every((lot) => lot.lotId !== lotId)) {
        throw unfitField(path('lotId'), 'must be a lot of the order');
      }
      const clock = state.clocks.find((each) => each.clockId === clockId);
      if (clockId !== undefined && clock === undefined) {
        throw unfitField(path('clockId'), 'must be an open clock of the order');
      }
      const { orderNumber = '' } = state;
      if (clock?.due === undefined) return { ...order, orderNumber };
      const late = isOverdue(clock) ? { lateSince: clock.due } : {};
      return { ...order, orderNumber, dueAt: clock.due, ...late };
    }),
  );
}
