import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';

/** A row of the outbox as it was claimed; `attempts` counts this one. */
export type OutboxRow = typeof outbox.$inferSelect;
export type OutboxChannel = OutboxRow['channel'];

export interface Claim {
  channel: OutboxChannel;
  now: Instant;
  /** Until then no other worker claims the row; after it the row is due again, whatever became of this worker. */
  leaseUntil: Instant;
}

/** The longest-due pending row of a channel, claimed for this worker; undefined when none is due. */
export async function claimNotice(
  { db }: Database,
  { channel, now, leaseUntil }: Claim,
): Promise<OutboxRow | undefined> {
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, 'PENDING'), eq(outbox.channel, channel), lte(outbox.nextAttemptAt, now)))
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: leaseUntil })
    .where(eq(outbox.id, next))
    .returning();
  return row;
}
