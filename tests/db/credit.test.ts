import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { DrivenOrder } from './driven-order.ts';
import { receipt } from './receipt.ts';
import { dumpTables } from './table-dump.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const at = (minute: number) => `2025-10-09T02:${String(minute).padStart(2, '0')}:00Z`;

/** An order of 245,000.00 CNY of a customer with a limit of three million, for whom nothing else is open. */
async function received(
  customerId: string,
  number: string,
  more: Partial<CommandInputs['receiveOrder']> = {},
): Promise<DrivenOrder> {
  const order = new DrivenOrder(company.commit);
  const { details } = receipt;
  const input = {
    ...receipt,
    details: { ...details, externalNumber: number, customer: { ...details.customer, customerId } },
    ...more,
  };
  await order.give(at(0), 'SALESPERSON', 'receiveOrder', input);
  return order;
}

async function tableOf({
  state: { orderId },
}: DrivenOrder): Promise<{ taken: string; place: number | null }> {
  const [row] = await company.database.sql<{ taken: string; place: number | null }[]>`
    select credit_amount::text as taken, credit_place as place from dueline.orders where order_id = ${orderId}`;
  if (row === undefined) throw new Error('the order is not there');
  return row;
}

test('what an order found of its credit, and its place, stand in the journal: a rebuild gives the same rows [REVIEW-08 I1]', async () => {
  const first = await received('CUS-001', 'C-1');
  const second = await received('CUS-001', 'C-2');
  await first.give(at(1), 'SALES_SUPERVISOR', 'correctEntry', {
    correction: { lines: [{ line: 1, quantity: '200' }] },
    reason: '看错传真',
  });
  expect(await tableOf(first)).toEqual({ taken: '490000.00', place: 3 });
  expect(await tableOf(second)).toEqual({ taken: '245000.00', place: 2 });
  expect(first.state.facts.creditFree).toEqual({ amount: '2755000.00', currency: 'CNY' });

  const before = await dumpTables(company.database);
  await company.database.sql`update dueline.orders set credit_amount = 1, credit_place = 99`;
  await rebuildOrders(company.database);
  expect(await dumpTables(company.database)).toEqual(before);
});

test('a commit that is repeated answers the credit that it found the first time [REVIEW-08 I3]', async () => {
  const orderId = newOrderId();
  const command: Command<'receiveOrder'> = {
    name: 'receiveOrder',
    input: { ...receipt, details: { ...receipt.details, externalNumber: 'C-3' } },
    actor: { kind: 'person', personId: 'salesperson', roles: ['SALESPERSON'] },
  };
  const { entries } = composeBatch(unopened(orderId), [command], at(0), defaultPolicyValues());
  const input = { orderId, afterVersion: 0, entries };
  const answer = await company.commit(input);
  await received('CUS-004', 'C-4');
  expect(answer).toMatchObject({ facts: { credit: { free: { amount: '3000000.00' } } } });
  expect(await company.otherCommit(input)).toEqual({ ...answer, repeated: true });
});

test('an order that came in before orders had places counts first, and asks for none itself [REVIEW-08]', async () => {
  const { edition: _none, ...older } = receipt;
  const details = { ...receipt.details, externalNumber: 'C-5', customer: { customerId: 'CUS-002' } };
  const before = new DrivenOrder(company.commit);
  await before.give(at(0), 'SALESPERSON', 'receiveOrder', { ...older, details });
  expect(await tableOf(before)).toEqual({ taken: '245000.00', place: null });
  expect(before.state.facts.creditFree).toBeUndefined();
  const after = await received('CUS-002', 'C-6');
  expect(after.state.facts.creditFree?.amount).toBe('2755000.00');
});

test('a limit that is changed or taken away shows at the next act; amounts in another currency take nothing [REVIEW-08]', async () => {
  const { sql } = company.database;
  const abroad = await received('CUS-003', 'C-7', {
    details: {
      ...receipt.details,
      externalNumber: 'C-7',
      customer: { customerId: 'CUS-003' },
      lines: [{ line: 1, quantity: '10', unitPrice: { amount: '900.00', currency: 'USD' } }],
    },
  });
  const order = await received('CUS-003', 'C-8');
  expect(abroad.state.facts.creditFree).toEqual({ amount: '8000000.00', currency: 'CNY' });
  expect(order.state.facts.creditFree).toEqual({ amount: '8000000.00', currency: 'CNY' });
  const risk = { department: 'SALES', description: '客户催得急' } as const;
  await sql`update dueline.customers set credit_limit = 100 where customer_id = 'CUS-003'`;
  await order.give(at(1), 'SALESPERSON', 'reportRisk', risk);
  expect(order.state.facts.creditFree?.amount).toBe('100.00');
  await sql`update dueline.customers set credit_limit = null where customer_id = 'CUS-003'`;
  await order.give(at(2), 'SALESPERSON', 'reportRisk', risk);
  expect(order.state.facts).not.toHaveProperty('creditFree');
});
