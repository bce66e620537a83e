import { readOrder } from '../../db/reads/read-order.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Command } from '../../domain/order/decide.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { workingDayMode } from '../../domain/policy/policy.ts';
import type { Caller } from '../auth/caller.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';

/**
 * The order as it would stand after the command, by the rules that decide live (ruling 3). Changes nothing. Throws
 * the problem that the command would be refused with.
 */
export async function previewCommand(
  context: ApiContext,
  caller: Caller,
  orderId: string,
  command: Command,
): Promise<OrderState> {
  await requireReadable(context, caller, orderId);
  const state = await readOrder(context.database, orderId);
  if (state === undefined) throw new ProblemError('not-found');
  const { reference } = context;
  const policy = policyOf(state, await reference.policy(state.policyVersion));
  const calendars = await reference.calendars(calendarsOf(state));
  const batch = composeBatch(state, [command], nowOf(context), policy);
  const [outcome] = batch.outcomes;
  if (outcome?.accepted === false) throw refusalProblem(outcome.refusal);
  return (
    foldEntries(state, batch.entries, calendars, undefined, workingDayMode(policy)).at(-1)?.after ?? state
  );
}
