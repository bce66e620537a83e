import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purgeKeys } from '../../db/idempotency/purge.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const ten = Array.from({ length: 10 });

async function runsOf(orderId: string): Promise<number> {
  let runs = 0;
  const query = `WorkflowId = "order/${orderId}"`;
  for await (const _run of api.stack.client.workflow.list({ query })) runs += 1;
  return runs;
}

async function entriesOf(orderId: string): Promise<{ command: string }[]> {
  return await api.stack.database.sql<{ command: string }[]>`
    select command from journal where order_id = ${orderId} and update_id is not null order by version`;
}

/** As if the process that held the key had died before it could keep its answer. */
async function forgetAnswer(key: string): Promise<void> {
  await api.stack.database.sql`
    update idempotency_keys set state = 'IN_FLIGHT', status = null, body = null,
      in_flight_until = ${new Date(Date.now() - 1_000).toISOString()} where key = ${key}`;
}

test('a start given ten times at once without a key is one order, one run, one journal entry [R8 I7 INTAKE-03]', async () => {
  const body = orderBody();
  const answers = await Promise.all(ten.map(() => sales.post('/v1/orders', body)));
  const orders = answers.map(orderIn);
  expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(9).fill(200), 201]);
  expect(new Set(orders.map((order) => order.orderId)).size).toBe(1);
  const orderId = orders[0]?.orderId ?? '';
  expect(await entriesOf(orderId)).toHaveLength(1);
  await expect.poll(() => runsOf(orderId)).toBe(1);
});

