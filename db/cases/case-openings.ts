import { and, asc, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { caseOpenings } from '../schema/case-openings.ts';
import type { CaseOpeningRow } from './opening-rows.ts';

/** Asks for cases; one that was asked for before stays as it is. */
export async function askForCases({ db }: Database, rows: readonly CaseOpeningRow[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insert(caseOpenings)
      .values([...rows])
      .onConflictDoNothing();
}

/** Cases that are still to be opened, oldest first. */
export async function pendingOpenings({ db }: Database, limit: number): Promise<CaseOpeningRow[]> {
  return await db
    .select()
    .from(caseOpenings)
    .where(eq(caseOpenings.state, 'PENDING'))
    .orderBy(asc(caseOpenings.recordedAt), asc(caseOpenings.key))
    .limit(limit);
}

/** What became of an opening: its case, or why it was refused. */
export async function settleOpening(
  { db }: Database,
  key: string,
  settledAt: Instant,
  outcome: { caseId: string } | { problem: string },
): Promise<void> {
  const state = 'caseId' in outcome ? ('OPENED' as const) : ('DROPPED' as const);
  await db
    .update(caseOpenings)
    .set({ ...outcome, state, settledAt })
    .where(and(eq(caseOpenings.key, key), eq(caseOpenings.state, 'PENDING')));
}
