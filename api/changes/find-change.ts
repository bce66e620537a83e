import type { FastifyRequest } from 'fastify';
import type { ChangeRow } from '../../db/changes/drafts.ts';
import { readChange } from '../../db/changes/read-changes.ts';
import type { ChangeKind } from '../../domain/changes/change.ts';
import type { Role } from '../../domain/people/roles.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { permit } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';

/** Who may record that time did not count; calendars and figures are for the administrators alone. */
export const incidentRoles: readonly Role[] = ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'];

/** Lets those pass who may draft and apply changes of the kind. */
export async function permitChange(
  context: ApiContext,
  request: FastifyRequest,
  kind: ChangeKind,
): Promise<void> {
  await permit(context, request, callerOf(request), kind === 'INCIDENT' ? incidentRoles : administrators);
}

/** A change that the caller may work on. Throws `not-found`, or `not-your-role`. */
export async function findChange(
  context: ApiContext,
  request: FastifyRequest,
  changeId: string,
): Promise<ChangeRow> {
  const row = await readChange(context.database, changeId);
  if (row === undefined) throw new ProblemError('not-found');
  await permitChange(context, request, row.kind);
  return row;
}

/** The problem of acting on a draft that is none any more. */
export function noDraft(row: ChangeRow): ProblemError {
  return new ProblemError('not-in-this-state', `The change is ${row.state}, and no draft any more`);
}
