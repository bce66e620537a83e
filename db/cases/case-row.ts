import { type CasePart, caseKinds, isFinalStep, type Place } from '../../domain/cases/case-kinds.ts';
import { caseOverdue } from '../../domain/cases/case-overdue.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { earliest, type Instant } from '../../domain/instant.ts';
import { type Department, isDepartment } from '../../domain/people/departments.ts';
import type { caseOrders } from '../schema/case-orders.ts';
import type { cases } from '../schema/cases.ts';

export type CaseRow = typeof cases.$inferSelect;
export type CaseOrderRow = typeof caseOrders.$inferSelect;

/** A case's row, as its journal tells it. */
export function caseRow(state: CaseState, headHash: string, updatedAt: Instant): CaseRow {
  const { caseId, caseNumber = '', kind, type, step, analysis } = state;
  const primary = analysis?.causes.find((cause) => cause.primary === true) ?? analysis?.causes[0];
  const due = state.clocks.flatMap((clock) => (clock.pausedAt === undefined ? (clock.due ?? []) : []));
  return {
    caseId,
    caseNumber,
    version: state.version,
    headHash,
    kind,
    type,
    step,
    department: state.department,
    departments: departmentsIn(state),
    people: peopleIn(state),
    cause: primary?.cause ?? null,
    causeDepartment: primary?.department ?? null,
    lateSince: earliest(state.orders.flatMap((order) => order.lateSince ?? [])) ?? null,
    overdue: caseOverdue(state),
    dueAt: earliest(due) ?? null,
    openedAt: state.openedAt,
    openedBy: state.openedBy,
    closedAt: isFinalStep(step) ? state.stepSince : null,
    updatedAt,
    searchText: searchTextOf(state),
    policyVersion: state.policyVersion,
    calendarId: state.calendarId,
    calendarVersion: state.calendarVersion,
    state,
  };
}

/** Rows of the orders that a case is about, in the order in which they came to it. */
export function caseOrderRows({ caseId, orders }: CaseState): CaseOrderRow[] {
  return orders.map((order, place) => ({
    caseId,
    place,
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    lotId: order.lotId ?? null,
    clockId: order.clockId ?? null,
    addedAt: order.addedAt,
    lateSince: order.lateSince ?? null,
  }));
}

/** Departments that the case or its kind names: their people may read it. */
function departmentsIn(state: CaseState): Department[] {
  const places: Place[] = (Object.keys(caseKinds[state.kind].who) as CasePart[]).flatMap(
    (part) => caseKinds[state.kind].who[part],
  );
  return [
    ...new Set([
      state.department,
      ...places.filter(isDepartment),
      ...(state.analysis?.causes ?? []).map((cause) => cause.department),
      ...state.measures.map((measure) => measure.department),
      ...state.accountability.flatMap((each) => each.department ?? []),
      ...(state.lessons?.departments ?? []),
      ...state.clocks.map((clock) => clock.owner),
    ]),
  ].toSorted();
}

/** Persons whom the case names. */
function peopleIn(state: CaseState): string[] {
  return [
    ...new Set([
      state.openedBy,
      ...(state.foundBy === undefined ? [] : [state.foundBy]),
      ...(state.violation === undefined ? [] : [state.violation.person]),
      ...state.measures.map((measure) => measure.owner),
      ...state.instructions.flatMap((instruction) => instruction.owner ?? []),
      ...state.accountability.flatMap((each) => each.personId ?? []),
      ...state.preventive.map((each) => each.owner),
      ...(state.lessons?.persons ?? []),
      ...state.clocks.flatMap((clock) => clock.assignedTo ?? []),
    ]),
  ].toSorted();
}

function searchTextOf({ caseNumber = '', kind, type, description, orders }: CaseState): string {
  const { zh = '', en = '' } = caseKinds[kind].types[type] ?? {};
  return [caseNumber, zh, en, description, ...orders.map((order) => order.orderNumber)]
    .join('\n')
    .toLowerCase();
}
