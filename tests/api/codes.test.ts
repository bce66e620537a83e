import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeSchema } from '../../api/views/code-view.ts';
import { bringTo, orderIn as brought } from '../domain/bring-to.ts';
import { received, twoLines } from '../domain/sample-orders.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

let api: Awaited<ReturnType<typeof openReadApi>>;
let inspector: Sender;
let orderId: string;
let orderNumber: string;

beforeAll(async () => {
  api = await openReadApi('2025-10-09T10:00:00+08:00');
  inspector = await api.as('INSPECTOR');
  const order = brought('RELEASED', {
    ...ofSales,
    ...twoLines,
    details: { ...twoLines.details, externalNumber: 'PO-7788' },
  });
  order.give('checkStock', { fromStock: [{ line: 2, quantity: '2.5' }] }, 'WAREHOUSE_KEEPER', {
    lotId: 'L1',
  });
  const shipped = { lotId: 'L2' };
  const packed = order.lot('L2').lines;
  order.give('checkPackingList', { packed }, 'LOGISTICS_CLERK', shipped);
  const transport = {
    mode: 'FREIGHT' as const,
    carrier: '顺达物流',
    pickUpAt: '2025-10-10T15:00:00+08:00',
    expectedArrival: '2025-10-12',
  };
  order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', shipped);
  const papers = { shippingNoteNumber: 'SN-1', warehouseSignedBy: '赵强', carrierSignedBy: '钱进' };
  order.give('dispatchShipment', { ...papers, trackingNumber: 'SF123/L1' }, 'WAREHOUSE_KEEPER', shipped);
  bringTo(order, 'IN_QC');
  orderId = await api.keep(order);
  const [row] = await api.company.database.sql<{ number: string }[]>`
    select order_number as number from orders where order_id = ${orderId}`;
  orderNumber = row?.number ?? '';
});
afterAll(() => api.close());

const ask = (code: string, by = inspector) => by.get(`/v1/codes/${encodeURIComponent(code)}`);

test('every way to write a code of a lot leads to that lot and to the act that it waits for, first of all the own', async () => {
  const codes = [
    `D1-${orderId}-L1`,
    ` d1-${orderId.toUpperCase()}-l1 `,
    `https://dueline.example.com/s/${orderId}/L1`,
    `/s/${orderId}/L1?from=print`,
    `${orderNumber}/L1`,
    'PO-7788/L1',
  ];
  for (const code of codes) {
    const found = codeSchema.parse((await ask(code)).body);
    expect(found, code).toMatchObject({
      orderId,
      lotId: 'L1',
      stage: 'IN_QC',
      stageName: { zh: '检验中' },
      products: '高压开关柜 ×100台',
      tasks: [{ command: 'recordInspection', mine: true, lotId: 'L1' }],
    });
    expect(found.availableCommands[0]).toMatchObject({ command: 'recordInspection', lotId: 'L1' });
  }
});

test('a code of an order, its number or its sender’s number leads to the order with all its lots', async () => {
  for (const code of [`D1-${orderId}`, orderId, `/s/${orderId}`, orderNumber, 'PO-7788']) {
    const found = codeSchema.parse((await ask(code)).body);
    expect(found.lotId, code).toBeUndefined();
    expect(
      found.tasks.map(({ command, mine }) => [command, mine]),
      code,
    ).toEqual(
      expect.arrayContaining([
        ['recordInspection', true],
        ['recordDelivery', false],
      ]),
    );
    expect(found.tasks[0]?.mine, code).toBe(true);
  }
});

test('a tracking number leads to the lot that travels under it, though it may look like a lot of an order', async () => {
  const found = codeSchema.parse((await ask('SF123/L1')).body);
  expect(found).toMatchObject({ orderId, lotId: 'L2', stage: 'SHIPPED', products: '电缆 ×2.5km' });
});

test('a code that is unknown and one of an order of others are answered alike [PRIV-02 S2]', async () => {
  const foreign = await api.keep(received(ofSales));
  const [{ number } = { number: '' }] = await api.company.database.sql<{ number: string }[]>`
    select order_number as number from orders where order_id = ${foreign}`;
  const unknown = { ...problemIn(await ask('D1-ord_aaaaaaaaaaaaaaaaaaaaaaaaaa-L1')), requestId: '' };
  expect(unknown.code).toBe('not-found');
  const codes = [
    `D1-${foreign}`,
    foreign,
    number,
    `D1-${orderId}-L9`,
    'SO-0',
    "' or 1=1 --",
    '%',
    'L1',
    '/s/',
  ];
  for (const code of codes) expect({ ...problemIn(await ask(code)), requestId: '' }, code).toEqual(unknown);
  expect((await ask(number, await api.as('ORDER_CLERK'))).status).toBe(200);
  expect(problemIn(await inspector.get('/v1/codes/%00')).code).toBe('not-found');
});
