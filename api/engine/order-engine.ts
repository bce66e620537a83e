import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import {
  type CommandAnswer,
  commandUpdate,
  orderWorkflowId,
  orderWorkflowType,
} from '../../workflows/messages.ts';
import { createAsk, type Reply } from './ask-engine.ts';
import { createFewAtOnce } from './few-at-once.ts';

/** The order's answer, or that the engine runs no such order. */
export type EngineReply = Reply<CommandAnswer>;

/** What the API asks of the engine. A call never takes longer than it was built to. */
export interface OrderEngine {
  /** Gives a command to a running order. Throws a problem when the engine does not answer. */
  give(orderId: string, command: Command, updateId: string): Promise<EngineReply>;
  /** Starts an order with its first command, or gives that to the order that runs under the same id (I7). */
  receive(orderId: string, command: Command, updateId: string, policy: PolicyValues): Promise<EngineReply>;
}

export function createOrderEngine(client: Client, taskQueue: string, waitMs: number): OrderEngine {
  const ask = createAsk(client, waitMs);
  const fewAtOnce = createFewAtOnce();
  return {
    give: (orderId, command, updateId) =>
      fewAtOnce(orderId, () =>
        ask(() => {
          const handle = client.workflow.getHandle(orderWorkflowId(orderId));
          return handle.executeUpdate(commandUpdate, { args: [command], updateId });
        }),
      ),
    receive: (orderId, command, updateId, policy) =>
      ask(() => {
        const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, {
          workflowId: orderWorkflowId(orderId),
          taskQueue,
          args: [{ orderId, policy }],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          staticSummary: 'order',
        });
        const options = { args: [command] as [Command], updateId, startWorkflowOperation };
        return client.workflow.executeUpdateWithStart(commandUpdate, options);
      }),
  };
}
