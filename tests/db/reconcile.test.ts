import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { type Reconciliation, reconcileOrders } from '../../db/reconcile/reconcile-orders.ts';
import { lots } from '../../db/schema/lots.ts';
import { orders } from '../../db/schema/orders.ts';
import { tasks } from '../../db/schema/tasks.ts';
import { runningOrders } from '../../scripts/operations/running-orders.ts';
import { orderWorkflowId } from '../../workflows/messages.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';
import { newOrderId } from './test-company.ts';

let stack: OrderStack;
const young = newOrderId();
const old = newOrderId();

beforeAll(async () => {
  stack = await startOrderStack();
  const commands = regularOrder(stack.rules);
  await play(young, commands.slice(0, 2));
  await play(old, commands.slice(0, 14));
});
afterAll(() => stack.close());

test('the tables and the running workflows agree in everything [I1]', async () => {
  expect(await reconcile()).toEqual({ orders: 2, differences: [] });
});

test('a table that says something else is found, by order and field [I1]', async () => {
  const { db } = stack.database;
  await db.update(orders).set({ stage: 'ARCHIVED' }).where(eq(orders.orderId, young));
  await db.update(lots).set({ reworkRounds: 7 }).where(eq(lots.orderId, old));
  await db.delete(tasks).where(eq(tasks.orderId, young));
  const { differences } = await reconcile();
  expect(differences.map(({ workflow: _w, ...rest }) => rest)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ orderId: young, table: 'orders', field: 'stage', database: 'ARCHIVED' }),
      expect.objectContaining({ orderId: old, table: 'lots', key: 'L1', field: 'reworkRounds', database: 7 }),
      expect.objectContaining({ orderId: young, table: 'tasks', field: '', database: undefined }),
    ]),
  );
  await rebuildOrders(stack.database);
  expect((await reconcile()).differences).toEqual([]);
});

test('a workflow without a row, and a row without a workflow, are found [I1]', async () => {
  const { db } = stack.database;
  await stack.client.workflow.getHandle(orderWorkflowId(young)).terminate('lost');
  expect((await reconcile()).differences).toEqual([
    expect.objectContaining({ orderId: young, table: 'orders', field: '', workflow: undefined }),
  ]);
  const [row] = await db.delete(orders).where(eq(orders.orderId, old)).returning();
  await expect
    .poll(async () => (await reconcile()).differences, { timeout: 15_000 })
    .toContainEqual(expect.objectContaining({ orderId: old, table: 'orders', database: undefined }));
  if (row !== undefined) await db.insert(orders).values(row);
});

async function play(orderId: string, commands: ReturnType<typeof regularOrder>): Promise<void> {
  const [first, ...rest] = commands;
  if (first === undefined) throw new Error('there is no receipt');
  await stack.receive(orderId, first);
  for (const command of rest) expect(await stack.give(orderId, command)).toMatchObject({ accepted: true });
}

function reconcile(): Promise<Reconciliation> {
  return reconcileOrders(stack.database, runningOrders(stack.client, stack.taskQueue));
}
