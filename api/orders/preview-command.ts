import { readOrder } from '../../db/reads/read-order.ts';
import type { Command } from '../../domain/order/decide.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { supposedTurn } from '../../domain/what-if/turn.ts';
import type { Caller } from '../auth/caller.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError, refusalProblem } from '../problems/problem.ts';
import { requireOwnFiles } from './require-own-files.ts';

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
  await requireOwnFiles(context, orderId, command);
  const state = await readOrder(context.database, orderId);
  if (state === undefined) throw new ProblemError('not-found');
  const { reference } = context;
  const policy = await reference.policy(state.policyVersion);
  const calendars = await reference.calendars(calendarsOf(state));
  const { outcomes, after } = supposedTurn(state, [command], nowOf(context), { policy, calendars });
  const [outcome] = outcomes;
  if (outcome?.accepted === false) throw refusalProblem(outcome.refusal);
  return after;
}
