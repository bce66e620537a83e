import { salespersonOf } from '../../db/reads/order-owner.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import type { OrderView } from '../views/order-schema.ts';
import { orderView } from '../views/order-view.ts';
import { present } from '../views/row-views.ts';
import { openImpactOf } from './change-impact.ts';

/** The order as the caller sees it, by the policy that the order keeps. */
export async function viewOrder(context: ApiContext, caller: Caller, state: OrderState): Promise<OrderView> {
  const { reference } = context;
  const [policy, local, impact, salespersonId] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.local(),
    openImpactOf(context, state),
    salespersonOf(context.database, state.details.customer.customerId),
  ]);
  return orderView(state, { policy, caller, local, ...present({ impact, salespersonId }) });
}
