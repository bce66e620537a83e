import { isActivePerson } from '../../db/people/absences.ts';
import { readJournal, readOrder, versionOfUpdate } from '../../db/reads/read-order.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { Command } from '../../domain/order/decide.ts';
import { isFinal } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { Caller } from '../auth/caller.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext, RequestTicket } from '../context.ts';
import { nowOf } from '../deps.ts';
import { type Change, ProblemError, refusalProblem, unfitField } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { checkBackdating } from './backdating.ts';
import { requireOwnFiles } from './require-own-files.ts';

/** Changes that one answer tells at most. */
const changesTold = 20;

/**
 * Gives a command to an order and answers with the order as it stands then (I2). Throws the problem that the
 * command is refused with; `not-found` also for an order that the caller may not see.
 */
export async function giveCommand(
  context: ApiContext,
  caller: Caller,
  orderId: string,
  command: Command,
  ticket: RequestTicket,
): Promise<OrderState> {
  if (ticket.resumed && (await versionOfUpdate(context.database, orderId, ticket.updateId)) !== undefined) {
    return await existing(context, orderId);
  }
  await requireReadable(context, caller, orderId);
  if (command.name === 'assignOrder') await requireOwner(context, command as Command<'assignOrder'>);
  await requireOwnFiles(context, orderId, command);
  if (command.occurredAt !== undefined) await checkOccurredAt(context, orderId, command.occurredAt);
  const reply = await context.engine.give(orderId, command, ticket.updateId);
  if (reply.accepted) return await existing(context, orderId);
  if ('notRunning' in reply) return await withoutEngine(context, orderId, ticket);
  // An earlier try of this request may have been carried out in a run whose updates the engine has forgotten.
  if ((await versionOfUpdate(context.database, orderId, ticket.updateId)) !== undefined) {
    return await existing(context, orderId);
  }
  throw await refused(context, orderId, command, reply.refusal);
}

async function existing(context: ApiContext, orderId: string): Promise<OrderState> {
  const state = await readOrder(context.database, orderId);
  if (state === undefined) throw new ProblemError('not-found');
  return state;
}

/** The order never was, or is at its end; an order that should run and does not is for the operator. */
async function withoutEngine(
  context: ApiContext,
  orderId: string,
  ticket: RequestTicket,
): Promise<OrderState> {
  const state = await existing(context, orderId);
  if ((await versionOfUpdate(context.database, orderId, ticket.updateId)) !== undefined) return state;
  if (isFinal(state.stage)) throw new ProblemError('order-closed', `The order is ${state.stage}`);
  throw new ProblemError('internal-error', 'The engine does not run this order, though it is open');
}

/** An order belongs to somebody who is there (TRACK-05). */
async function requireOwner({ database }: ApiContext, { input }: Command<'assignOrder'>): Promise<void> {
  if (!(await isActivePerson(database, input.personId)))
    throw unfitField('input.personId', 'is nobody of the company');
}

async function checkOccurredAt(context: ApiContext, orderId: string, occurredAt: string): Promise<void> {
  const state = await existing(context, orderId);
  const policy = await context.reference.policy(state.policyVersion);
  const calendar = await context.reference.calendar(state.calendarId, state.calendarVersion);
  checkBackdating(occurredAt, { calendar, limit: policy['clock.backdateMax'], now: nowOf(context) });
}

async function refused(
  context: ApiContext,
  orderId: string,
  command: Command,
  refusal: Refusal,
): Promise<ProblemError> {
  const problem = refusalProblem(refusal);
  const { expectedVersion } = command;
  if (refusal.code !== 'version-moved' || expectedVersion === undefined) return problem;
  const changes = await changesSince(context, orderId, expectedVersion);
  return new ProblemError(refusal.code, refusal.detail, { ...problem.details, changes });
}

/** What people and policy did since a version (I9). */
async function changesSince(context: ApiContext, orderId: string, version: number): Promise<Change[]> {
  const entries = await readJournal(context.database, orderId, version, changesTold);
  const local = await context.reference.local();
  return entries
    .filter(({ entry }) => entry.by.kind !== 'clock')
    .map(({ entry }) => ({
      version: entry.version,
      command: entry.command,
      by: actorId(entry.by),
      recordedAt: entry.recordedAt,
      ...(entry.lotId === undefined ? {} : { lotId: entry.lotId }),
    }))
    .map((change) => withLocalInstants(change, local));
}
