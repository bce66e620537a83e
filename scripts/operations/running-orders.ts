import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RunningOrders } from '../../db/reconcile/reconcile-orders.ts';
import { orderWorkflowId, orderWorkflowType, stateQuery } from '../../workflows/messages.ts';

const idPrefix = orderWorkflowId('');

/** The running order workflows of a task queue; their state is asked by query, so a worker must be running. */
export function runningOrders(client: Client, taskQueue: string): RunningOrders {
  return {
    async *ids() {
      const query = `WorkflowType = '${orderWorkflowType}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of client.workflow.list({ query })) {
        if (workflowId.startsWith(idPrefix)) yield workflowId.slice(idPrefix.length);
      }
    },
    async state(orderId) {
      const handle = client.workflow.getHandle(orderWorkflowId(orderId));
      try {
        const { status } = await handle.describe();
        return status.name === 'RUNNING' ? await handle.query(stateQuery) : undefined;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      }
    },
  };
}
