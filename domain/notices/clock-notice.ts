import type { Instant } from '../instant.ts';
import type { Clock } from '../order/clock.ts';
import { type EscalationLevel, escalationOf } from '../order/escalation.ts';
import type { OrderState } from '../order/state.ts';
import { openTasks } from '../order/tasks.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { workingMinutesBetween } from '../working-time/working-minutes.ts';
import type { BilingualName, ClockNotice, RequiredAction } from './notice.ts';

/** A rung that was reached, the order as it stood then, and the calendar that the clock runs on. */
export interface ReachedRung {
  state: OrderState;
  clock: Clock;
  rung: string;
  at: Instant;
  policy: PolicyValues;
  calendar: Calendar;
  /** Names of those who hold the clock's assignee role now. */
  assignees: readonly BilingualName[];
}

/** The notice of a reached rung: the six contents of SLA-16. Throws a `RangeError` for a clock without due instant. */
export function clockNotice(reached: ReachedRung): ClockNotice {
  const { state, clock, rung, at, calendar } = reached;
  const { due } = clock;
  if (due === undefined) throw new RangeError(`clock ${clock.clockId} reached a rung without a due instant`);
  const lot = state.lots.find((each) => each.lotId === clock.lotId);
  const { level } = escalationOf(clock, rung, reached.policy);
  const customerName = state.details.customer.name;
  return {
    kind: noticeKind(level),
    level,
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? state.orderId,
    ...(customerName === undefined ? {} : { customerName }),
    ...(lot === undefined ? {} : { lotId: lot.lotId }),
    stage: lot?.stage ?? state.stage,
    clockId: clock.clockId,
    rung,
    due,
    provisional: clock.provisional === true,
    at,
    zone: calendar.zone,
    responsible: { department: clock.owner, role: clock.assignee, people: [...reached.assignees] },
    workingMinutesLeft: workingMinutesBetween(calendar, at, due),
    workingMinutesLate: workingMinutesBetween(calendar, due, at),
    actions: requiredActions(reached),
  };
}

function noticeKind(level: EscalationLevel): ClockNotice['kind'] {
  return level === 'PREWARNING' ? 'PREWARNING' : 'ESCALATION';
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
