import type { FoldedEntry } from '../../domain/order/fold.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { journal } from '../schema/journal.ts';
import { entryHash } from './entry-hash.ts';

export type JournalRow = typeof journal.$inferSelect;

/** Journal rows of some entries, chained to the hash that came before them. */
export function journalRows(folded: readonly FoldedEntry[], headHash: string): JournalRow[] {
  let previousHash = headHash;
  return folded.map(({ entry, facts, after }) => {
    const hash = entryHash(after.orderId, previousHash, entry, facts);
    const row = journalRow(after.orderId, entry, facts, previousHash, hash);
    previousHash = hash;
    return row;
  });
}

/** One row: the entry, and the columns that repeat parts of it for queries. */
export function journalRow(
  orderId: string,
  entry: FoldedEntry['entry'],
  facts: FoldedEntry['facts'],
  previousHash: string,
  hash: string,
): JournalRow {
  return {
    orderId,
    version: entry.version,
    actor: actorId(entry.by),
    command: entry.command,
    updateId: entry.updateId ?? null,
    lotId: entry.lotId ?? null,
    occurredAt: entry.occurredAt,
    recordedAt: entry.recordedAt,
    entry,
    facts,
    previousHash,
    hash,
  };
}
