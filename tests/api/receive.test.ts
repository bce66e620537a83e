import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../api/limits.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

test('an order is registered with a number, its clock and its task, and read back the same [INTAKE-08 I2]', async () => {
  const received = await sales.post('/v1/orders', orderBody());
  expect(received.status).toBe(201);
  const order = orderIn(received);
  expect(order.orderNumber).toMatch(/^SO-\d{4}-\d{6}$/);
  expect(order.orderId).toMatch(/^ord_[a-z2-7]{26}$/);
  expect(order.clocks.map((clock) => clock.kind)).toEqual([
    'confirmationTarget',
    'confirmationOuter',
    'initialReview',
  ]);
  expect(order.tasks).toMatchObject([
    { command: 'acknowledgeOrder', mine: true },
    { command: 'passInitialReview', mine: true, dueAt: order.dueAt },
  ]);
  expect(order.receivedAt).toMatch(/\+08:00$/);
  expect(orderIn(await sales.get(`/v1/orders/${order.orderId}`))).toEqual(order);
});

test('what the files know of customer and product is filled in, and what they say is frozen as facts', async () => {
  const order = orderIn(await sales.post('/v1/orders', orderBody()));
  expect(order.details.customer).toMatchObject({
    name: '江苏华东电力建设有限公司',
    contact: '王建国 13801580001',
  });
  expect(order.details.lines).toMatchObject([
    { line: 1, productName: '动力配电箱', specification: '0.4kV 250A 六回路', model: 'XL-21', unit: '台' },
  ]);
  expect(order.gaps).toEqual([]);
  expect(order.facts).toMatchObject({
    vip: false,
    customerVerified: true,
    lines: [
      { line: 1, inCatalogue: true, bomReleased: true, listPrice: { amount: '4800.00', currency: 'CNY' } },
    ],
  });
});

test('what the sender says stands, whatever the files know', async () => {
  const lines = [{ productCode: 'XL-21', productName: '非标配电箱', quantity: '1' }];
  const order = orderIn(await sales.post('/v1/orders', orderBody({ lines })));
  expect(order.details.lines[0]?.productName).toBe('非标配电箱');
});

test('free credit is the limit less what the open orders of the customer come to', async () => {
  const customer = { customerId: 'CUS-005' };
  const first = orderIn(await sales.post('/v1/orders', orderBody({ customer })));
  const second = orderIn(await sales.post('/v1/orders', orderBody({ customer })));
  expect(first.facts?.creditFree).toEqual({ amount: '50000.00', currency: 'CNY' });
  expect(second.facts?.creditFree).toEqual({ amount: '30800.00', currency: 'CNY' });
});

test('missing business data is no error: the order waits with its gaps named [INTAKE-06]', async () => {
  const answer = await sales.post('/v1/orders', { channel: 'EMAIL', customer: {}, lines: [{}] });
  expect(answer.status).toBe(201);
  const order = orderIn(answer);
  expect(order.stage).toBe('AWAITING_INFO');
  expect(order.gaps.map((gap) => gap.path)).toEqual([
    'customer.name',
    'customer.contact',
    'lines[0].productName',
    'lines[0].specification',
    'lines[0].model',
    'lines[0].quantity',
    'lines[0].unitPrice',
    'paymentMethod',
    'deliveryDate',
    'deliveryAddress',
  ]);
});

test('every field that is malformed, unknown or of the wrong type is named with its path [SYS-02]', async () => {
  const answer = await sales.post('/v1/orders', {
    channel: 'PIGEON',
    customer: { name: 7, vip: true },
    lines: [{ quantity: 4, unitPrice: { amount: '1.5', currency: 'XXX' }, colour: 'red' }, 'line'],
    deliveryDate: '2025-02-30',
    occurredAt: '2025-10-09T10:00:00',
    urgent: true,
  });
  expect(answer.status).toBe(422);
  const paths = problemIn(answer).errors?.map((error) => error.path);
  expect(paths?.sort()).toEqual(
    [
      'channel',
      'customer.name',
      'customer.vip',
      'deliveryDate',
      'lines[0].colour',
      'lines[0].quantity',
      'lines[0].unitPrice.amount',
      'lines[0].unitPrice.currency',
      'lines[1]',
      'occurredAt',
      'urgent',
    ].sort(),
  );
});

