import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { hashApiKey } from '../../db/access/api-key.ts';
import { appendAccess } from '../../db/access/append.ts';
import { findCaller, type KeyHolder, type Standing } from '../../db/access/find-caller.ts';
import { problems } from '../../domain/errors.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import { type ApiDeps, nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Caller } from './caller.ts';

/** The person that the bootstrap key acts as. */
export const bootstrapPerson: Caller = {
  personId: 'admin',
  roles: ['ADMINISTRATOR'],
  ownRoles: ['ADMINISTRATOR'],
  regions: [],
  actingFor: [],
  via: 'BOOTSTRAP',
};

/** Who sent the request, by its bearer key. Throws `not-signed-in` when nobody can be told from it. */
export async function authenticate(deps: ApiDeps, request: FastifyRequest): Promise<Caller> {
  const key = bearerKey(request);
  if (key === undefined) throw new ProblemError('not-signed-in');
  const { adminKey } = deps.settings;
  if (adminKey !== undefined && sameKey(key, adminKey)) return bootstrapPerson;
  const now = nowOf(deps);
  const holder = await findCaller(deps.database, hashApiKey(key), now);
  if (holder === undefined) throw new ProblemError('not-signed-in', 'This API key is not known');
  const reason = endedBecause(holder, now);
  if (reason === undefined) {
    return { ...callerFrom(holder), ...(holder.scopes && { scopes: holder.scopes }), via: 'KEY' };
  }
  await appendAccess(deps.database, {
    occurredAt: now,
    personId: holder.personId,
    method: request.method,
    path: pathOf(request),
    status: problems['not-signed-in'].status,
    code: 'not-signed-in',
  });
  throw new ProblemError('not-signed-in', reason);
}

/** What a person's standing lets them do, whatever they signed in with. */
function callerFrom({ personId, department, regions, roles, actingFor }: Standing): Omit<Caller, 'via'> {
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

/** Path without its query: what people search for is nobody's business. */
export function pathOf(request: FastifyRequest): string {
  return (request.url.split('?', 1)[0] ?? '').slice(0, 500);
}

function bearerKey(request: FastifyRequest): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Compares in constant time, whatever the lengths. */
function sameKey(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function endedBecause(holder: KeyHolder, now: Instant): string | undefined {
  if (holder.revokedAt !== null) return 'This API key was revoked';
  if (holder.expiresAt !== null && !isBefore(now, holder.expiresAt)) return 'This API key has expired';
  return holder.active ? undefined : 'The person of this API key is not active';
}
