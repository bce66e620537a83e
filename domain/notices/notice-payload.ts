import type { Instant } from '../instant.ts';
import type { Clock } from '../order/clock.ts';
import { escalationOf } from '../order/escalation.ts';
import type { OrderState } from '../order/state.ts';
import { openTasks } from '../order/tasks.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { formatLocal, workingMinutesBetween } from '../working-time/working-minutes.ts';
import type { NoticePayload, RequiredAction, ResponsiblePerson } from './notice.ts';

/** A rung that was reached, the order as it stood then, and the calendar that the clock runs on. */
export interface ReachedRung {
  state: OrderState;
  clock: Clock;
  rung: string;
  at: Instant;
  policy: PolicyValues;
  calendar: Calendar;
  /** Who holds the clock's assignee role now. */
  people: readonly ResponsiblePerson[];
  unstaffedRole?: Role;
}

/** What the notices of a reached rung say (SLA-16). Throws a `RangeError` for a clock without due instant. */
export function noticePayload(reached: ReachedRung): NoticePayload {
  const { state, clock, rung, at, calendar, unstaffedRole } = reached;
  const { due } = clock;
  if (due === undefined) throw new RangeError(`clock ${clock.clockId} reached a rung without a due instant`);
  const lot = state.lots.find((each) => each.lotId === clock.lotId);
  const customerName = state.details.customer.name;
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? state.orderId,
    ...(customerName === undefined ? {} : { customerName }),
    stage: lot?.stage ?? state.stage,
    ...(lot === undefined ? {} : { lotId: lot.lotId }),
    clockId: clock.clockId,
    clockKind: clock.kind,
    rung,
    level: escalationOf(clock, rung, reached.policy).level,
    deadline: formatLocal(calendar, due),
    provisional: clock.provisional === true,
    reachedAt: formatLocal(calendar, at),
    zone: calendar.zone,
    workingMinutesLeft: workingMinutesBetween(calendar, at, due),
    workingMinutesLate: workingMinutesBetween(calendar, due, at),
    responsible: { department: clock.owner, role: clock.assignee, people: [...reached.people] },
    requiredActions: requiredActions(reached),
    ...(unstaffedRole === undefined ? {} : { unstaffedRole }),
  };
}

/** One action per command: several departments may owe the same one. */
function requiredActions({ state, clock, policy }: ReachedRung): RequiredAction[] {
  const actions: RequiredAction[] = [];
  for (const task of openTasks(state, policy)) {
    if (task.clockId !== clock.clockId) continue;
    const known = actions.find((action) => action.command === task.command);
    if (known === undefined) actions.push({ command: task.command, departments: [task.department] });
    else known.departments.push(task.department);
  }
  return actions;
}
