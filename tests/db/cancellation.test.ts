import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { orders } from '../../db/schema/orders.ts';
import { stock } from '../../db/schema/stock.ts';
import { stockReservations } from '../../db/schema/stock-reservations.ts';
import { tasks } from '../../db/schema/tasks.ts';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { turnOrder } from '../../scripts/late/turn-order.ts';
import { cancelledLife, withdrawnLife } from '../exams/cancelled-life.ts';
import { examProduct } from '../exams/order-life.ts';
import { dumpTables } from './table-dump.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

const rules = { policyVersion: 'default-1', calendarId: 'company', calendarVersion: 1 };
const policy = defaultPolicyValues();
const instant = '2025-11-03T10:00:00+08:00';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
  // Another order's piece is reserved all the time: what is given back twice would show.
  await company.database.db.insert(stock).values({ productCode: examProduct, onHand: '100', reserved: '1' });
});
afterAll(() => company.close());

async function lived(commands: readonly Command[], orderId = newOrderId()): Promise<OrderState> {
  let state = unopened(orderId);
  for (const command of commands) {
    state = await turnOrder({ commit: company.commit, policy }, state, [command], instant);
  }
  return state;
}

async function reserved(): Promise<string | undefined> {
  const [row] = await company.database.db.select().from(stock).where(eq(stock.productCode, examProduct));
  return row?.reserved;
}

async function taken(orderId: string): Promise<number> {
  const rows = await company.database.db
    .select()
    .from(stockReservations)
    .where(eq(stockReservations.orderId, orderId));
  return rows.reduce((sum, { quantity }) => sum + Number(quantity), 0);
}

async function rowOf(orderId: string) {
  const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
  if (row === undefined) throw new Error('the order has no row');
  return row;
}

test('a cancelled order gives its stock back in the commit that ends it, once however often that is written [CANCEL-09 MAT-18]', async () => {
  const life = cancelledLife(rules);
  const before = await lived(life.slice(0, -1));
  expect(await reserved()).toBe('2.000');
  expect(await rowOf(before.orderId)).toMatchObject({
    stage: 'CANCEL_REQUESTED',
    ownStage: 'IN_FULFILMENT',
    department: 'CONTRACT_ORDER',
    closedAt: null,
  });

  const batch = composeBatch(before, life.slice(-1), instant, policy);
  const input = { orderId: before.orderId, afterVersion: before.version, entries: batch.entries };
  expect(batch.entries.map(({ command }) => command)).toEqual([
    'approveCancellationSettlement',
    'completeCancellation',
  ]);
  const answers = await Promise.all([
    company.commit(input),
    company.otherCommit(input),
    company.commit(input),
  ]);
  expect(answers.every(({ committed }) => committed)).toBe(true);
  expect(await company.otherCommit(input)).toMatchObject({ committed: true, repeated: true });
  expect(await reserved()).toBe('1.000');
  expect(await taken(before.orderId)).toBe(0);
  const row = await rowOf(before.orderId);
  expect(row).toMatchObject({ stage: 'CANCELLED', ownStage: 'CANCELLED', dueAt: null, overdue: false });
  expect(row.closedAt).not.toBeNull();
  const { db } = company.database;
  expect(await db.select().from(tasks).where(eq(tasks.orderId, before.orderId))).toEqual([]);
});

test('a cancellation that is withdrawn gives nothing back, and the order stands where it stood [CANCEL-02 CANCEL-09]', async () => {
  const free = await reserved();
  const state = await lived(withdrawnLife(rules));
  expect(Number(await reserved())).toBe(Number(free) + 1);
  expect(await taken(state.orderId)).toBe(1);
  expect(await rowOf(state.orderId)).toMatchObject({ stage: 'IN_PRODUCTION', ownStage: 'IN_FULFILMENT' });
});

test('the tables of cancelled and withdrawn orders follow from their journals [CANCEL-09 I1]', async () => {
  const before = await dumpTables(company.database);
  const stockBefore = await reserved();
  await rebuildOrders(company.database);
  expect(await dumpTables(company.database)).toEqual(before);
  expect(await reserved()).toBe(stockBefore);
});
