import { and, eq } from 'drizzle-orm';
import type { ChangeResult } from '../../domain/changes/change.ts';
import type { Database } from '../connect.ts';
import { changes } from '../schema/changes.ts';
import { readChange } from './read-changes.ts';

/** Failures that are kept by name while a change is on its way. */
const keptAtMost = 500;

/** Shows orders that did not take a change while others still do; its end tells which of them never did. */
export async function noteFailures(
  database: Database,
  changeId: string,
  failed: ChangeResult['failed'],
): Promise<void> {
  if (failed.length === 0) return;
  const row = await readChange(database, changeId);
  if (row?.state !== 'APPLYING' || row.result === null) return;
  const known = new Map([...row.result.failed, ...failed].map((each) => [each.orderId, each]));
  await database.db
    .update(changes)
    .set({ result: { ...row.result, failed: [...known.values()].slice(0, keptAtMost) } })
    .where(and(eq(changes.changeId, changeId), eq(changes.state, 'APPLYING')));
}
