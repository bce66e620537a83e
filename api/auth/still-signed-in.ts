import type { FastifyRequest } from 'fastify';
import { findSession } from '../../db/sessions/find-session.ts';
import { endOf } from '../../db/sessions/session-life.ts';
import { isBefore } from '../../domain/instant.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { authenticate, callerOfSession } from './authenticate.ts';
import type { Caller } from './caller.ts';

/**
 * Who sent a request that is still open, with the roles of this moment; undefined when the sign-in has ended. To keep
 * a page open is no use of a session: it ends by idleness all the same.
 */
export async function stillSignedIn(deps: ApiDeps, request: FastifyRequest): Promise<Caller | undefined> {
  const { session } = request;
  if (session !== null) {
    const now = nowOf(deps);
    const found = await findSession(deps.database, session.tokenHash, now);
    if (!found?.active || !isBefore(now, endOf(found))) return undefined;
    return callerOfSession(found);
  }
  try {
    return (await authenticate(deps, request)).caller;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-signed-in') return undefined;
    throw error;
  }
}
