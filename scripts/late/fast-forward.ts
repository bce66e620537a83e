import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import type { Instant } from '../../domain/instant.ts';
import { type OrderStart, orderWorkflowId, orderWorkflowType } from '../../workflows/messages.ts';

const { FastForwardPollingResult: results } = proto.temporal.api.enums.v1;

/** Server option that lets workflows skip time. It is experimental there, so it stays out of production. */
export const allowTimeSkipping = { 'frontend.WorkflowTimeSkippingEnabled': 'true' } as const;

/** The time of one workflow, which passes only when it is told to. */
export interface WorkflowTime {
  now(): Promise<Date>;
  /** Lets it run to an instant as fast as it can: every timer on the way fires. Rejects when it cannot get there. */
  forwardTo(instant: Instant): Promise<void>;
}

export interface SkippableStart {
  connection: Connection;
  namespace: string;
  taskQueue: string;
  /** The real present, which is the workflow's until it first skips. */
  present(): Date;
}

/**
 * Starts the order workflow as the API does, and holds its time. The client library has no option for time
 * skipping yet, so this asks the service itself; updates are then given as always.
 */
export async function startSkippable(where: SkippableStart, start: OrderStart): Promise<WorkflowTime> {
  const { namespace, taskQueue } = where;
  const { workflowService } = where.connection;
  const workflowId = orderWorkflowId(start.orderId);
  const execution = { workflowId };
  await workflowService.startWorkflowExecution({
    namespace,
    workflowId,
    requestId: randomUUID(),
    workflowType: { name: orderWorkflowType },
    taskQueue: { name: taskQueue },
    input: { payloads: [defaultPayloadConverter.toPayload(start)] },
  });

  async function now(): Promise<Date> {
    const { workflowExtendedInfo } = await workflowService.describeWorkflowExecution({
      namespace,
      execution,
    });
    const skipped = optionalTsToMs(workflowExtendedInfo?.timeSkippingInfo?.currentTime);
    return skipped === undefined ? where.present() : new Date(skipped);
  }

  /** The service answers after a while even when the workflow is still on its way. */
  async function arrival(wanted: { namespace: string; workflowExecution: object; fastForwardId: string }) {
    for (;;) {
      const { fastForwardPollingResult, failedReason } =
        await workflowService.pollWorkflowExecutionTimeSkipping(wanted);
      if (fastForwardPollingResult === results.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
      if (fastForwardPollingResult !== results.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) {
        throw new Error(`The engine did not fast-forward: ${failedReason || fastForwardPollingResult}`);
      }
    }
  }

  return {
    now,
    async forwardTo(instant) {
      const id = randomUUID();
      const duration = msToTs(Math.max(1, Date.parse(instant) - (await now()).getTime()));
      const timeSkippingConfig = { enabled: true, fastForwardConfig: { id, duration } };
      await workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: execution,
        workflowExecutionOptions: { timeSkippingConfig },
        updateMask: { paths: ['time_skipping_config'] },
      });
      await arrival({ namespace, workflowExecution: execution, fastForwardId: id });
    },
  };
}
