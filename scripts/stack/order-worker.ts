import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker } from '@temporalio/worker';
import type { CaseActivities } from '../../workflows/case-messages.ts';
import type { OrderActivities, RollOutActivities } from '../../workflows/messages.ts';

export interface OrderWorkerOptions {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  /** File of the bundled workflow code, made for the same `dataConverter`. */
  bundlePath: string;
  /** Absent: payloads stay plain. */
  dataConverter?: DataConverter;
  activities: OrderActivities & Partial<RollOutActivities & CaseActivities>;
}

/**
 * A worker for orders as the product runs it. Short sticky time-outs and a prebuilt bundle make another worker
 * take over within seconds of a killed one.
 */
export function createOrderWorker(options: OrderWorkerOptions): Promise<Worker> {
  const { connection, namespace, taskQueue, bundlePath, activities, dataConverter } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: { ...activities },
    ...(dataConverter && { dataConverter }),
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '10s',
    maxCachedWorkflows: 500,
  });
}
