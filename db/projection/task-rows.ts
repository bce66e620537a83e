import type { Entry } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { openTasks, type Task } from '../../domain/order/tasks.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { tasks } from '../schema/tasks.ts';
import { changedRows } from './changed-rows.ts';
import { runningDue } from './clock-due.ts';

export type TaskRow = typeof tasks.$inferSelect;

/** Tasks that some entries opened or changed, and those that are no longer open as they were. */
export interface TaskChanges {
  /** New rows; and changed ones, whose opening stays as the table has it. */
  open: TaskRow[];
  /** Ids of tasks to remove first; one that was closed and opened again is in both. */
  closed: string[];
}

export function taskChanges(
  before: OrderState,
  folded: readonly FoldedEntry[],
  policy: PolicyValues,
): TaskChanges {
  const first = before.version === 0 ? [] : openTasks(before, policy);
  const closed = new Set<string>();
  const openedBy = new Map<string, Entry>();
  let last = first;
  for (const { entry, after } of folded) {
    const next = openTasks(after, policy);
    for (const task of last) if (!has(next, task)) closed.add(task.taskId);
    for (const task of next) if (!has(last, task)) openedBy.set(task.taskId, entry);
    last = next;
  }
  const after = folded.at(-1)?.after ?? before;
  const rowsBefore = first.filter((task) => !closed.has(task.taskId)).map((task) => taskRow(before, task));
  const rowsAfter = last.map((task) => taskRow(after, task));
  return {
    open: changedRows(rowsBefore, rowsAfter, (row) => row.taskId).map((row) =>
      opened(row, openedBy.get(row.taskId)),
    ),
    closed: first.map((task) => task.taskId).filter((taskId) => closed.has(taskId)),
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
    lotId: task.lotId ?? null,
    stage: lot?.stage ?? state.stage,
    clockId: task.clockId ?? null,
    dueAt: runningDue(clock),
    openedAt: state.receivedAt,
    openedVersion: 0,
  };
}

function opened(row: TaskRow, entry: Entry | undefined): TaskRow {
  return entry === undefined ? row : { ...row, openedAt: entry.occurredAt, openedVersion: entry.version };
}

function has(tasks: readonly Task[], wanted: Task): boolean {
  return tasks.some((task) => task.taskId === wanted.taskId);
}
