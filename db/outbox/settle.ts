import { and, eq, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';
import type { OutboxRow } from './claim.ts';

/** What was sent is sent, whoever holds the row by now. */
export async function markSent({ db }: Database, row: OutboxRow, at: Instant): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'SENT', sentAt: at, nextAttemptAt: at, lastError: null })
    .where(and(eq(outbox.id, row.id), ne(outbox.state, 'SENT')));
}

/**
 * Tried again at an instant, or given up where everyone can see it; the attempt is taken back when it is not
 * `counted`. False when another worker has the row.
 */
export async function markFailed(
  { db }: Database,
  row: OutboxRow,
  failure: { error: string; at: Instant; retryAt: Instant | undefined; counted: boolean },
): Promise<boolean> {
  const { error, at, retryAt, counted } = failure;
  const settled = await db
    .update(outbox)
    .set({
      state: retryAt === undefined ? 'DEAD' : 'PENDING',
      nextAttemptAt: retryAt ?? at,
      lastError: error,
      ...(counted ? {} : { attempts: sql`${outbox.attempts} - 1` }),
    })
    .where(and(eq(outbox.id, row.id), eq(outbox.state, 'PENDING'), eq(outbox.attempts, row.attempts)))
    .returning({ id: outbox.id });
  return settled.length > 0;
}
