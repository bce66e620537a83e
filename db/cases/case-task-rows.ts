import type { CaseState } from '../../domain/cases/case-state.ts';
import { openCaseTasks } from '../../domain/cases/case-tasks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { caseTasks } from '../schema/case-tasks.ts';

export type CaseTaskRow = typeof caseTasks.$inferSelect;

/** The open tasks of a case; one that was open before keeps when it was opened. */
export function caseTaskRows(
  state: CaseState,
  before: readonly Pick<CaseTaskRow, 'taskId' | 'openedAt' | 'openedVersion'>[],
  openedAt: Instant,
): CaseTaskRow[] {
  const known = new Map(before.map((row) => [row.taskId, row]));
  return openCaseTasks(state).map((task) => {
    const clock = state.clocks.find(({ clockId }) => clockId === task.clockId);
    const opened = known.get(task.taskId) ?? { openedAt, openedVersion: state.version };
    return {
      caseId: state.caseId,
      taskId: task.taskId,
      command: task.command,
      department: task.department,
      roles: [...task.roles],
      assignedTo: task.assignedTo ?? null,
      clockId: task.clockId ?? null,
      measureId: task.measureId ?? null,
      dueAt: clock?.due ?? null,
      openedAt: opened.openedAt,
      openedVersion: opened.openedVersion,
    };
  });
}
