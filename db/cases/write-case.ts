import type { FoldedCaseEntry } from '../../domain/cases/fold-case.ts';
import { insertRows, type SqlRunner, type WrittenTable, writtenTable } from '../commit/statement-parts.ts';
import { caseJournal } from '../schema/case-journal.ts';
import { caseOrders } from '../schema/case-orders.ts';
import { caseTasks } from '../schema/case-tasks.ts';
import { cases } from '../schema/cases.ts';
import type { CaseJournalRow } from './case-journal-rows.ts';
import { caseOrderRows, caseRow } from './case-row.ts';
import { type CaseTaskRow, caseTaskRows } from './case-task-rows.ts';

const caseTable = writtenTable(cases);
const journalTable = writtenTable(caseJournal);
const orderTable = writtenTable(caseOrders);
const taskTable = writtenTable(caseTasks);

/** The tables of a case that hold nothing but what its journal tells. */
export const rebuiltCaseTables = ['cases', 'case_orders', 'case_tasks'] as const;

/** Adds entries to a case's journal. */
export async function writeCaseJournal(sql: SqlRunner, rows: readonly CaseJournalRow[]): Promise<void> {
  await insert(sql, journalTable, rows);
}

/** Writes what a case is after some entries into its tables, over what stood there. */
export async function writeCaseTables(
  sql: SqlRunner,
  folded: readonly FoldedCaseEntry[],
  headHash: string,
): Promise<void> {
  const last = folded.at(-1);
  if (last === undefined) return;
  const { caseId } = last.after;
  const row = caseRow(last.after, headHash, last.entry.recordedAt);
  const replace = { key: ['caseId'], action: 'replace' } as const;
  await sql.unsafe(insertRows(caseTable, '$1', 'true', replace), [caseTable.json([row])]);
  const before = await sql.unsafe<Pick<CaseTaskRow, 'taskId' | 'openedAt' | 'openedVersion'>[]>(
    `delete from dueline.case_tasks where case_id = $1
     returning task_id as "taskId", to_json(opened_at) #>> '{}' as "openedAt", opened_version as "openedVersion"`,
    [caseId],
  );
  await sql.unsafe('delete from dueline.case_orders where case_id = $1', [caseId]);
  await insert(sql, orderTable, caseOrderRows(last.after));
  await insert(sql, taskTable, tasksAfter(folded, before));
}

/** Tasks opened by an entry in the middle bear its instant. */
function tasksAfter(
  folded: readonly FoldedCaseEntry[],
  before: readonly Pick<CaseTaskRow, 'taskId' | 'openedAt' | 'openedVersion'>[],
): CaseTaskRow[] {
  let rows: CaseTaskRow[] | undefined;
  for (const { entry, after } of folded) rows = caseTaskRows(after, rows ?? before, entry.recordedAt);
  return rows ?? [];
}

async function insert<Row>(sql: SqlRunner, table: WrittenTable<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await sql.unsafe(insertRows(table, '$1', 'true'), [table.json(rows)]);
}
