import type { ISql } from 'postgres';
import type { ChainHead } from '../journal/check-chain.ts';
import type { ChainRow } from '../journal/journal-rows.ts';
import { type CaseJournalRow, chainRow } from './case-journal-rows.ts';

/** One case's journal with the end that its row tells; a case may lack either. */
export interface CaseChain {
  caseId: string;
  journal: CaseJournalRow[];
  /** The same, as whatever walks chains reads it. */
  rows: ChainRow[];
  head?: ChainHead;
}

const casesAtOnce = 100;

/** Every case's chain, in the order of their ids. */
export async function* readCaseChains(sql: Pick<ISql, 'unsafe'>): AsyncGenerator<CaseChain> {
  for (let after = ''; ; ) {
    const found = await sql.unsafe<{ caseId: string; version: number | null; headHash: string | null }[]>(
      `select coalesce(c.case_id, j.case_id) as "caseId", c.version, c.head_hash as "headHash"
       from dueline.cases c full join (select distinct case_id from dueline.case_journal) j using (case_id)
       where coalesce(c.case_id, j.case_id) > $1 order by 1 limit ${casesAtOnce}`,
      [after],
    );
    const last = found.at(-1);
    if (last === undefined) return;
    for (const { caseId, version, headHash } of found) {
      const journal = await rowsOf(sql, caseId);
      const head = version === null || headHash === null ? {} : { head: { version, headHash } };
      yield { caseId, journal, rows: journal.map(chainRow), ...head };
    }
    after = last.caseId;
  }
}

async function rowsOf(sql: Pick<ISql, 'unsafe'>, caseId: string): Promise<CaseJournalRow[]> {
  return await sql.unsafe<CaseJournalRow[]>(
    `select case_id as "caseId", version, actor, command, update_id as "updateId",
            to_json(occurred_at) #>> '{}' as "occurredAt", to_json(recorded_at) #>> '{}' as "recordedAt",
            entry, facts, previous_hash as "previousHash", hash
     from dueline.case_journal where case_id = $1 order by version`,
    [caseId],
  );
}
