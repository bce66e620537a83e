import type { Entry } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { journal } from '../schema/journal.ts';
import { entryHash } from './entry-hash.ts';

export type JournalRow = typeof journal.$inferSelect;

/** What a chain needs of an entry, whoever's journal it stands in. */
type ChainedEntry = Omit<Entry, 'events' | 'reason'>;

/** A row of a chain: an order's, or a case's with the case in the order's place. */
export interface ChainRow extends Omit<JournalRow, 'entry' | 'facts'> {
  entry: ChainedEntry;
  facts: object;
}

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
export function journalRow<Recorded extends ChainedEntry, Facts extends object>(
  orderId: string,
  entry: Recorded,
  facts: Facts,
  previousHash: string,
  hash: string,
): ChainRow & { entry: Recorded; facts: Facts } {
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
