import type { OrderState } from '../../domain/order/state.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import type { OrderView } from '../views/order-schema.ts';
import { orderView } from '../views/order-view.ts';
import { openImpactOf } from './change-impact.ts';

/** The order as the caller sees it, by the policy that the order keeps. */
export async function viewOrder(context: ApiContext, caller: Caller, state: OrderState): Promise<OrderView> {
  const { reference } = context;
  const [policy, local, impact] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.local(),
    openImpactOf(context, state),
  ]);
  return orderView(state, { policy, caller, local, ...(impact === undefined ? {} : { impact }) });
}
