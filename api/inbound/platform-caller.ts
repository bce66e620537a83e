import type { FastifyRequest } from 'fastify';
import { appendAccess } from '../../db/access/append.ts';
import { findPlatform, type PlatformHolder } from '../../db/inbound/platforms.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { callerFrom, pathOf } from '../auth/authenticate.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { isSigned } from './signature.ts';

/** The shop that signed a push, and the person as whom its orders come in. */
export interface PlatformCaller {
  platform: PlatformHolder['platform'];
  caller: Caller;
}

/**
 * The shop that signed this body. Throws the same `not-signed-in` for a shop that is unknown or switched off,
 * for one whose person may receive no orders, and for a push that is unsigned, forged, too old or meant for another shop.
 */
export async function platformOf(
  context: ApiContext,
  request: FastifyRequest,
  platformId: string,
  body: string,
): Promise<PlatformCaller> {
  const now = nowOf(context);
  const holder = await findPlatform(context.database, platformId, now);
  const secrets = holder === undefined ? [nobodysSecret] : secretsOf(holder.platform, now);
  const signed = isSigned(body, request.headers, secrets, now);
  if (holder !== undefined && signed && holder.platform.active && holder.active) {
    const caller: Caller = { ...callerFrom(holder), via: 'PLATFORM' };
    if (holdsAny(caller, commandTable.receiveOrder.roles)) return { platform: holder.platform, caller };
  }
  throw new ProblemError('not-signed-in', 'The signature of this push does not hold');
}

/** Puts a push on the access log that was refused: one that nobody signed, or whose order differs from the first. */
export async function recordPush(
  context: ApiContext,
  request: FastifyRequest,
  refused: { status: number; code: string; personId?: string },
): Promise<void> {
  await appendAccess(context.database, {
    occurredAt: nowOf(context),
    method: request.method,
    path: pathOf(request),
    command: 'receiveOrder',
    ...refused,
  });
}

function secretsOf(
  { secret, previousSecret, previousUntil }: PlatformHolder['platform'],
  now: Instant,
): string[] {
  const holds = previousSecret !== null && previousUntil !== null && isBefore(now, previousUntil);
  return holds ? [secret, previousSecret] : [secret];
}

/** What an unknown shop is held against, so that its answer takes as long as a known one's. */
const nobodysSecret = `whsec_${Buffer.alloc(32).toString('base64')}`;
