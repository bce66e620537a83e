import { caseVersionOfUpdate, readCase, readCaseJournal } from '../../db/cases/read-case.ts';
import type { AddedOrder, CaseCommandInputs } from '../../domain/cases/case-inputs.ts';
import { isFinalStep } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import type { Refusal } from '../../domain/errors.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext, RequestTicket } from '../context.ts';
import { nowOf } from '../deps.ts';
import { checkBackdating } from '../orders/backdating.ts';
import { ProblemError, refusalProblem, unfitField } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { requireReadableCase } from './case-reader.ts';
import { checkNamedChanges } from './named-changes.ts';

/** Changes that one answer tells at most. */
const changesTold = 20;

/**
 * Gives a command to a case and answers with the case as it stands then (I2). Throws the problem that the command is
 * refused with; `not-found` also for a case that the caller may not see.
 */
export async function giveCaseCommand(
  context: ApiContext,
  caller: Caller,
  caseId: string,
  command: CaseCommand,
  ticket: RequestTicket,
): Promise<CaseState> {
  const { database } = context;
  if (ticket.resumed && (await caseVersionOfUpdate(database, caseId, ticket.updateId)) !== undefined) {
    return await existing(context, caseId);
  }
  await requireReadableCase(context, caller, caseId);
  const before = await existing(context, caseId);
  if (command.occurredAt !== undefined) await checkOccurredAt(context, before, command.occurredAt);
  if (command.name === 'recordAnalysis') await checkNamedChanges(context, before, command);
  if (command.name === 'joinCase') await handOver(context, caller, before, command, ticket);
  const reply = await context.cases.give(caseId, await asSeen(context, before, command), ticket.updateId);
  if (reply.accepted) return await existing(context, caseId);
  if ('notRunning' in reply) return await withoutEngine(context, caseId, ticket);
  throw await refused(context, caseId, command, reply.refusal);
}

/**
 * What orders answered to the case, and its clocks, is nobody's act: who looked before it has seen the case as people
 * left it, and is not told that it has changed.
 */
async function asSeen({ database }: ApiContext, now: CaseState, command: CaseCommand): Promise<CaseCommand> {
  const { expectedVersion } = command;
  if (expectedVersion === undefined || expectedVersion >= now.version) return command;
  const since = await readCaseJournal(database, now.caseId, expectedVersion, changesTold);
  const isMoved =
    since.length === changesTold ||
    since.some(({ entry }) => entry.by.kind !== 'clock' && entry.command !== 'recordTelling');
  return isMoved ? command : { ...command, expectedVersion: now.version };
}

async function existing({ database }: ApiContext, caseId: string): Promise<CaseState> {
  const state = await readCase(database, caseId);
  if (state === undefined) throw new ProblemError('not-found');
  return state;
}

/**
 * The case that takes over has the orders before the other one ends: an order is in one of them at every instant.
 * What comes again is in the case already.
 */
async function handOver(
  context: ApiContext,
  caller: Caller,
  { caseId, kind, orders }: CaseState,
  command: CaseCommand,
  { updateId }: RequestTicket,
): Promise<void> {
  const { into } = command.input as CaseCommandInputs['joinCase'];
  const target = into === caseId ? undefined : await readCase(context.database, into);
  if (target === undefined) throw unfitField('into', 'must be another case');
  await requireReadableCase(context, caller, into);
  if (isFinalStep(target.step)) throw unfitField('into', 'must be a case that is open');
  if (target.kind !== kind) throw unfitField('into', 'must be a case of the same kind');
  const there = (order: AddedOrder) =>
    target.orders.some(
      ({ orderId, lotId, clockId }) =>
        orderId === order.orderId && lotId === order.lotId && clockId === order.clockId,
    );
  const added = orders
    .map(({ addedAt: _at, effect: _effect, from: _from, ...order }): AddedOrder => order)
    .filter((order) => !there(order));
  if (added.length === 0) return;
  const addition: CaseCommand<'addOrders'> = {
    name: 'addOrders',
    input: { orders: added },
    actor: command.actor,
  };
  const reply = await context.cases.give(into, addition, `${updateId}/orders`);
  if (!reply.accepted && 'refusal' in reply) throw refusalProblem(reply.refusal);
  if (!reply.accepted) throw unfitField('into', 'must be a case that is open');
}

/** The case is at its end; one that should run and does not is for the operator. */
async function withoutEngine(
  context: ApiContext,
  caseId: string,
  { updateId }: RequestTicket,
): Promise<CaseState> {
  const state = await existing(context, caseId);
  if ((await caseVersionOfUpdate(context.database, caseId, updateId)) !== undefined) return state;
  if (isFinalStep(state.step)) throw new ProblemError('not-in-this-state', `The case is ${state.step}.`);
  throw new ProblemError('internal-error', 'The engine does not run this case, though it is open');
}

async function checkOccurredAt(context: ApiContext, state: CaseState, occurredAt: string): Promise<void> {
  const policy = await context.reference.policy(state.policyVersion);
  const calendar = await context.reference.calendar(state.calendarId, state.calendarVersion);
  checkBackdating(occurredAt, { calendar, limit: policy['clock.backdateMax'], now: nowOf(context) });
}

async function refused(
  context: ApiContext,
  caseId: string,
  { expectedVersion }: CaseCommand,
  refusal: Refusal,
): Promise<ProblemError> {
  const problem = refusalProblem(refusal);
  if (refusal.code !== 'version-moved' || expectedVersion === undefined) return problem;
  const entries = await readCaseJournal(context.database, caseId, expectedVersion, changesTold);
  const local = await context.reference.local();
  const changes = entries
    .filter(({ entry }) => entry.by.kind !== 'clock')
    .map(({ version, entry }) => ({
      version,
      command: entry.command,
      by: actorId(entry.by),
      recordedAt: entry.recordedAt,
    }))
    .map((change) => withLocalInstants(change, local));
  return new ProblemError(refusal.code, refusal.detail, { ...problem.details, changes });
}
