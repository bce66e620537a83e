import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../scripts/stack/workflow-bundle.ts';

const { EventType, TimeoutType } = proto.temporal.api.enums.v1;
type History = proto.temporal.api.history.v1.IHistory;

/** A history with the workflow it belongs to. */
export interface StoredHistory {
  workflowId: string;
  history: History;
}

/** Every history that ran on a task queue. Throws when there is none: then nothing would be checked. */
export async function historiesOf(client: Client, taskQueue: string): Promise<StoredHistory[]> {
  const found: StoredHistory[] = [];
  for await (const run of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    const handle = client.workflow.getHandle(run.workflowId, run.runId);
    found.push({ workflowId: run.workflowId, history: await handle.fetchHistory() });
  }
  return found;
}

/** Replay histories on today's code; throws with the first that does not fit (I11). */
export async function replayAll(
  histories: StoredHistory[],
  bundleFolder: string,
  dataConverter: DataConverter = {},
): Promise<number> {
  const codePath = await workflowBundle(bundleFolder, dataConverter);
  const options = { workflowBundle: { codePath }, dataConverter };
  let replayed = 0;
  for await (const result of Worker.runReplayHistories(options, histories)) {
    if (result.error) throw new Error(`${result.workflowId} does not replay: ${result.error.message}`);
    replayed += 1;
  }
  return replayed;
}

/**
 * Workflow tasks that failed or timed out: a defect in workflow code, whatever the order came to. One that no worker took
 * in time says that the machine stood still, and nothing of the code.
 */
export function failedTasks({ workflowId, history }: StoredHistory): string[] {
  return (history.events ?? []).flatMap(
    ({
      eventType,
      eventId,
      workflowTaskFailedEventAttributes: failed,
      workflowTaskTimedOutEventAttributes: timedOut,
    }) => {
      if (eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT) {
        const wasTaken = timedOut?.timeoutType !== TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
        return wasTaken ? [`${workflowId}: ${eventId} timed out`] : [];
      }
      if (eventType !== EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED) return [];
      return [`${workflowId}: task failed at ${eventId}: ${failed?.failure?.message}`];
    },
  );
}

/** Workflow tasks tried again. The time-skipping server counts an update that had to wait as another try. */
export function retriedTasks({ workflowId, history }: StoredHistory): string[] {
  return (history.events ?? []).flatMap((event) => {
    const attempt = event.workflowTaskScheduledEventAttributes?.attempt ?? 1;
    return attempt > 1 ? [`${workflowId}: task at ${event.eventId} is try ${attempt}`] : [];
  });
}
