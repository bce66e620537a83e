import type { Entry } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { openTasks, type Task } from '../../domain/order/tasks.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { tasks } from '../schema/tasks.ts';
import { changedRows } from './changed-rows.ts';
import { runningDue } from './clock-due.ts';

export type TaskRow = typeof tasks.$inferSelect;

/** What some entries changed among the open tasks. No task is in two of these. */
export interface TaskChanges {
  /** New rows, and those of tasks that were closed and opened again. */
  opened: TaskRow[];
  /** Tasks that stay open with another clock or due instant; when they were opened stays as the table has it. */
  changed: TaskRow[];
  /** Ids of tasks that are done or needed no more. */
  closed: string[];
}

export function taskChanges(
  before: OrderState,
  folded: readonly FoldedEntry[],
  policy: PolicyValues,
): TaskChanges {
  const first = before.version === 0 ? [] : openTasks(before, policy);
  const openedBy = new Map<string, Entry>();
  let last = first;
  for (const { entry, after } of folded) {
    const next = openTasks(after, policy);
    for (const task of next) if (!has(last, task)) openedBy.set(task.taskId, entry);
    last = next;
  }
  const after = folded.at(-1)?.after ?? before;
  const rowsBefore = first.map((task) => taskRow(before, task));
  const rows = last.map((task) => taskRow(after, task));
  const stayed = rows.filter((row) => !openedBy.has(row.taskId));
  return {
    opened: rows.flatMap((row) => opened(row, openedBy.get(row.taskId)) ?? []),
    changed: changedRows(rowsBefore, stayed, (row) => row.taskId),
    closed: first.filter((task) => !has(last, task)).map((task) => task.taskId),
  };
}

/** Rows of all open tasks, but for when each was opened, which the state does not tell. */
export function openTaskRows(state: OrderState, policy: PolicyValues): TaskRow[] {
  return openTasks(state, policy).map((task) => taskRow(state, task));
}

function taskRow(state: OrderState, task: Task): TaskRow {
  const clock = state.clocks.find((each) => each.clockId === task.clockId);
  const lot = state.lots.find((each) => each.lotId === task.lotId);
  return {
    orderId: state.orderId,
    taskId: task.taskId,
    command: task.command,
    department: task.department,
    roles: [...task.roles],
    assignedTo: task.assignedTo ?? null,
    lotId: task.lotId ?? null,
    stage: lot?.stage ?? state.stage,
    clockId: task.clockId ?? null,
    dueAt: runningDue(clock),
    openedAt: state.receivedAt,
    openedVersion: 0,
  };
}

function opened(row: TaskRow, entry: Entry | undefined): TaskRow | undefined {
  return entry && { ...row, openedAt: entry.occurredAt, openedVersion: entry.version };
}

function has(tasks: readonly Task[], wanted: Task): boolean {
  return tasks.some((task) => task.taskId === wanted.taskId);
}
