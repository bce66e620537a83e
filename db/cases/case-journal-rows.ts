import type { FoldedCaseEntry } from '../../domain/cases/fold-case.ts';
import { entryHash } from '../journal/entry-hash.ts';
import { type ChainRow, journalRow } from '../journal/journal-rows.ts';
import type { caseJournal } from '../schema/case-journal.ts';

export type CaseJournalRow = typeof caseJournal.$inferSelect;

/** Journal rows of some entries of a case, chained to the hash that came before them. */
export function caseJournalRows(folded: readonly FoldedCaseEntry[], headHash: string): CaseJournalRow[] {
  let previousHash = headHash;
  return folded.map(({ entry, facts, after: { caseId } }) => {
    const hash = entryHash(caseId, previousHash, entry, facts);
    const { orderId: _case, lotId: _none, ...row } = journalRow(caseId, entry, facts, previousHash, hash);
    previousHash = hash;
    return { ...row, caseId };
  });
}

/** A case's row as a link of a chain: what walks the chains of orders walks its too. */
export function chainRow({ caseId, ...row }: CaseJournalRow): ChainRow {
  return { ...row, orderId: caseId, lotId: null };
}
