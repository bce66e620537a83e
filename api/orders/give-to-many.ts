import type { FastifyRequest } from 'fastify';
import type { Command } from '../../domain/order/decide.ts';
import type { Caller } from '../auth/caller.ts';
import { recordIfRefused } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import type { KeyedTicket } from '../idempotency/answer-once.ts';
import { limits } from '../limits.ts';
import { type Problem, ProblemError, problemBody } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import type { OrderView } from '../views/order-schema.ts';
import { giveCommand } from './give-command.ts';
import { updateIdOf } from './order-id.ts';
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

/** Gives each target its command, a few at once; one that fails holds no other up. */
export async function giveToMany(
  context: ApiContext,
  request: FastifyRequest,
  caller: Caller,
  targets: readonly BulkTarget[],
  ticket: KeyedTicket,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let place = next; place < targets.length; place = next) {
      next += 1;
      const target = targets[place];
      if (target === undefined) return;
      const updateId = updateIdOf(caller.personId, ticket.updateId, String(place));
      results[place] = await giveOne(context, request, caller, target, { ...ticket, updateId });
    }
  }
  await Promise.all(Array.from({ length: limits.bulkAtOnce }, work));
  return results;
}

async function giveOne(
  context: ApiContext,
  request: FastifyRequest,
  caller: Caller,
  { orderId, command }: BulkTarget,
  ticket: KeyedTicket,
): Promise<BulkResult> {
  const target = { orderId, ...(command.lotId === undefined ? {} : { lotId: command.lotId }) };
  try {
    const state = await giveCommand(context, orderId, command, ticket);
    return { ...target, status: 200, order: await viewOrder(context, caller, state) };
  } catch (error) {
    await recordIfRefused(context, request, caller, error, { orderId, command: command.name });
    const known = problemOf(error);
    if (known === undefined) request.log.error({ err: error, orderId }, 'a target of a bulk command failed');
    const problem = problemBody(known ?? new ProblemError('internal-error'), request.id);
    return { ...target, status: problem.status, problem };
  }
}
