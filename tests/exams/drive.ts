import { setTimeout as delay } from 'node:timers/promises';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import {
  type CommandAnswer,
  commandUpdate,
  orderWorkflowId,
  orderWorkflowType,
} from '../../workflows/messages.ts';
import { type Ledger, type LedgerLine, openLine } from './ledger.ts';

export interface DriveOptions {
  client: Client;
  taskQueue: string;
  rules: { policy: PolicyValues };
  commands: Command[];
  orders: number;
  atOnce: number;
  seed: number;
  /** True: a request without an answer is sent again with the same update id until it has one. */
  retry: boolean;
  ledger: Ledger;
}

/** Take orders through their whole life, several at once; every answer goes to the ledger. */
export async function driveOrders(options: DriveOptions): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      while (next < options.orders) {
        next += 1;
        await driveOrder(options, `ord_exam_${options.seed}_${next}`);
      }
    }),
  );
}

async function driveOrder(options: DriveOptions, orderId: string): Promise<void> {
  const line = openLine(options.ledger, orderId);
  for (const [index, command] of options.commands.entries()) {
    const updateId = `${orderId}/${index}`;
    const give =
      index === 0
        ? () => start(options, orderId, command, updateId)
        : () => update(options, orderId, command, updateId);
    if (!(await answered(options, line, command, give))) return;
  }
}

async function answered(
  options: DriveOptions,
  line: LedgerLine,
  command: Command,
  give: () => Promise<CommandAnswer>,
): Promise<boolean> {
  for (;;) {
    try {
      const answer = await give();
      if (answer.accepted) line.accepted.push(command.name);
      else line.failed = `${command.name} refused: ${answer.refusal.detail}`;
      return answer.accepted;
    } catch (error) {
      if (!options.retry) {
        line.failed = `${command.name}: ${error instanceof Error ? error.message : String(error)}`;
        return false;
      }
      await delay(200);
    }
  }
}

function start(
  options: DriveOptions,
  orderId: string,
  command: Command,
  updateId: string,
): Promise<CommandAnswer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(orderWorkflowType, {
    workflowId: orderWorkflowId(orderId),
    taskQueue: options.taskQueue,
    args: [{ orderId, policy: options.rules.policy }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const request = { args: [command] as [Command], updateId, startWorkflowOperation };
  return options.client.workflow.executeUpdateWithStart(commandUpdate, request);
}

function update(
  options: DriveOptions,
  orderId: string,
  command: Command,
  updateId: string,
): Promise<CommandAnswer> {
  const handle = options.client.workflow.getHandle(orderWorkflowId(orderId));
  return handle.executeUpdate(commandUpdate, { args: [command], updateId });
}
