import type { FastifyRequest } from 'fastify';
import type { Command } from '../../domain/order/decide.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Caller } from '../auth/caller.ts';
import { recordIfRefused } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import { limits } from '../limits.ts';
import { problemInWordsOf } from '../problems/in-words-of.ts';
import { type Problem, ProblemError } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import type { OrderView } from '../views/order-schema.ts';
import { viewOrder } from './view-order.ts';

/** A command for one order of several. */
export interface BulkTarget {
  orderId: string;
  command: Command;
}

/** What became of one target: the order as it stands then, or the problem that the command alone would have had. */
export interface BulkResult {
  orderId: string;
  lotId?: string;
  status: number;
  order?: OrderView;
  problem?: Problem;
}

/** What is done for one target, the command given or only tried: the order as it stands then. */
export type GiveOne = (target: BulkTarget, place: number) => Promise<OrderState>;

/** Gives each target its command, a few at once; one that fails holds no other up. */
export async function giveToMany(
  context: ApiContext,
  request: FastifyRequest,
  caller: Caller,
  targets: readonly BulkTarget[],
  give: GiveOne,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let place = next; place < targets.length; place = next) {
      next += 1;
      const target = targets[place];
      if (target === undefined) return;
      results[place] = await resultOf(context, request, caller, target, () => give(target, place));
    }
  }
  await Promise.all(Array.from({ length: limits.bulkAtOnce }, work));
  return results;
}

async function resultOf(
  context: ApiContext,
  request: FastifyRequest,
  caller: Caller,
  { orderId, command }: BulkTarget,
  give: () => Promise<OrderState>,
): Promise<BulkResult> {
  const target = { orderId, ...(command.lotId === undefined ? {} : { lotId: command.lotId }) };
  try {
    return { ...target, status: 200, order: await viewOrder(context, caller, await give()) };
  } catch (error) {
    await recordIfRefused(context, request, caller, error, { orderId, command: command.name });
    const known = problemOf(error);
    if (known === undefined) request.log.error({ err: error, orderId }, 'a target of a bulk command failed');
    const problem = problemInWordsOf(request, known ?? new ProblemError('internal-error'));
    return { ...target, status: problem.status, problem };
  }
}
