import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RunningCases } from '../../db/cases/reconcile-cases.ts';
import { caseStateQuery, caseWorkflowId, caseWorkflowType } from '../../workflows/case-messages.ts';

const idPrefix = caseWorkflowId('');

/** The running cases of a task queue; their state is asked by query, so a worker must be running. */
export function runningCases(client: Client, taskQueue: string): RunningCases {
  return {
    async *ids() {
      const query = `WorkflowType = '${caseWorkflowType}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of client.workflow.list({ query })) {
        if (workflowId.startsWith(idPrefix)) yield workflowId.slice(idPrefix.length);
      }
    },
    async state(caseId) {
      const handle = client.workflow.getHandle(caseWorkflowId(caseId));
      try {
        const { status } = await handle.describe();
        return status.name === 'RUNNING' ? await handle.query(caseStateQuery) : undefined;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      }
    },
  };
}
