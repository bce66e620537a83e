import type { FastifyRequest } from 'fastify';
import type { ApiDeps } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { type Caller, holdsAny } from './caller.ts';
import { recordIfRefused } from './permit.ts';

/** The person to whom a caller is held; undefined for an administrator, who may do it for everybody. */
export function ownOnly(caller: Caller): string | undefined {
  return holdsAny(caller, ['ADMINISTRATOR']) ? undefined : caller.personId;
}

/** Throws, on record, when a caller speaks for another person, or for a role, without being an administrator. */
export async function requireOwn(
  deps: ApiDeps,
  request: FastifyRequest,
  caller: Caller,
  personId: string | undefined,
): Promise<void> {
  const own = ownOnly(caller);
  if (own === undefined || own === personId) return;
  const refusal = new ProblemError('not-your-role', 'For others only an administrator may do this.');
  await recordIfRefused(deps, request, caller, refusal, {});
  throw refusal;
}
