import { applyEntry, applyFacts, unopened } from '../../domain/order/apply.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { JournalRow } from './journal-rows.ts';

/**
 * What the entries of one order's journal did, from its first. The due instants are those that the journal holds:
 * no calendar is asked.
 */
export function replayJournal(
  orderId: string,
  rows: readonly Pick<JournalRow, 'entry' | 'facts'>[],
): FoldedEntry[] {
  let state = unopened(orderId);
  return rows.map(({ entry, facts }) => {
    const before = state;
    state = applyFacts(applyEntry(before, entry), facts);
    return { entry, facts, before, after: state };
  });
}
