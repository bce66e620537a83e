import type { Database } from '../connect.ts';
import { orderDraftFiles } from '../schema/order-draft-files.ts';
import { orderDrafts } from '../schema/order-drafts.ts';

export type NewDraft = typeof orderDrafts.$inferInsert;
export type NewDraftFile = Omit<typeof orderDraftFiles.$inferInsert, 'draftId' | 'place'>;

/** Puts a draft on record with its files, once per id and per message. False: it was there. */
export async function keepDraft(
  { db }: Database,
  draft: NewDraft,
  files: readonly NewDraftFile[],
): Promise<boolean> {
  return await db.transaction(async (transaction) => {
    const added = await transaction
      .insert(orderDrafts)
      .values(draft)
      .onConflictDoNothing()
      .returning({ draftId: orderDrafts.draftId });
    if (added.length === 0) return false;
    const rows = files.map((file, place) => ({ ...file, place, draftId: draft.draftId }));
    if (rows.length > 0) await transaction.insert(orderDraftFiles).values(rows);
    return true;
  });
}
