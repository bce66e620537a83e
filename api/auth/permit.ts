import type { FastifyRequest } from 'fastify';
import { appendAccess } from '../../db/access/append.ts';
import { type ProblemCode, problems } from '../../domain/errors.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { pathOf } from './authenticate.ts';
import { type Caller, holdsAny } from './caller.ts';
import { UnseenOrder } from './scope.ts';

/** What was tried, when it was a command. */
export interface Attempt {
  orderId?: string;
  command?: string;
}

/** Lets holders of one of the roles pass; every other attempt is refused and goes on record (PRIV-12). */
export async function permit(
  deps: ApiDeps,
  request: FastifyRequest,
  caller: Caller,
  wanted: readonly Role[],
  attempt: Attempt = attemptOf(request),
): Promise<void> {
  if (holdsAny(caller, wanted)) return;
  await recordRefusal(deps, request, caller, 'not-your-role', attempt);
  throw new ProblemError('not-your-role', `This is for: ${wanted.join(', ') || 'policy alone'}`);
}

/**
 * Puts an act on the access log that the rules refused to this person, or that was meant for an order outside the
 * person's rights; never on an order's journal (ruling 18).
 */
export async function recordIfRefused(
  deps: ApiDeps,
  request: FastifyRequest,
  caller: Caller,
  error: unknown,
  attempt: Attempt,
): Promise<void> {
  if (!(error instanceof ProblemError)) return;
  if (problems[error.code].status !== 403 && !(error instanceof UnseenOrder)) return;
  await recordRefusal(deps, request, caller, error.code, attempt);
}

async function recordRefusal(
  deps: ApiDeps,
  request: FastifyRequest,
  caller: Caller,
  code: ProblemCode,
  attempt: Attempt,
): Promise<void> {
  await appendAccess(deps.database, {
    occurredAt: nowOf(deps),
    personId: caller.personId,
    method: request.method,
    path: pathOf(request),
    ...attempt,
    status: problems[code].status,
    code,
  });
}

function attemptOf(request: FastifyRequest): Attempt {
  const { orderId } = Object(request.params) as { orderId?: unknown };
  const { command } = request.routeOptions.config;
  return {
    ...(typeof orderId === 'string' ? { orderId: orderId.slice(0, 64) } : {}),
    ...(command === undefined ? {} : { command }),
  };
}
