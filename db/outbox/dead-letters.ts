import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';
import type { OutboxRow } from './claim.ts';

/** Notices that were given up, oldest first. */
export async function readDeadLetters({ db }: Database, limit: number): Promise<OutboxRow[]> {
  return await db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'DEAD'))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit);
}

/** Puts given-up notices back in the queue under their old keys, and gives the ids of those that were. */
export async function reviveDeadLetters(
  { db }: Database,
  ids: readonly string[],
  at: Instant,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const revived = await db
    .update(outbox)
    .set({ state: 'PENDING', attempts: 0, nextAttemptAt: at })
    .where(and(eq(outbox.state, 'DEAD'), inArray(outbox.id, [...ids])))
    .returning({ id: outbox.id });
  return revived.map((row) => row.id);
}
