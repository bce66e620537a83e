import { and, arrayOverlaps, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { CaseKind, CaseStep } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type DuePlace, inDueOrder } from '../reads/due-order.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { caseOrders } from '../schema/case-orders.ts';
import { caseTasks } from '../schema/case-tasks.ts';
import { cases } from '../schema/cases.ts';
import { type CaseReader, visibleCases } from './visible-cases.ts';

/** What a list of cases may be narrowed by; every field that is given must hold. */
export interface CaseFilter {
  kind?: CaseKind;
  type?: string;
  step?: CaseStep;
  department?: Department;
  orderId?: string;
  overdue?: boolean;
  /** True: those that have not reached their end. */
  open?: boolean;
  /** True: with a task that the reader may do, or that name the reader. */
  mine?: boolean;
  /** Found literally in numbers, words of the type and description. */
  q?: string;
}

export type CaseListRow = Pick<
  typeof cases.$inferSelect,
  | 'caseId'
  | 'caseNumber'
  | 'version'
  | 'kind'
  | 'type'
  | 'step'
  | 'department'
  | 'cause'
  | 'causeDepartment'
  | 'lateSince'
  | 'overdue'
  | 'dueAt'
  | 'openedAt'
  | 'openedBy'
  | 'closedAt'
  | 'updatedAt'
> & { state: CaseState };

const columns = {
  caseId: cases.caseId,
  caseNumber: cases.caseNumber,
  version: cases.version,
  kind: cases.kind,
  type: cases.type,
  step: cases.step,
  department: cases.department,
  cause: cases.cause,
  causeDepartment: cases.causeDepartment,
  lateSince: cases.lateSince,
  overdue: cases.overdue,
  dueAt: cases.dueAt,
  openedAt: cases.openedAt,
  openedBy: cases.openedBy,
  closedAt: cases.closedAt,
  updatedAt: cases.updatedAt,
  state: cases.state,
};

/** Cases that the reader may see, soonest due first, those without a due instant last. */
export async function listCases(
  { db }: Database,
  filter: CaseFilter,
  reader: CaseReader & { personId: string; roles: readonly Role[] },
  place: DuePlace | undefined,
  limit: number,
): Promise<Page<CaseListRow>> {
  const order = { due: cases.dueAt, ids: [cases.caseId] };
  const wanted = and(...conditions({ db }, filter, reader), visibleCases(reader));
  const rows = await inDueOrder(order, place, limit + 1, (where, orderBy, count) =>
    db
      .select(columns)
      .from(cases)
      .where(and(wanted, where))
      .orderBy(...orderBy)
      .limit(count),
  );
  return pageOf(rows, limit, (row) => [row.dueAt, row.caseId]);
}

function conditions(
  { db }: Pick<Database, 'db'>,
  filter: CaseFilter,
  reader: { personId: string; roles: readonly Role[] },
): (SQL | undefined)[] {
  const ofOrder = (orderId: string) =>
    db.select({ caseId: caseOrders.caseId }).from(caseOrders).where(eq(caseOrders.orderId, orderId));
  return [
    whenGiven(filter.kind, (given) => eq(cases.kind, given)),
    whenGiven(filter.type, (given) => eq(cases.type, given)),
    whenGiven(filter.step, (given) => eq(cases.step, given)),
    whenGiven(filter.department, (given) => eq(cases.department, given)),
    whenGiven(filter.overdue, (given) => eq(cases.overdue, given)),
    whenGiven(filter.open, (given) => sql`(${cases.closedAt} is null) = ${given}`),
    whenGiven(filter.orderId, (given) => inArray(cases.caseId, ofOrder(given))),
    whenGiven(filter.q, (given) => sql`position(${given.toLowerCase()} in ${cases.searchText}) > 0`),
    filter.mine === true ? isMine({ db }, reader) : undefined,
  ];
}

function isMine(
  { db }: Pick<Database, 'db'>,
  { personId, roles }: { personId: string; roles: readonly Role[] },
): SQL | undefined {
  const own = db
    .select({ caseId: caseTasks.caseId })
    .from(caseTasks)
    .where(or(arrayOverlaps(caseTasks.roles, [...roles]), eq(caseTasks.assignedTo, personId)));
  return or(arrayOverlaps(cases.people, [personId]), inArray(cases.caseId, own));
}
