import { and, countDistinct, eq } from 'drizzle-orm';
import { journalActorOf } from '../../domain/changes/applied-change.ts';
import type { ChangeResult } from '../../domain/changes/change.ts';
import type { Database } from '../connect.ts';
import { changes } from '../schema/changes.ts';
import { journal } from '../schema/journal.ts';
import { readChange } from './read-changes.ts';

/** Orders whose journals have taken a change, however often its roll-out was interrupted. */
export async function ordersReached(
  database: Database,
  change: { changeId: string; appliedBy: string },
): Promise<number> {
  const [found] = await database.db
    .select({ orders: countDistinct(journal.orderId) })
    .from(journal)
    .where(eq(journal.actor, journalActorOf(change)));
  return found?.orders ?? 0;
}

/** Marks a change as applied to all that it reached. Finishing twice is finishing once; false the second time. */
export async function finishChange(
  database: Database,
  changeId: string,
  failed: ChangeResult['failed'],
): Promise<boolean> {
  const row = await readChange(database, changeId);
  if (row?.state !== 'APPLYING' || row.appliedBy === null) return false;
  const orders = await ordersReached(database, { changeId, appliedBy: row.appliedBy });
  const finished = await database.db
    .update(changes)
    .set({ state: 'APPLIED', result: { ...row.result, orders, failed } })
    .where(and(eq(changes.changeId, changeId), eq(changes.state, 'APPLYING')))
    .returning({ changeId: changes.changeId });
  return finished.length > 0;
}
