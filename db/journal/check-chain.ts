import { epochMs } from '../../domain/instant.ts';
import { entryHash, noHash } from './entry-hash.ts';
import { type ChainRow, journalRow } from './journal-rows.ts';

/** How a journal was tampered with. CUT_TAIL: entries at the end are gone. */
export type BreakKind = 'EDITED' | 'DELETED' | 'REORDERED' | 'CUT_TAIL';

/** The first entry of an order's journal that is not as it was written. */
export interface JournalBreak {
  orderId: string;
  version: number;
  kind: BreakKind;
}

/** The end of the journal as the order's row has it. */
export interface ChainHead {
  version: number;
  headHash: string;
}

/** Walks the chain of one order, or of one case in its place. `rows` in the order of their versions; `head` undefined when the order has no row. */
export function checkChain(
  orderId: string,
  rows: readonly ChainRow[],
  head: ChainHead | undefined,
): JournalBreak | undefined {
  const found = (version: number, kind: BreakKind): JournalBreak => ({ orderId, version, kind });
  let previousHash = noHash;
  for (const [index, row] of rows.entries()) {
    const version = index + 1;
    if (row.version !== version) return found(version, 'DELETED');
    if (!isIntact(row)) return found(version, 'EDITED');
    if (row.entry.version !== version) return found(version, 'REORDERED');
    // Whole in itself, but not what the next one follows: it was written anew, hash and all.
    if (row.previousHash !== previousHash) return found(Math.max(1, version - 1), 'EDITED');
    previousHash = row.hash;
  }
  if (head === undefined || head.version > rows.length) return found(rows.length + 1, 'CUT_TAIL');
  return head.version === rows.length && head.headHash === previousHash
    ? undefined
    : found(Math.max(1, rows.length), 'EDITED');
}

/** True when the hash fits what the row says, and the columns repeat the entry. */
function isIntact(row: ChainRow): boolean {
  const { orderId, entry, facts, previousHash, hash } = row;
  if (entryHash(orderId, previousHash, entry, facts) !== hash) return false;
  const told = journalRow(orderId, entry, facts, previousHash, hash);
  return (
    told.actor === row.actor &&
    told.command === row.command &&
    told.updateId === row.updateId &&
    told.lotId === row.lotId &&
    epochMs(told.occurredAt) === epochMs(row.occurredAt) &&
    epochMs(told.recordedAt) === epochMs(row.recordedAt)
  );
}
