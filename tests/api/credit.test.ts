import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, orderBody, orderIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;
beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const customer = { customerId: 'CUS-005' };
/** What one order of four panels comes to. */
const amount = 19_200;

function free(order: { facts?: { creditFree?: { amount: string } } }): number {
  return Number(order.facts?.creditFree?.amount);
}

test('of twenty orders that a customer places at once, exactly those that the limit holds find free credit [REVIEW-08]', async () => {
  await api.stack.database
    .sql`update dueline.customers set credit_limit = 140000 where customer_id = 'CUS-005'`;
  const placed = await Promise.all(
    Array.from({ length: 20 }, async () => orderIn(await sales.post('/v1/orders', orderBody({ customer })))),
  );
  const found = placed.map(free).sort((a, b) => b - a);
  expect(found).toEqual(Array.from({ length: 20 }, (_, before) => 140_000 - before * amount));
  expect(found.filter((each) => each >= amount)).toHaveLength(7);

  // Whoever came later takes nothing from whoever came before: the one that was first still finds all of it free.
  const first = placed.find((order) => free(order) === 140_000);
  const eighth = placed.find((order) => free(order) === 140_000 - 7 * amount);
  const passed = await sales.post(`/v1/orders/${first?.orderId}/commands/report-risk`, {
    input: { department: 'SALES', description: '客户催得急' },
  });
  expect(free(orderIn(passed))).toBe(140_000);

  // What is rejected frees its part: the first that did not fit does at its next act.
  const rejected = await sales.post(`/v1/orders/${first?.orderId}/commands/reject-order`, {
    input: { reason: '客户撤回' },
  });
  expect(rejected.status).toBe(200);
  const next = await sales.post(`/v1/orders/${eighth?.orderId}/commands/report-risk`, {
    input: { department: 'SALES', description: '客户催得急' },
  });
  expect(free(orderIn(next))).toBe(140_000 - 6 * amount);
}, 120_000);

test('an order that becomes dearer goes behind the others, one that becomes cheaper keeps its place [REVIEW-08]', async () => {
  await api.stack.database
    .sql`update dueline.customers set credit_limit = 100000 where customer_id = 'CUS-006'`;
  const body = orderBody({ customer: { customerId: 'CUS-006' } });
  const [one, two] = [
    orderIn(await sales.post('/v1/orders', body)),
    orderIn(await sales.post('/v1/orders', { ...body, externalNumber: 'CREDIT-2' })),
  ];
  const supervisor = await api.as('SALES_SUPERVISOR');
  const corrected = async (orderId: string | undefined, quantity: string) =>
    orderIn(
      await supervisor.post(`/v1/orders/${orderId}/commands/correct-entry`, {
        input: { correction: { lines: [{ line: 1, quantity }] }, reason: '看错传真' },
      }),
    );
  expect([free(one), free(two)]).toEqual([100_000, 80_800]);
  expect(free(await corrected(one.orderId, '10'))).toBe(80_800);
  expect(free(await corrected(two.orderId, '2'))).toBe(100_000);
  expect(free(await corrected(two.orderId, '3'))).toBe(52_000);
}, 120_000);
