import { and, eq } from 'drizzle-orm';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { idempotencyKeys } from '../schema/idempotency-keys.ts';

/** A request under a caller's key. */
export interface KeyedRequest {
  caller: string;
  key: string;
  /** Hash of method, path and body. */
  requestHash: string;
}

/** How long a claim holds against repeats, and how long the key keeps its answer, in milliseconds. */
export interface ClaimTimes {
  lease: number;
  keep: number;
}

/**
 * What stands at the key: `started`: it is this request's now; `resumed`: an earlier try of the same request got
 * no final answer, and this one may go on in its place; `answered`: the answer it got.
 */
export type Claim =
  | { kind: 'started' | 'resumed' }
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'in-flight' }
  | { kind: 'other-request' };

/** Claim a key for a request. Of several at once, one gets it. */
export async function claimKey(
  database: Database,
  request: KeyedRequest,
  now: Instant,
  times: ClaimTimes,
): Promise<Claim> {
  const fresh = {
    ...request,
    state: 'IN_FLIGHT' as const,
    status: null,
    body: null,
    createdAt: now,
    inFlightUntil: later(now, times.lease),
    expiresAt: later(now, times.keep),
  };
  const inserted = await database.db
    .insert(idempotencyKeys)
    .values(fresh)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (inserted.length > 0) return { kind: 'started' };

  const [row] = await database.db.select().from(idempotencyKeys).where(at(request));
  if (row === undefined) return { kind: 'in-flight' };
  const seen = and(at(request), eq(idempotencyKeys.inFlightUntil, row.inFlightUntil));
  if (epochMs(row.expiresAt) <= epochMs(now)) {
    const taken = await database.db
      .update(idempotencyKeys)
      .set(fresh)
      .where(seen)
      .returning({ key: idempotencyKeys.key });
    return { kind: taken.length > 0 ? 'started' : 'in-flight' };
  }
  if (row.requestHash !== request.requestHash) return { kind: 'other-request' };
  if (row.state === 'ANSWERED') return { kind: 'answered', status: row.status ?? 200, body: row.body };
  if (isHeld(row.inFlightUntil, now, times.lease)) return { kind: 'in-flight' };
  const resumed = await database.db
    .update(idempotencyKeys)
    .set({ inFlightUntil: fresh.inFlightUntil })
    .where(and(seen, eq(idempotencyKeys.state, 'IN_FLIGHT')))
    .returning({ key: idempotencyKeys.key });
  return { kind: resumed.length > 0 ? 'resumed' : 'in-flight' };
}

/** Keep the final answer of a request, a refusal too, for every repeat of it. */
export async function keepAnswer(
  database: Database,
  request: KeyedRequest,
  answer: { status: number; body: unknown },
): Promise<void> {
  await database.db
    .update(idempotencyKeys)
    .set({ state: 'ANSWERED', status: answer.status, body: answer.body })
    .where(and(at(request), eq(idempotencyKeys.requestHash, request.requestHash)));
}

/** The request got no final answer: its next try may start at once. The key stays bound to its body. */
export async function releaseKey(database: Database, request: KeyedRequest, now: Instant): Promise<void> {
  await database.db
    .update(idempotencyKeys)
    .set({ inFlightUntil: now })
    .where(and(at(request), eq(idempotencyKeys.state, 'IN_FLIGHT')));
}

/** A claim far in the future was made by a clock that is wrong, and holds nobody up. */
function isHeld(until: Instant, now: Instant, lease: number): boolean {
  const left = epochMs(until) - epochMs(now);
  return left > 0 && left <= lease;
}

function at({ caller, key }: KeyedRequest) {
  return and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));
}

function later(now: Instant, milliseconds: number): Instant {
  return new Date(epochMs(now) + milliseconds).toISOString();
}
