import { and, arrayOverlaps, eq, getTableColumns, or } from 'drizzle-orm';
import type { CaseKind } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { type DuePlace, inDueOrder } from '../reads/due-order.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { caseTasks } from '../schema/case-tasks.ts';
import { cases } from '../schema/cases.ts';
import { type CaseReader, visibleCases } from './visible-cases.ts';

/** An open task with the case that asks for it. */
export type CaseTaskListRow = typeof caseTasks.$inferSelect & {
  caseNumber: string;
  kind: CaseKind;
  version: number;
  state: CaseState;
};

const columns = {
  ...getTableColumns(caseTasks),
  caseNumber: cases.caseNumber,
  kind: cases.kind,
  version: cases.version,
  state: cases.state,
};

/** Open tasks of cases that the reader may see, soonest due first; MINE: those that the reader may do. */
export async function listCaseTasks(
  { db }: Database,
  view: 'MINE' | 'ALL',
  reader: CaseReader & { personId: string; roles: readonly Role[] },
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<CaseTaskListRow>> {
  const order = { due: caseTasks.dueAt, ids: [caseTasks.caseId, caseTasks.taskId] };
  const mine =
    view === 'ALL'
      ? undefined
      : or(arrayOverlaps(caseTasks.roles, [...reader.roles]), eq(caseTasks.assignedTo, reader.personId));
  const wanted = and(mine, visibleCases(reader));
  const rows = await inDueOrder(order, place, limit + 1, (where, orderBy, count) =>
    db
      .select(columns)
      .from(caseTasks)
      .innerJoin(cases, eq(cases.caseId, caseTasks.caseId))
      .where(and(wanted, where))
      .orderBy(...orderBy)
      .limit(count),
  );
  return pageOf(rows, limit, (row) => [row.dueAt, row.caseId, row.taskId]);
}
