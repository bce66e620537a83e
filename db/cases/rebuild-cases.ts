import type { TransactionSql } from 'postgres';
import { applyCaseEntry, applyCaseFacts, unopenedCase } from '../../domain/cases/apply-case.ts';
import type { FoldedCaseEntry } from '../../domain/cases/fold-case.ts';
import { checkChain } from '../journal/check-chain.ts';
import type { CaseJournalRow } from './case-journal-rows.ts';
import { type CaseChain, readCaseChains } from './read-case-chains.ts';
import { rebuiltCaseTables, writeCaseTables } from './write-case.ts';

/** Makes the tables of cases anew from their journals. Throws when a journal is not as it was written. */
export async function rebuildCases(transaction: TransactionSql): Promise<{ cases: number; entries: number }> {
  await transaction.unsafe('lock table dueline.cases, dueline.case_journal in share row exclusive mode');
  const done = { cases: 0, entries: 0 };
  for await (const chain of readCaseChains(transaction)) {
    await rebuildCase(transaction, chain);
    done.cases += 1;
    done.entries += chain.rows.length;
  }
  for (const table of rebuiltCaseTables) {
    await transaction.unsafe(
      `delete from dueline.${table} where case_id not in (select case_id from dueline.case_journal)`,
    );
  }
  return done;
}

async function rebuildCase(transaction: TransactionSql, chain: CaseChain): Promise<void> {
  const { caseId, journal, rows } = chain;
  const headHash = rows.at(-1)?.hash ?? '';
  const broken = checkChain(caseId, rows, chain.head ?? { version: rows.length, headHash });
  if (broken !== undefined) {
    throw new Error(
      `The journal of case ${caseId} is broken at version ${broken.version} (${broken.kind}). ` +
        'Nothing was rebuilt. Run verify-journal and restore the journal first.',
    );
  }
  for (const table of rebuiltCaseTables) {
    await transaction.unsafe(`delete from dueline.${table} where case_id = $1`, [caseId]);
  }
  await writeCaseTables(transaction, replayed(caseId, journal), headHash);
}

/** What the entries did; the due instants are those that the journal holds, and no calendar is asked. */
function replayed(caseId: string, journal: readonly CaseJournalRow[]): FoldedCaseEntry[] {
  let state = unopenedCase(caseId);
  return journal.map(({ entry, facts }) => {
    const before = state;
    state = applyCaseFacts(applyCaseEntry(before, entry), facts);
    return { entry, facts, before, after: state };
  });
}
