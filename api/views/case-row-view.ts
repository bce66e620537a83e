import type { CaseTaskListRow } from '../../db/cases/list-case-tasks.ts';
import type { CaseListRow } from '../../db/cases/list-cases.ts';
import { caseCommandTable } from '../../domain/cases/case-commands.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { daysOverdueOf } from '../../domain/figures/case-figures.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { caseNames } from '../../domain/names/case-names.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import { timeLeft } from '../../domain/order/time-left.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import type { CaseInboxTask, CaseListItem } from './case-schema.ts';
import { caseCommandPath, subjectOf } from './case-view.ts';

/** How long is left on a case's clock; the one that is due first unless it is named. */
function timeOn(state: CaseState, calendars: CalendarSource, now: Instant, clockId?: string | null) {
  const open = state.clocks
    .flatMap((clock) => (clock.due === undefined ? [] : [{ ...clock, due: clock.due }]))
    .filter((clock) => clockId === undefined || clock.clockId === clockId)
    .toSorted((a, b) => epochMs(a.due) - epochMs(b.due));
  const [clock] = open;
  if (clock === undefined) return { dueAt: null, remainingMinutes: null, approaching: false };
  const timed = { dueAt: clock.due, pausedAt: null, rungs: clock.rungs };
  const { remainingMinutes, approaching } = timeLeft(calendars(calendarOf(state, clock.owner)), timed, now);
  return { dueAt: clock.due, remainingMinutes, approaching };
}

/** One line of the list of cases. */
export function caseListItem(row: CaseListRow, calendars: CalendarSource, now: Instant): CaseListItem {
  const { state, lateSince: _late, cause, ...rest } = row;
  const { description, serious, type } = state;
  const numbers = new Map(state.orders.map(({ orderId, orderNumber }) => [orderId, orderNumber]));
  return {
    ...rest,
    type,
    typeName: caseNames(row.kind, type),
    description,
    serious,
    ...timeOn(state, calendars, now),
    orders: [...numbers].map(([orderId, orderNumber]) => ({ orderId, orderNumber })),
    cause: state.analysis?.causes.find((each) => each.cause === cause)?.cause ?? null,
    daysOverdue: daysOverdueOf(state, now),
    reportedLate: state.discovery?.late === true,
  };
}

/** One task of the inbox of cases. */
export function caseInboxTask(
  { openedVersion: _version, ...row }: CaseTaskListRow,
  calendars: CalendarSource,
  caller: Caller,
  now: Instant,
): CaseInboxTask {
  const { state, command, assignedTo, clockId, measureId, dueAt: _due, ...rest } = row;
  const { zh, en } = caseCommandTable[command];
  const subject = subjectOf({ taskId: row.taskId, ...(measureId === null ? {} : { measureId }) });
  const none = { dueAt: null, remainingMinutes: null, approaching: false };
  return {
    ...rest,
    type: state.type,
    typeName: caseNames(row.kind, state.type),
    command,
    title: { zh, en },
    path: caseCommandPath(row.caseId, command),
    mine: assignedTo === caller.personId || holdsAny(caller, row.roles),
    ...(assignedTo === null ? {} : { assignedTo }),
    ...(clockId === null ? {} : { clockId }),
    ...(measureId === null ? {} : { measureId }),
    ...(subject === undefined ? {} : { subject }),
    ...(clockId === null ? none : timeOn(state, calendars, now, clockId)),
  };
}
