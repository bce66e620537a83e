import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchAnswer } from '../../api/views/search-schema.ts';
import { orderIn as brought } from '../domain/bring-to.ts';
import { received, usualDetails } from '../domain/sample-orders.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

let api: Awaited<ReturnType<typeof openReadApi>>;
let sales: Sender;
let inspected: string;

const customers = ['100%_有限公司', '100_有限公司', "O'Brien; drop table orders; --", 'Zürich Müller GmbH'];

beforeAll(async () => {
  api = await openReadApi('2025-10-09T10:00:00+08:00');
  sales = await api.as('SALESPERSON');
  for (const [index, name] of customers.entries()) {
    const details = {
      externalNumber: `PO-${index}-ABC`,
      customer: { ...usualDetails.customer, name },
    };
    await api.keep(received({ ...ofSales, details }));
  }
  inspected = await api.keep(brought('IN_QC', ofSales));
});
afterAll(() => api.close());

async function search(typed: string, who = sales) {
  const answer = await who.get(`/v1/search?q=${encodeURIComponent(typed)}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return searchAnswer.parse(answer.body);
}

test('finds an order by its number, the customer’s number, customer and product, in Chinese and Latin letters', async () => {
  const [known] = (await search('华东电气')).orders;
  expect(known?.orderId).toBe(inspected);
  const number = known?.orderNumber ?? '';
  expect((await search(number)).orders.map(({ orderId }) => orderId)).toEqual([inspected]);
  expect((await search(number.slice(-4).toLowerCase())).orders.length).toBeGreaterThan(0);
  expect((await search('po-2-abc')).orders).toMatchObject([{ customerName: customers[2] }]);
  expect((await search('kyn28a-12')).orders).toHaveLength(customers.length + 1);
  expect((await search('zürich')).orders).toMatchObject([{ customerName: 'Zürich Müller GmbH' }]);
  expect((await search('P-1')).orders.map(({ orderId }) => orderId)).toContain(inspected);
});

test('finds customers and products on file by name and code', async () => {
  const found = await search('江苏');
  expect(found.customers.map(({ customerId }) => customerId)).toContain('CUS-001');
  expect((await search('cus-001')).customers).toMatchObject([{ customerId: 'CUS-001' }]);
  expect((await search('xl-21')).products).toMatchObject([{ productCode: 'XL-21' }]);
});

test.each([
  ['%', [customers[0]]],
  ['_', [customers[0], customers[1]]],
  ["' or 1=1 --", []],
  ['\\', []],
  ['" OR WorkflowType="order', []],
])('takes %j literally and finds nothing else [S4]', async (typed, names) => {
  const { orders } = await search(typed);
  expect(orders.map(({ customerName }) => customerName).toSorted()).toEqual([...names].toSorted());
});

test('leaks nothing: orders outside one’s rights are not found, nor customers by who does not deal with them [S4]', async () => {
  const inspector = await api.as('INSPECTOR');
  expect((await search('GmbH', inspector)).orders).toEqual([]);
  expect((await search('华东电气', inspector)).orders.map(({ orderId }) => orderId)).toEqual([inspected]);
  expect((await search('CUS-001', inspector)).customers).toEqual([]);
});

test.each(['', '%20', '%00', `${'a'.repeat(101)}`])('refuses the text %j with its path', async (typed) => {
  const problem = problemIn(await sales.get(`/v1/search?q=${typed}`));
  expect(problem).toMatchObject({ status: 422, errors: [{ path: 'query.q' }] });
});