test.each([
  ['no JSON', '{"channel":'],
  ['nothing', ''],
  ['a list', '[]'],
  ['a word', '"order"'],
  ['null', 'null'],
])('a body that is %s is refused with 422', async (_what, body) => {
  const answer = await sales.post('/v1/orders', body);
  expect(answer.status).toBe(422);
  expect(['malformed-body', 'validation-failed']).toContain(problemIn(answer).code);
});

test('a body of another media type is refused with 422', async () => {
  const headers = { authorization: `Bearer ${sales.key}`, 'content-type': 'text/xml' };
  const answer = await api.app.inject({ method: 'POST', url: '/v1/orders', headers, payload: '<order/>' });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code: 'malformed-body' });
});

test.each([
  ['a NUL character', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['blanks alone', '   '],
])('text that holds %s is refused with its path, not stored', async (_what, remarks) => {
  const answer = await sales.post('/v1/orders', orderBody({ remarks }));
  expect(problemIn(answer)).toMatchObject({ status: 422, errors: [{ path: 'remarks' }] });
});

test('lines in two currencies, and more money than any amount, are refused with the path', async () => {
  const price = (amount: string, currency: string) => ({
    quantity: '999999999',
    unitPrice: { amount, currency },
  });
  const mixed = await sales.post(
    '/v1/orders',
    orderBody({ lines: [price('1.00', 'CNY'), price('1.00', 'USD')] }),
  );
  expect(problemIn(mixed).errors?.map((error) => error.path)).toEqual(['lines[1].unitPrice.currency']);
  const huge = await sales.post('/v1/orders', orderBody({ lines: [price('99999999.99', 'CNY')] }));
  expect(problemIn(huge).errors?.map((error) => error.path)).toEqual(['lines']);
});

test('an order may say that it came in earlier, but not further back than policy allows', async () => {
  const day = 86_400_000;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const recent = await sales.post('/v1/orders', orderBody({ occurredAt: at(-60_000) }));
  expect(Date.parse(orderIn(recent).receivedAt)).toBeLessThan(Date.now() - 50_000);
  for (const ms of [-30 * day, day]) {
    const refused = await sales.post('/v1/orders', orderBody({ occurredAt: at(ms) }));
    expect(problemIn(refused)).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'occurredAt' }] });
  }
});

test('a body up to the documented limit is accepted, above it the answer is 413 [R12]', async () => {
  const filled = {
    requirements: '质'.repeat(1_000),
    specification: '规'.repeat(500),
    productName: '名'.repeat(200),
  };
  const large = JSON.stringify(orderBody({ lines: Array.from({ length: 100 }, () => filled) }));
  expect(limits.bodyBytes - Buffer.byteLength(large)).toBeLessThan(16 * 1024);
  const order = orderIn(await sales.post('/v1/orders', large));
  expect(order.details.lines).toHaveLength(100);

  // The journal keeps what was before and after: twice the order in one entry.
  const lines = order.details.lines.map(({ line }) => ({ line, ...filled }));
  const path = `/v1/orders/${order.orderId}/commands/supplement-information`;
  const changed = await sales.post(path, { input: { supplement: { lines }, source: '客户来电' } });
  expect(changed.status).toBe(200);

  const tooLarge = await sales.post('/v1/orders', orderBody({ remarks: 'x'.repeat(limits.bodyBytes) }));
  expect(problemIn(tooLarge)).toMatchObject({ status: 413, code: 'body-too-large' });
});
