import type { FastifyRequest } from 'fastify';
import type { Department } from '../../domain/people/departments.ts';
import { headOf, type Role, roleCodes, roles } from '../../domain/people/roles.ts';
import { holdsAny } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { permit } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';

/** Those who see the figures of every department. */
export const overview: readonly Role[] = [
  'DEPUTY_GENERAL_MANAGER',
  'GENERAL_MANAGER',
  'ADMINISTRATOR',
  'AUDITOR',
];

/** Those who see figures of departments: heads those of their own, leadership and administration all (SLA-15). */
export const figureReaders: readonly Role[] = roleCodes.filter(
  (role) => role !== 'INTEGRATION' && (roles[role].head || overview.includes(role)),
);

/**
 * The departments whose figures the caller gets: the one that is asked for, else the caller's own; undefined for all.
 * Throws `not-your-role`, on record, when the one that is asked for is another's.
 */
export async function readableDepartments(
  context: ApiContext,
  request: FastifyRequest,
  wanted: Department | undefined,
): Promise<Department[] | undefined> {
  const caller = callerOf(request);
  if (wanted !== undefined) {
    await permit(context, request, caller, [...overview, headOf(wanted)]);
    return [wanted];
  }
  if (holdsAny(caller, overview)) return undefined;
  return caller.roles.filter((role) => roles[role].head).map((role) => roles[role].department);
}
