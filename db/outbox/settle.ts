import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { outbox } from '../schema/outbox.ts';
import type { OutboxRow } from './claim.ts';

/** What was sent is sent, whoever holds the rows by now. */
export async function markSent({ db }: Database, rows: readonly OutboxRow[], at: Instant): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'SENT', sentAt: at, nextAttemptAt: at, lastError: null })
    .where(and(inArray(outbox.id, idsOf(rows)), ne(outbox.state, 'SENT')));
}

/**
 * Tried again at an instant, or given up where everyone can see it; the attempt is taken back when it is not
 * `counted`. False when another worker has the rows.
 */
export async function markFailed(
  { db }: Database,
  rows: readonly OutboxRow[],
  failure: { error: string; at: Instant; retryAt: Instant | undefined; counted: boolean },
): Promise<boolean> {
  const { error, at, retryAt, counted } = failure;
  // What was never tried may still be joined by others.
  const untried = {
    attempts: sql`${outbox.attempts} - 1`,
    payload: sql`case when ${outbox.attempts} = 1 then ${outbox.payload} - 'batch' else ${outbox.payload} end`,
  };
  const settled = await db
    .update(outbox)
    .set({
      state: retryAt === undefined ? 'DEAD' : 'PENDING',
      nextAttemptAt: retryAt ?? at,
      lastError: error,
      ...(counted ? {} : untried),
    })
    .where(
      and(
        inArray(outbox.id, idsOf(rows)),
        eq(outbox.state, 'PENDING'),
        eq(outbox.attempts, rows[0]?.attempts ?? 0),
      ),
    )
    .returning({ id: outbox.id });
  return settled.length > 0;
}

function idsOf(rows: readonly OutboxRow[]): string[] {
  return rows.map(({ id }) => id);
}
