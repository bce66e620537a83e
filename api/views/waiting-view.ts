import { type Audience, presentHolders, type Recipient } from '../../db/commit/notice-audience.ts';
import { assigneesOf } from '../../db/commit/notice-recipients.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { pauseReasonNames } from '../../domain/names/clock-names.ts';
import type { Clock } from '../../domain/order/clock.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { openTasks, type Task } from '../../domain/order/tasks.ts';
import { timeLeft } from '../../domain/order/time-left.ts';
import { roles } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { CourseView } from './course-schema.ts';

/** What tells who has to do something, and in how much time. */
export interface Circumstances {
  policy: PolicyValues;
  calendars: CalendarSource;
  audience: Audience;
  now: Instant;
}

type Waiting = CourseView['waitsFor'][number];

/** The open tasks of an order with those whose turn it is, soonest due first. */
export function waitsFor(state: OrderState, circumstances: Circumstances): Waiting[] {
  return openTasks(state, circumstances.policy)
    .map((task) => waitingView(state, task, circumstances))
    .sort((a, b) => dueMs(a) - dueMs(b));
}

function waitingView(state: OrderState, task: Task, circumstances: Circumstances): Waiting {
  const { zh, en } = commandTable[task.command];
  const clock = state.clocks.find((each) => each.clockId === task.clockId);
  return {
    taskId: task.taskId,
    command: task.command,
    title: { zh, en },
    department: task.department,
    ...(task.lotId === undefined ? {} : { lotId: task.lotId }),
    people: whoseTurn(task, clock, circumstances).map(({ personId, nameZh, nameEn }) => ({
      personId,
      names: { zh: nameZh, en: nameEn },
    })),
    ...deadlineOf(state, clock, circumstances),
  };
}

function deadlineOf(
  state: OrderState,
  clock: Clock | undefined,
  { calendars, now }: Circumstances,
): Pick<Waiting, 'dueAt' | 'remainingMinutes' | 'approaching' | 'paused' | 'pauseReasons'> {
  if (clock?.due === undefined)
    return { dueAt: null, remainingMinutes: null, approaching: false, paused: false, pauseReasons: [] };
  const open = { dueAt: clock.due, pausedAt: clock.pausedAt ?? null, rungs: clock.rungs };
  const { remainingMinutes, approaching, paused } = timeLeft(
    calendars(calendarOf(state, clock.owner)),
    open,
    now,
  );
  const pauseReasons = clock.pauses.map(({ reason }) => ({ reason, names: pauseReasonNames[reason] }));
  return { dueAt: paused ? null : clock.due, remainingMinutes, approaching, paused, pauseReasons };
}

/** The assignee of the task's clock where the task is the clock owner's; else the department's staff, or its head. */
export function whoseTurn(
  task: Pick<Task, 'department' | 'roles'>,
  clock: Clock | undefined,
  { audience, now }: Pick<Circumstances, 'audience' | 'now'>,
): Recipient[] {
  if (clock !== undefined && (clock.assignedTo !== undefined || task.roles.includes(clock.assignee))) {
    const people = assigneesOf(clock, audience, now);
    if (people.length > 0) return people;
  }
  const own = task.roles.filter((role) => roles[role].department === task.department);
  const wanted = own.length === 0 ? task.roles : own;
  const staff = wanted.filter((role) => !roles[role].head);
  const present = once(staff.flatMap((role) => presentHolders(audience, role, now)));
  return present.length > 0 ? present : once(wanted.flatMap((role) => presentHolders(audience, role, now)));
}

function once(people: readonly Recipient[]): Recipient[] {
  return [...new Map(people.map((person) => [person.personId, person])).values()];
}

/** Work without a deadline comes last. */
function dueMs({ dueAt }: Waiting): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : epochMs(dueAt);
}
