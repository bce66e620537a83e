import { customerPlace, followedOrders } from '../../db/customer-links/followed-orders.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { coversCustomer } from '../../domain/people/covers-customer.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { unfitField } from '../problems/problem.ts';
import { present } from '../views/row-views.ts';

/**
 * Nobody shows a customer more than they may read themselves: one order that is theirs to read and the customer's, or
 * all of a customer whose every order is. Throws `does-not-fit`, the same for what is not theirs and what is not there.
 */
export async function requireShareable(
  context: ApiContext,
  caller: Caller,
  { customerId, orderId }: { customerId: string; orderId?: string },
): Promise<void> {
  const { database } = context;
  const scope = await scopeOf(context, caller);
  const customer = await customerPlace(database, customerId);
  if (orderId === undefined) {
    const { region, salespersonId } = customer ?? {};
    const isCovered =
      customer !== undefined && coversCustomer(scope, { customerId, ...present({ region, salespersonId }) });
    if (!isCovered) throw unfitField('customerId', 'is no customer all of whose orders you may see');
    return;
  }
  const { items } = await followedOrders(database, { customerId, orderId }, undefined, 1);
  const isTheirs = customer !== undefined && items.length > 0;
  if (!isTheirs || !(await mayRead(database, scope, orderId))) {
    throw unfitField('orderId', 'is no order of this customer that you may see');
  }
}
