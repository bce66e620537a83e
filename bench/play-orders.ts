import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { Command } from '../domain/order/decide.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';
import { commandUpdate, orderWorkflowId, orderWorkflowType } from '../workflows/messages.ts';
import { bareCommand } from './bare/workflow.ts';
import type { BenchStage } from './stage-setup.ts';

/** One order under way: give the next command, or wait for its end. */
export interface PlayedOrder {
  workflowId: string;
  orderId: string;
  give(command: Command): Promise<void>;
  end(): Promise<void>;
}

/** A workflow on its way, started together with its first command. */
export type Play = (first: Command) => Promise<PlayedOrder>;

export function productPlay(stage: BenchStage, policy: PolicyValues): Play {
  return async (first) => {
    const orderId = `ord_${randomUUID()}`;
    const workflowId = orderWorkflowId(orderId);
    const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, {
      workflowId,
      taskQueue: stage.productQueue,
      args: [{ orderId, policy }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const options = { args: [first] as [Command], startWorkflowOperation };
    requireAccepted(await stage.client.workflow.executeUpdateWithStart(commandUpdate, options));
    const handle = stage.client.workflow.getHandle(workflowId);
    return played(handle, orderId, async (command) =>
      requireAccepted(await handle.executeUpdate(commandUpdate, { args: [command] })),
    );
  };
}

export function barePlay(stage: BenchStage, commands: number): Play {
  return async (first) => {
    const workflowId = `bare/${randomUUID()}`;
    const startWorkflowOperation = new WithStartWorkflowOperation('bareOrder', {
      workflowId,
      taskQueue: stage.bareQueue,
      args: [commands],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const options = { args: [first] as [unknown], startWorkflowOperation };
    await stage.client.workflow.executeUpdateWithStart(bareCommand, options);
    const handle = stage.client.workflow.getHandle(workflowId);
    return played(handle, workflowId, async (command) => {
      await handle.executeUpdate(bareCommand, { args: [command] });
    });
  };
}

function played(
  handle: WorkflowHandle,
  orderId: string,
  give: (command: Command) => Promise<void>,
): PlayedOrder {
  return {
    workflowId: handle.workflowId,
    orderId,
    give,
    end: async () => {
      await handle.result();
    },
  };
}

function requireAccepted(answer: { accepted: boolean }): void {
  if (!answer.accepted) throw new Error(`A command of the bench was refused: ${JSON.stringify(answer)}`);
}
