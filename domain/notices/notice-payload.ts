import type { Instant } from '../instant.ts';
import type { Clock } from '../order/clock.ts';
import type { OrderState } from '../order/state.ts';
import { openTasks } from '../order/tasks.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { formatLocal, workingMinutesBetween } from '../working-time/working-minutes.ts';
import type { ClockFigures, NamedPerson, OrderFigures, RequiredAction } from './notice.ts';

/** A clock at an instant, the order as it stood then, and the calendar that the clock runs on. */
export interface ClockAt {
  state: OrderState;
  clock: Clock;
  at: Instant;
  policy: PolicyValues;
  calendar: Calendar;
  /** Who has to do it: the person it was given to, or the holders of the clock's role. */
  people: readonly NamedPerson[];
}

/** What every notice about an order says of it. */
export function orderFigures(
  state: OrderState,
  lotId: string | undefined,
  at: Instant,
  calendar: Calendar,
): OrderFigures {
  const lot = state.lots.find((each) => each.lotId === lotId);
  const customerName = state.details.customer.name;
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? state.orderId,
    ...(customerName === undefined ? {} : { customerName }),
    stage: lot?.stage ?? state.stage,
    ...(lot === undefined ? {} : { lotId: lot.lotId }),
    reachedAt: formatLocal(calendar, at),
    zone: calendar.zone,
  };
}

/** What every notice about a clock says (SLA-16). Throws a `RangeError` for a clock without due instant. */
export function clockFigures(told: ClockAt): ClockFigures {
  const { state, clock, at, calendar } = told;
  const { due } = clock;
  if (due === undefined) throw new RangeError(`clock ${clock.clockId} is told of without a due instant`);
  return {
    ...orderFigures(state, clock.lotId, at, calendar),
    clockId: clock.clockId,
    clockKind: clock.kind,
    deadline: formatLocal(calendar, due),
    provisional: clock.provisional === true,
    workingMinutesLeft: workingMinutesBetween(calendar, at, due),
    workingMinutesLate: workingMinutesBetween(calendar, due, at),
    responsible: { department: clock.owner, role: clock.assignee, people: told.people.map(nameOf) },
    requiredActions: requiredActions(told),
  };
}

function nameOf({ personId, nameZh, nameEn }: NamedPerson): NamedPerson {
  return { personId, nameZh, nameEn };
}

/** One action per command: several departments may owe the same one. */
function requiredActions({ state, clock, policy }: ClockAt): RequiredAction[] {
  const actions: RequiredAction[] = [];
  for (const task of openTasks(state, policy)) {
    if (task.clockId !== clock.clockId) continue;
    const known = actions.find((action) => action.command === task.command);
    if (known === undefined) actions.push({ command: task.command, departments: [task.department] });
    else known.departments.push(task.department);
  }
  return actions;
}
