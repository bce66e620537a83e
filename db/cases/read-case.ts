import { and, asc, eq, gt } from 'drizzle-orm';
import type { CaseEntry, CaseFacts } from '../../domain/cases/case-events.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Database } from '../connect.ts';
import { caseJournal } from '../schema/case-journal.ts';
import { cases } from '../schema/cases.ts';

/** The state of a case as last committed, or undefined when there is none of that id. */
export async function readCase({ db }: Database, caseId: string): Promise<CaseState | undefined> {
  const [found] = await db.select({ state: cases.state }).from(cases).where(eq(cases.caseId, caseId));
  return found?.state;
}

/** An entry of a case's journal, with what its commit added. */
export interface CaseJournalEntry {
  version: number;
  actor: string;
  entry: CaseEntry;
  facts: CaseFacts;
}

/** Journal entries after a version, oldest first. */
export async function readCaseJournal(
  { db }: Database,
  caseId: string,
  afterVersion: number,
  limit: number,
): Promise<CaseJournalEntry[]> {
  const { version, actor, entry, facts } = caseJournal;
  return await db
    .select({ version, actor, entry, facts })
    .from(caseJournal)
    .where(and(eq(caseJournal.caseId, caseId), gt(version, afterVersion)))
    .orderBy(asc(version))
    .limit(limit);
}

/** Version of the entry that a request wrote, if it wrote one (I5, I8). */
export async function caseVersionOfUpdate(
  { db }: Database,
  caseId: string,
  updateId: string,
): Promise<number | undefined> {
  const [found] = await db
    .select({ version: caseJournal.version })
    .from(caseJournal)
    .where(and(eq(caseJournal.caseId, caseId), eq(caseJournal.updateId, updateId)));
  return found?.version;
}
