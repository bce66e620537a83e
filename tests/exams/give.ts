import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import {
  type CommandAnswer,
  commandUpdate,
  orderWorkflowId,
  orderWorkflowType,
} from '../../workflows/messages.ts';

/** The engine's client, and where the orders of an exam run. */
export interface Engine {
  client: Client;
  taskQueue: string;
}

/** Start an order with its receipt, as the API does. */
export function startOrder(
  { client, taskQueue }: Engine,
  orderId: string,
  policy: PolicyValues,
  receipt: Command,
  updateId: string,
): Promise<CommandAnswer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, {
    workflowId: orderWorkflowId(orderId),
    taskQueue,
    args: [{ orderId, policy }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const request = { args: [receipt] as [Command], updateId, startWorkflowOperation };
  return client.workflow.executeUpdateWithStart(commandUpdate, request);
}

/** Give a command to an order that runs. */
export function giveOrder(
  { client }: Pick<Engine, 'client'>,
  orderId: string,
  command: Command,
  updateId: string,
): Promise<CommandAnswer> {
  return client.workflow
    .getHandle(orderWorkflowId(orderId))
    .executeUpdate(commandUpdate, { args: [command], updateId });
}
