import { readGrantsInForce, regionsOf } from '../../db/rights/read-grants-in-force.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { departmentsOf, type ReadScope, readScope, widened } from '../../domain/people/rights.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Caller } from './caller.ts';

type ScopeDeps = Pick<ApiDeps, 'database' | 'clock'>;

/** The orders that the caller may read at this moment: the one scope of lists, single reads, exports and events. */
export async function scopeOf(context: ScopeDeps, caller: Caller): Promise<ReadScope> {
  const own = await ownScope(context, caller);
  if (own.all) return own;
  const { personId, ownRoles } = caller;
  const departments = departmentsOf(ownRoles);
  const grants = await readGrantsInForce(context.database, { personId, departments }, nowOf(context));
  return widened(own, grants);
}

/** What roles alone let the caller read, the delegated ones within the delegator's own limits. */
async function ownScope({ database }: ScopeDeps, caller: Caller): Promise<ReadScope> {
  const { personId, ownRoles, regions, actingFor } = caller;
  const limits = await regionsOf(
    database,
    actingFor.map((each) => each.personId),
  );
  const standings = actingFor.flatMap((each) => {
    const delegated = limits.get(each.personId);
    return delegated === undefined ? [] : [{ ...each, regions: delegated }];
  });
  return readScope({ personId, roles: ownRoles, regions, actingFor: standings });
}

/** Refused like what does not exist, and known apart from it on our side: an attempt to act goes on record. */
export class UnseenOrder extends ProblemError {
  constructor() {
    super('not-found');
  }
}

/** Throws `not-found` for an order that the caller may not read, as for one that is not there (S2). */
export async function requireReadable(context: ScopeDeps, caller: Caller, orderId: string): Promise<void> {
  const own = await ownScope(context, caller);
  if (await mayRead(context.database, own, orderId)) return;
  // Leave on record is the exception: most callers read by their roles, with one query less.
  if (await mayRead(context.database, await scopeOf(context, caller), orderId)) return;
  throw new UnseenOrder();
}
