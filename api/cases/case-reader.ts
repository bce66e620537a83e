import { type CaseReader, mayReadCase } from '../../db/cases/visible-cases.ts';
import type { Department } from '../../domain/people/departments.ts';
import { departmentsOf, readingOf } from '../../domain/people/rights.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Caller } from '../auth/caller.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';

/**
 * What of cases a caller may read: those of orders that the caller may read, of the own departments or naming them,
 * and those that name the caller, or whom the caller acts for.
 */
export async function caseReaderOf(
  context: ApiContext,
  caller: Caller,
): Promise<CaseReader & { personId: string; roles: readonly Role[] }> {
  const { personId, roles, actingFor } = caller;
  return {
    scope: await scopeOf(context, caller),
    personId,
    roles,
    personIds: [personId, ...actingFor.map((each) => each.personId)],
    departments: departmentsReadWhole(caller),
  };
}

/**
 * The caller's departments of which every case is the caller's to read: who sells in some regions alone reads of the
 * department's cases those of own orders (PRIV-03).
 */
export function departmentsReadWhole({ roles, regions }: Pick<Caller, 'roles' | 'regions'>): Department[] {
  return departmentsOf(roles).filter(
    (department) => readingOf[department] !== 'OWN_DEMAND' || regions.length === 0,
  );
}

/** Refuses a case that the caller may not see as if there were none. */
export async function requireReadableCase(
  context: ApiContext,
  caller: Caller,
  caseId: string,
): Promise<void> {
  const reader = await caseReaderOf(context, caller);
  if (!(await mayReadCase(context.database, reader, caseId))) throw new ProblemError('not-found');
}