test('a start given ten times at once under one key is answered once and refused in flight; then all get the same [R8 I8]', async () => {
  const body = orderBody({ externalNumber: undefined });
  const key = randomUUID();
  const answers = await Promise.all(ten.map(() => sales.post('/v1/orders', body, key)));
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect(problemIn(answer)).toMatchObject({ status: 409, code: 'key-in-flight' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  const first = answers.find(({ status }) => status === 201);
  expect(first).toBeDefined();
  const repeats = await Promise.all(ten.map(() => sales.post('/v1/orders', body, key)));
  for (const repeat of repeats) {
    expect(repeat).toMatchObject({ status: 201, body: first?.body });
    expect(repeat.headers['idempotency-replayed']).toBe('true');
  }
  expect(await entriesOf(first === undefined ? '' : orderIn(first).orderId)).toHaveLength(1);
});

test('another body under the same key is refused with 422 and changes nothing [R8 I8]', async () => {
  const key = randomUUID();
  const body = orderBody();
  const order = orderIn(await sales.post('/v1/orders', body, key));
  const other = await sales.post('/v1/orders', { ...body, remarks: 'other' }, key);
  expect(problemIn(other)).toMatchObject({ status: 422, code: 'key-reused' });
  const path = `/v1/orders/${order.orderId}/commands/pass-initial-review`;
  expect(problemIn(await sales.post(path, { input: {} }, key)).code).toBe('key-reused');
  expect(await entriesOf(order.orderId)).toHaveLength(1);
});

test('a key belongs to its caller: the same key of another caller is another request [I8]', async () => {
  const key = randomUUID();
  const other = await api.as('SERVICE_AGENT');
  const body = orderBody({ externalNumber: undefined });
  const first = orderIn(await sales.post('/v1/orders', body, key));
  const second = orderIn(await other.post('/v1/orders', body, key));
  expect(second.orderId).not.toBe(first.orderId);
});

test('the same channel and number with other content is refused with 409; another number is another order [I7]', async () => {
  const body = orderBody();
  const order = orderIn(await sales.post('/v1/orders', body));
  const differs = await sales.post('/v1/orders', { ...body, deliveryDate: '2028-04-01' });
  expect(problemIn(differs)).toMatchObject({ status: 409, code: 'order-differs' });
  const written = { ...body, lines: [{ ...Object(body['lines'])[0], quantity: '4.0' }] };
  expect(orderIn(await sales.post('/v1/orders', written)).orderId).toBe(order.orderId);
  expect(orderIn(await sales.post('/v1/orders', orderBody())).orderId).not.toBe(order.orderId);
});

test('a closed order is still the same order, and never a second run [I7]', async () => {
  const body = orderBody();
  const order = orderIn(await sales.post('/v1/orders', body));
  const reject = `/v1/orders/${order.orderId}/commands/reject-order`;
  expect(orderIn(await sales.post(reject, { input: { reason: '客户撤单' } })).stage).toBe('REJECTED');
  const again = await sales.post('/v1/orders', body);
  expect(again.status).toBe(200);
  expect(orderIn(again).stage).toBe('REJECTED');
  await expect.poll(() => runsOf(order.orderId)).toBe(1);
  const late = await sales.post(reject, { input: { reason: 'x' } });
  expect(problemIn(late)).toMatchObject({ status: 409, code: 'order-closed' });
});

test('a command given ten times at once under one key has one effect and one answer [R8 I5 I8]', async () => {
  const { orderId } = orderIn(await sales.post('/v1/orders', orderBody()));
  const path = `/v1/orders/${orderId}/commands/pass-initial-review`;
  const key = randomUUID();
  await Promise.all(ten.map(() => sales.post(path, { input: {} }, key)));
  const answers = await Promise.all(ten.map(() => sales.post(path, { input: {} }, key)));
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
  expect((await entriesOf(orderId)).map((entry) => entry.command)).toEqual([
    'receiveOrder',
    'passInitialReview',
  ]);
});

test('a refusal is kept too: the same request gets it again although it would succeed now [I8]', async () => {
  const { orderId } = orderIn(await sales.post('/v1/orders', orderBody({ paymentMethod: undefined })));
  const path = `/v1/orders/${orderId}/commands/pass-initial-review`;
  const key = randomUUID();
  const refused = await sales.post(path, { input: {} }, key);
  expect(problemIn(refused)).toMatchObject({ status: 409, code: 'not-in-this-state' });
  const supplement = { input: { supplement: { paymentMethod: 'MONTHLY' }, source: '客户来电' } };
  await sales.post(`/v1/orders/${orderId}/commands/supplement-information`, supplement);
  expect(await sales.post(path, { input: {} }, key)).toMatchObject({ status: 409, body: refused.body });
  expect((await sales.post(path, { input: {} }, randomUUID())).status).toBe(200);
});

test('a request whose process died after its effect is answered with that effect, not given again [I8 I13]', async () => {
  const body = orderBody({ externalNumber: undefined });
  const [created, acted] = [randomUUID(), randomUUID()];
  const order = orderIn(await sales.post('/v1/orders', body, created));
  const path = `/v1/orders/${order.orderId}/commands/pass-initial-review`;
  await sales.post(path, { input: {} }, acted);
  await forgetAnswer(created);
  await forgetAnswer(acted);
  const again = await sales.post('/v1/orders', body, created);
  expect(again.status).toBe(201);
  expect(orderIn(again).orderId).toBe(order.orderId);
  expect(orderIn(await sales.post(path, { input: {} }, acted)).stage).toBe('UNDER_REVIEW');
  expect((await entriesOf(order.orderId)).map((entry) => entry.command)).toEqual([
    'receiveOrder',
    'passInitialReview',
  ]);
  const kept = await sales.post(path, { input: {} }, acted);
  expect(kept.headers['idempotency-replayed']).toBe('true');
});

test('a key in flight is refused until its lease ends, whatever the clock of another process says [I8 R7]', async () => {
  const body = orderBody({ externalNumber: undefined });
  const key = randomUUID();
  const order = orderIn(await sales.post('/v1/orders', body, key));
  const inFlightUntil = (ms: number) => api.stack.database.sql`
    update idempotency_keys set state = 'IN_FLIGHT', in_flight_until = ${new Date(Date.now() + ms).toISOString()}
    where key = ${key}`;
  await inFlightUntil(10_000);
  expect(problemIn(await sales.post('/v1/orders', body, key))).toMatchObject({
    status: 409,
    code: 'key-in-flight',
  });
  await inFlightUntil(86_400_000);
  expect(orderIn(await sales.post('/v1/orders', body, key)).orderId).toBe(order.orderId);
});

test('a key is free again after 30 days [I8]', async () => {
  const key = randomUUID();
  await sales.post('/v1/orders', orderBody(), key);
  api.clock.shiftMs = 31 * 86_400_000;
  try {
    expect((await sales.post('/v1/orders', orderBody(), key)).status).toBe(201);
  } finally {
    api.clock.shiftMs = 0;
  }
});

test('keys whose 30 days are over are forgotten, and no other [I8]', async () => {
  const { sql } = api.stack.database;
  const [old, young] = [randomUUID(), randomUUID()];
  for (const key of [old, young]) await sales.post('/v1/orders', orderBody(), key);
  await sql`update idempotency_keys set expires_at = '2020-01-01T00:00:00Z' where key = ${old}`;
  await purgeKeys(api.stack.database, new Date().toISOString());
  const left = await sql<
    { key: string }[]
  >`select key from idempotency_keys where key = any(${[old, young]})`;
  expect(left.map((row) => row.key)).toEqual([young]);
});

test.each(['', 'with space', 'k'.repeat(201), 'ключ'])('the key %j is refused with its path', async (key) => {
  const answer = await sales.post('/v1/orders', orderBody(), key);
  expect(problemIn(answer)).toMatchObject({ status: 422, errors: [{ path: 'headers.idempotency-key' }] });
});

test('a secret is told once: the repeat of its request names the same key without it', async () => {
  const idempotencyKey = randomUUID();
  const first = await api.admin.post('/v1/api-keys', { personId: 'salesperson' }, idempotencyKey);
  const again = await api.admin.post('/v1/api-keys', { personId: 'salesperson' }, idempotencyKey);
  expect(again.status).toBe(201);
  expect(again.body).toEqual({ ...Object(first.body), key: null });
  const [row] = await api.stack.database
    .sql`select body::text as body from idempotency_keys where key = ${idempotencyKey}`;
  expect(row?.['body']).not.toContain('dlk_');
});
