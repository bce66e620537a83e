import type { FastifyRequest } from 'fastify';
import { readGrantsInForce, regionsOf } from '../../db/rights/read-grants-in-force.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { departmentsOf, type ReadScope, readScope } from '../../domain/people/rights.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Caller } from './caller.ts';
import { recordUnseen } from './permit.ts';

type ScopeDeps = Pick<ApiDeps, 'database' | 'clock'>;

/** The orders that the caller may read at this moment: the one scope of lists, single reads, exports and events. */
export async function scopeOf(context: ScopeDeps, caller: Caller): Promise<ReadScope> {
  const { personId, ownRoles, regions, actingFor } = caller;
  const limits = await regionsOf(
    context.database,
    actingFor.map((each) => each.personId),
  );
  const standings = actingFor.flatMap((each) => {
    const delegated = limits.get(each.personId);
    return delegated === undefined ? [] : [{ ...each, regions: delegated }];
  });
  const reader = { personId, roles: ownRoles, regions, actingFor: standings };
  const byRoles = readScope(reader, []);
  if (byRoles.all) return byRoles;
  const departments = departmentsOf(ownRoles);
  const grants = await readGrantsInForce(context.database, { personId, departments }, nowOf(context));
  return readScope(reader, grants);
}

/** Throws `not-found` for an order that the caller may not read, as for one that is not there (S2). */
export async function requireReadable(context: ScopeDeps, caller: Caller, orderId: string): Promise<void> {
  const scope = await scopeOf(context, caller);
  if (!(await mayRead(context.database, scope, orderId))) throw new ProblemError('not-found');
}

/** The same before an act; an attempt on an order outside one's rights goes on the access log (PRIV-12). */
export async function requireActable(
  context: ApiDeps,
  request: FastifyRequest,
  caller: Caller,
  { orderId, command }: { orderId: string; command: string },
): Promise<void> {
  const scope = await scopeOf(context, caller);
  if (await mayRead(context.database, scope, orderId)) return;
  await recordUnseen(context, request, caller, { orderId, command });
  throw new ProblemError('not-found');
}
