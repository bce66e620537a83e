import { afterAll, beforeAll, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import type { Command } from '../../domain/order/decide.ts';
import { commandUpdate, orderWorkflowId, orderWorkflowType } from '../../workflows/messages.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

let stack: OrderStack;

beforeAll(async () => {
  stack = await startOrderStack();
});

afterAll(() => stack.close());

test('an order whose run is full is carried on as a new run and loses nothing; callers are told to slow down [I12]', async () => {
  const orderId = 'ord_carried_on';
  const workflowId = orderWorkflowId(orderId);
  const { client, rules, taskQueue } = stack;
  const start = { orderId, policy: rules.policy, updatesPerRun: 5 };
  await client.workflow.start(orderWorkflowType, { workflowId, taskQueue, args: [start] });
  const commands = regularOrder(rules);
  for (const command of commands) await giveUntilTaken(workflowId, command);

  expect(await client.workflow.getHandle(workflowId).result()).toMatchObject({ stage: 'ARCHIVED' });
  const journal = await stack.database.sql<{ command: string }[]>`
    select command from dueline.journal where order_id = ${orderId} and actor not like 'policy:%' order by version`;
  expect(journal.map((row) => row.command)).toEqual(commands.map((command) => command.name));
  // The engine lists a run a moment after it answers.
  const runs = async (): Promise<number> => {
    let listed = 0;
    for await (const _run of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) listed += 1;
    return listed;
  };
  await expect.poll(runs, { message: 'four full runs and the last' }).toBe(Math.ceil(commands.length / 5));
});

/** A caller that does what the refusal says: the same command again, a moment later. */
async function giveUntilTaken(workflowId: string, command: Command): Promise<void> {
  for (;;) {
    try {
      const handle = stack.client.workflow.getHandle(workflowId);
      const answer = await handle.executeUpdate(commandUpdate, { args: [command] });
      expect(answer).toMatchObject({ accepted: true });
      return;
    } catch (error) {
      expect(error).toMatchObject({ cause: { details: [expect.objectContaining({ code: 'slow-down' })] } });
    }
  }
}
