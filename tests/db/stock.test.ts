import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { orders } from '../../db/schema/orders.ts';
import { stock } from '../../db/schema/stock.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { entryAfter, reserving } from './entry-examples.ts';
import { randomLives } from './order-lives.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

const [[receipt = []] = []] = randomLives(1, 11);

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
beforeEach(async () => {
  await company.database.db.update(stock).set({ onHand: '5', reserved: '0' });
});

test('of two orders that reserve the last goods at once one gets them and the other is told so [MAT-01 MAT-03]', async () => {
  const states = await Promise.all([newOrder(), newOrder()]);
  const results = await Promise.all(
    states.map((state, index) =>
      (index === 0 ? company.commit : company.otherCommit)({
        orderId: state.orderId,
        afterVersion: state.version,
        entries: [reserving(state, [{ line: 1, productCode: 'P-1', quantity: '3' }])],
      }),
    ),
  );
  expect(results.filter((result) => result.committed)).toHaveLength(1);
  expect(results.find((result) => !result.committed)).toEqual({
    committed: false,
    entryVersion: receipt.length + 1,
    refusal: {
      code: 'stock-moved',
      detail: 'Of P-1 2 are free now; 3 were asked for.',
      errors: [{ path: 'fromStock', reason: 'P-1: 2 free' }],
    },
  });
  expect(await reserved('P-1')).toBe('3.000');
});

test('a batch that asks for too much writes nothing, and names the entry that did [MAT-01]', async () => {
  const state = await newOrder();
  const first = reserving(state, [{ line: 1, productCode: 'P-1', quantity: '4' }]);
  const middle = entryAfter({ ...state, version: state.version + 1 }, []);
  const last = reserving({ ...state, version: state.version + 2 }, [
    { line: 1, productCode: 'P-2', quantity: '1' },
    { line: 2, productCode: 'P-1', quantity: '0.5' },
    { line: 3, productCode: 'P-1', quantity: '0.501' },
  ]);
  const batch = { orderId: state.orderId, afterVersion: state.version, entries: [first, middle, last] };
  expect(await company.commit(batch)).toMatchObject({
    committed: false,
    entryVersion: last.version,
    refusal: { detail: 'Of P-1 1 are free now; 1.001 were asked for.' },
  });
  expect([await reserved('P-1'), await reserved('P-2')]).toEqual(['0.000', '0.000']);

  const { entries } = { entries: [first, middle] };
  expect(await company.commit({ ...batch, entries })).toMatchObject({ committed: true });
  expect(await reserved('P-1')).toBe('4.000');
});

test('goods that are not in stock at all cannot be reserved [MAT-01]', async () => {
  const state = await newOrder();
  const entries = [reserving(state, [{ line: 1, productCode: 'NO-SUCH', quantity: '1' }])];
  expect(
    await company.commit({ orderId: state.orderId, afterVersion: state.version, entries }),
  ).toMatchObject({
    committed: false,
    refusal: { detail: 'Of NO-SUCH 0 are free now; 1 were asked for.' },
  });
});

async function newOrder(): Promise<OrderState> {
  const orderId = newOrderId();
  await company.commit({ orderId, afterVersion: 0, entries: receipt });
  const [row] = await company.database.db.select().from(orders).where(eq(orders.orderId, orderId));
  if (row === undefined) throw new Error('the receipt was not written');
  return row.state;
}

async function reserved(productCode: string): Promise<string | undefined> {
  const [row] = await company.database.db.select().from(stock).where(eq(stock.productCode, productCode));
  return row?.reserved;
}
