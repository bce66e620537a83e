import { taskIdOf } from '../order/tasks.ts';
import type { Department } from '../people/departments.ts';
import type { DeadlineFigures, Notice, OrderFigures } from './notice.ts';

/**
 * Path of the page's screen on which what a notice asks for is done (U6): of an order with the very task, else of the
 * order (a command's name opens its form where no task asks for it), else of the place where such things are mended. `reader` picks that department's task where several owe one.
 */
export function noticePath(notice: Notice, reader?: Department): string {
  switch (notice.kind) {
    case 'DIGEST':
      return notice.occasion === 'DAILY' ? '/escalations' : '/notices';
    case 'INCIDENT':
      return `/escalations?incident=${encodeURIComponent(notice.incidentId)}`;
    case 'CASE':
      return `/cases/${encodeURIComponent(notice.caseId)}`;
    case 'CHANNEL_DOWN':
      return '/administration/channels';
    case 'UNSTAFFED_ROLE':
      return `/administration/people?role=${notice.unstaffedRole ?? notice.responsible.role}`;
    case 'OVERDUE_SUMMARY':
      return `/cases/report?month=${notice.month}`;
    case 'REPORT_DUE':
      return orderPath(notice, 'recordTracking');
    case 'WARNING':
    case 'CHANGE_APPLIED':
    case 'ORDER_NEWS':
      return orderPath(notice);
    case 'RISK':
      return orderPath(notice, notice.answer && taskOf(notice, notice.answer, reader));
    default:
      return orderPath(notice, taskOf(notice, notice, reader));
  }
}

function orderPath({ orderId }: OrderFigures, taskId?: string): string {
  const path = `/orders/${encodeURIComponent(orderId)}`;
  return taskId === undefined ? path : `${path}?task=${encodeURIComponent(taskId)}`;
}

/** The task by which its clock stops; undefined for a clock that only measures. */
function taskOf(
  { lotId }: OrderFigures,
  { clockId, requiredActions }: DeadlineFigures,
  reader: Department | undefined,
): string | undefined {
  const isOwed = (departments: readonly Department[]) => reader !== undefined && departments.includes(reader);
  const action = requiredActions.find(({ departments }) => isOwed(departments)) ?? requiredActions[0];
  if (action === undefined) return undefined;
  const { command, departments } = action;
  const department = reader !== undefined && isOwed(departments) ? reader : departments[0];
  if (department === undefined) return undefined;
  const cycle = Number(/#(\d+)$/.exec(clockId)?.[1] ?? 1);
  return taskIdOf({ command, department, cycle, ...(lotId === undefined ? {} : { lotId }) });
}
