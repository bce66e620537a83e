import { RefusalError } from '../../domain/errors.ts';
import { type ChangeImpact, changeImpact } from '../../domain/order/change/impact.ts';
import type { Wanted } from '../../domain/order/change/reach.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';

/** What a wish would mean for an order, by the rules that decide live. Throws the problem that it would be refused with. */
export async function impactOf(context: ApiContext, state: OrderState, wish: Wanted): Promise<ChangeImpact> {
  if (isFinal(state.stage)) throw new ProblemError('order-closed');
  const { reference } = context;
  const [policy, calendars] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.calendars(calendarsOf(state)),
  ]);
  try {
    return changeImpact(state, wish, { policy, calendars }, nowOf(context));
  } catch (error) {
    if (error instanceof RefusalError) throw refusalProblem(error.refusal);
    throw error;
  }
}

/** What the open change of an order would mean; undefined when there is none, or it cannot be made any more. */
export async function openImpactOf(
  context: ApiContext,
  state: OrderState,
): Promise<ChangeImpact | undefined> {
  if (state.change === undefined || isFinal(state.stage)) return undefined;
  try {
    return await impactOf(context, state, state.change);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
