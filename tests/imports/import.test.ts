import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ApiStack,
  orderBody,
  orderIn,
  problemIn,
  type Sender,
  startApiStack,
} from '../api/api-stack.ts';
import { importIn, rowsOf, sendSheet, usualHeadings, usualRow, workbook } from './sheets.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack({}, { importLook: 200 });
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

async function send(bytes: Buffer, dryRun = false, by = sales) {
  return importIn(await sendSheet(api.app, by, bytes, { dryRun }));
}

/** The import once nothing is left to do. */
async function ended(importId: string) {
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state)
    .toBe('DONE');
  return importIn(await sales.get(`/v1/order-imports/${importId}`));
}

async function countOrders(): Promise<number> {
  const [row] = await api.stack.database.sql<{ count: number }[]>`select count(*)::int as count from orders`;
  return row?.count ?? -1;
}

test('each order of a sheet is received by its channel, rows of one number are its lines, and each row is told what became of it [INTAKE-01 INTAKE-11]', async () => {
  const channels = ['公司网站', 'PLATFORM', '电话', 'E-mail', 'fax', '信函', 'Visit', '业务员', '其他'];
  const dictated = (channel: string) => (channel === '电话' ? '要四台动力箱，三月一日前到' : null);
  const rows = channels.map((channel, index) => [
    ...usualRow(`ROW-${index}`, { 0: channel }),
    dictated(channel),
  ]);
  rows.push(usualRow('ROW-8', { 0: '其他', 3: 'GGD-0.4', 4: 2, 5: 18500 }));
  rows.push(usualRow('ROW-GAP', { 6: null }));
  const { importId } = await send(await workbook([[...usualHeadings, '电话口述内容'], ...rows]));
  const { counts } = await ended(importId);
  expect(counts).toEqual({ rows: 11, orders: 10, PENDING: 0, OK: 10, GAPS: 1, REFUSED: 0, REPEATED: 0 });

  const told = await rowsOf(sales, importId);
  const orders = await Promise.all(
    told.map(async ({ orderId }) => orderIn(await sales.get(`/v1/orders/${orderId}`))),
  );
  expect(orders.slice(0, 9).map(({ details }) => details.channel)).toEqual([
    'WEBSITE',
    'PLATFORM',
    'PHONE',
    'EMAIL',
    'FAX',
    'LETTER',
    'VISIT',
    'SALESPERSON',
    'OTHER',
  ]);
  expect(told[9]).toMatchObject({ row: 11, orderRow: 10, orderNumber: told[8]?.orderNumber, state: 'OK' });
  expect(orders[8]?.details.lines).toHaveLength(2);
  expect(orders[10]?.stage).toBe('AWAITING_INFO');
  expect(told[10]?.waitsFor).toMatchObject([
    { field: 'paymentMethod', heading: '付款方式', whose: 'CUSTOMER' },
  ]);
}, 120_000);

test('a dry run says of each row what an import would, and starts nothing [INTAKE-11]', async () => {
  const taken = orderBody({ externalNumber: 'DRY-TAKEN' });
  await sales.post('/v1/orders', taken);
  const before = await countOrders();
  const rows = [
    usualRow('DRY-1'),
    usualRow('DRY-2', { 8: null }),
    usualRow('DRY-3', { 4: '很多' }),
    usualRow('DRY-TAKEN', { 4: 9 }),
  ];
  const { importId } = await send(await workbook([usualHeadings, ...rows]), true);
  await ended(importId);
  const told = await rowsOf(sales, importId);
  expect(told.map(({ state }) => state)).toEqual(['OK', 'GAPS', 'REFUSED', 'REFUSED']);
  expect(told[1]?.waitsFor).toMatchObject([{ field: 'deliveryAddress' }]);
  expect(told[2]?.problems).toMatchObject([
    { field: 'lines.quantity', heading: '数量', value: '很多', reason: { zh: '应为数字，例如 1,234.50' } },
  ]);
  expect(told[3]?.problems[0]?.reason.en).toContain('belong to another order');
  expect(await countOrders()).toBe(before);
});

test('an order that is there already is repeated and not received a second time; the same file is the same import [INTAKE-03]', async () => {
  const bytes = await workbook([usualHeadings, usualRow('SAME-1'), usualRow('', { 1: null })]);
  const first = await send(bytes);
  await ended(first.importId);
  const before = await countOrders();
  const again = await sendSheet(api.app, sales, bytes);
  expect([again.status, importIn(again).importId]).toEqual([200, first.importId]);
  const other = await send(await workbook([usualHeadings, usualRow('SAME-1'), usualRow('SAME-2')]));
  await ended(other.importId);
  expect((await rowsOf(sales, other.importId)).map(({ state }) => state)).toEqual(['REPEATED', 'OK']);
  expect(await countOrders()).toBe(before + 1);
});

test("who receives no orders imports none; an import is its sender's and the heads' to read [S2 PRIV-03]", async () => {
  const bytes = await workbook([usualHeadings, usualRow('MINE-1')]);
  const planner = await api.as('PLANNER');
  expect(problemIn(await sendSheet(api.app, planner, bytes)).code).toBe('not-your-role');
  const { importId } = await send(bytes, true);
  const clerk = await api.as('ORDER_CLERK');
  const head = await api.as('CONTRACT_ORDER_HEAD');
  for (const path of ['', '/rows', '/result.xlsx']) {
    expect((await clerk.get(`/v1/order-imports/${importId}${path}`)).status, path).toBe(404);
    expect((await head.get(`/v1/order-imports/${importId}${path}`)).status, path).toBe(200);
  }
  const list = (await clerk.get('/v1/order-imports')).text;
  expect(list).not.toContain(importId);
  expect((await head.get('/v1/order-imports')).text).toContain(importId);
});
