import type { FastifyRequest } from 'fastify';
import { appendAccess } from '../../db/access/append.ts';
import { findCaller, type KeyHolder, type Standing } from '../../db/access/find-caller.ts';
import { hashSecret } from '../../db/access/secret.ts';
import { findSession, noteUse, type SessionHolder } from '../../db/sessions/find-session.ts';
import { endOf } from '../../db/sessions/session-life.ts';
import { problems } from '../../domain/errors.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Caller } from './caller.ts';
import { isSame } from './own-page.ts';
import { sessionToken } from './session-cookie.ts';

/** The person that the bootstrap key acts as. */
export const bootstrapPerson: Caller = {
  personId: 'admin',
  roles: ['ADMINISTRATOR'],
  ownRoles: ['ADMINISTRATOR'],
  regions: [],
  actingFor: [],
  via: 'BOOTSTRAP',
};

/** Who sent a request, and the session if that told it. */
export interface SignedIn {
  caller: Caller;
  session?: SessionHolder;
}

/** Who sent the request, by its bearer key or else its session. Throws `not-signed-in` when nobody can be told from it. */
export async function authenticate(deps: ApiDeps, request: FastifyRequest): Promise<SignedIn> {
  const token = sessionToken(deps.settings, request);
  if (request.headers.authorization === undefined && token !== undefined) {
    return await bySession(deps, request, token);
  }
  const key = bearerOf(request);
  if (key === undefined) throw new ProblemError('not-signed-in');
  const { adminKey } = deps.settings;
  if (adminKey !== undefined && isSame(key, adminKey)) return { caller: bootstrapPerson };
  return { caller: await byKey(deps, request, key) };
}

/** Path without its query: what people search for is nobody's business. */
export function pathOf(request: FastifyRequest): string {
  return (request.url.split('?', 1)[0] ?? '').slice(0, 500);
}

/** What a request carries as `Authorization: Bearer`. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
}

async function byKey(deps: ApiDeps, request: FastifyRequest, key: string): Promise<Caller> {
  const now = nowOf(deps);
  const holder = await findCaller(deps.database, hashSecret(key), now);
  if (holder === undefined) throw new ProblemError('not-signed-in', 'This API key is not known');
  const reason = endedBecause(holder, now);
  if (reason !== undefined) return await refuseOnRecord(deps, request, holder.personId, reason);
  return { ...callerFrom(holder), ...(holder.scopes && { scopes: holder.scopes }), via: 'KEY' };
}

async function bySession(deps: ApiDeps, request: FastifyRequest, token: string): Promise<SignedIn> {
  const now = nowOf(deps);
  const session = await findSession(deps.database, hashSecret(token), now);
  if (session === undefined || !isBefore(now, endOf(session))) {
    throw new ProblemError('not-signed-in', 'Your session has ended');
  }
  if (!session.active) {
    return await refuseOnRecord(deps, request, session.personId, 'You are not active in this company');
  }
  await noteUse(deps.database, session, now);
  return { caller: callerOfSession(session), session };
}

/** The person of a session as caller. */
export function callerOfSession(session: SessionHolder): Caller {
  return { ...callerFrom(session), via: 'SESSION' };
}

/** What a person's standing lets them do, whatever they signed in with. */
export function callerFrom({
  personId,
  department,
  regions,
  roles,
  actingFor,
}: Standing): Omit<Caller, 'via'> {
  const delegated = actingFor.flatMap((each) => each.roles);
  return {
    personId,
    roles: [...new Set([...roles, ...delegated])],
    ownRoles: roles,
    department,
    regions,
    actingFor,
  };
}

/** Somebody known used what has ended: that goes on record. */
async function refuseOnRecord(
  deps: ApiDeps,
  request: FastifyRequest,
  personId: string,
  reason: string,
): Promise<never> {
  await appendAccess(deps.database, {
    occurredAt: nowOf(deps),
    personId,
    method: request.method,
    path: pathOf(request),
    status: problems['not-signed-in'].status,
    code: 'not-signed-in',
  });
  throw new ProblemError('not-signed-in', reason);
}

function endedBecause(holder: KeyHolder, now: Instant): string | undefined {
  if (holder.revokedAt !== null) return 'This API key was revoked';
  if (holder.expiresAt !== null && !isBefore(now, holder.expiresAt)) return 'This API key has expired';
  return holder.active ? undefined : 'The person of this API key is not active';
}
