import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagePage } from '../../api/views/message-schema.ts';
import { createCustomerEmail } from '../../notices/channels/email.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { startMailSink } from '../../scripts/late/mail-sink.ts';
import { type ApiStack, orderBody, orderIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;
beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const customer = { customerId: 'CUS-001', email: 'wang@huadong.example' };

async function messagesOf(orderId: string, query = '') {
  const answer = await sales.get(`/v1/orders/${orderId}/messages${query}`);
  expect(answer.status, answer.text).toBe(200);
  return messagePage.parse(answer.body);
}

/** One look of the worker for customers' mail, at a real server that refuses what it is told to. */
async function sendMail(refused?: string): Promise<string[]> {
  const sink = await startMailSink({
    beforeRecipient: (address) => {
      if (address === refused)
        throw Object.assign(new Error(`no such box: ${address}`), { responseCode: 550 });
    },
  });
  const channel = createCustomerEmail({ smtpUrl: sink.url, from: 'Dueline <orders@example.com>' });
  await createOutbox({
    database: api.stack.database,
    clock: api.clock,
    channels: [channel],
    publicUrl: 'http://localhost:8080',
    pollMs: 60_000,
    log: { warn: () => undefined, error: () => undefined },
  }).runOnce();
  await channel.close();
  await sink.close();
  return sink.received.map(({ to }) => to);
}

test('at the order stands what its customer was written: about what, where masked, when, and with what result [INTAKE-09 INTAKE-26]', async () => {
  const { orderId } = orderIn(await sales.post('/v1/orders', orderBody({ customer })));
  const waiting = (await messagesOf(orderId, '?to=CUSTOMER')).items;
  expect(waiting).toMatchObject([
    { kind: 'CUSTOMER_MESSAGE', occasion: 'RECEIVED', channel: 'CUSTOMER_EMAIL', state: 'WAITING' },
  ]);
  expect(waiting[0]?.to).toEqual({ address: 'w***@huadong.example' });
  expect(await sendMail()).toEqual([customer.email]);
  const [sent] = (await messagesOf(orderId, '?to=CUSTOMER')).items;
  expect(sent).toMatchObject({ state: 'SENT', attempts: 1, sentAt: expect.stringMatching(/\+08:00$/) });

  const refused = { customerId: 'CUS-001', email: 'nobody@huadong.example' };
  const other = orderIn(await sales.post('/v1/orders', orderBody({ customer: refused })));
  await sendMail(refused.email);
  const [failed] = (await messagesOf(other.orderId, '?to=CUSTOMER')).items;
  expect(failed).toMatchObject({ state: 'FAILED', problem: expect.stringContaining('550') });
  expect(JSON.stringify(failed)).not.toContain('nobody@');
}, 120_000);

test('the departments concerned see on their page that an order is registered; that they have is on record at the order [INTAKE-21]', async () => {
  const { orderId, orderNumber } = orderIn(await sales.post('/v1/orders', orderBody()));
  const { items } = await messagesOf(orderId, '?to=COMPANY');
  const news = items.filter(({ kind }) => kind === 'ORDER_NEWS');
  expect(new Set(news.map(({ channel }) => channel))).toEqual(new Set(['IN_APP']));
  const heads = news.map(({ to }) => to.personId);
  expect(heads).toEqual(
    expect.arrayContaining(['finance-manager', 'production-manager', 'procurement-manager']),
  );
  for (const each of news) expect(each).toMatchObject({ occasion: 'REGISTERED', state: 'SENT' });
  expect(news.some(({ seenAt }) => seenAt !== undefined)).toBe(false);

  const head = await api.as('PRODUCTION_MANAGER');
  const page = Object((await head.get('/v1/notices?language=en')).body);
  const [shown] = page.items.filter((each: { orderId?: string }) => each.orderId === orderId);
  expect(shown).toMatchObject({ kind: 'ORDER_NEWS', seen: false, path: `/orders/${orderId}` });
  expect(JSON.stringify(shown.fields)).toContain('Registered: 动力配电箱 XL-21 × 4 台, for 2028-03-01');
  expect(shown.subject).toContain(orderNumber);
  expect(Object((await head.get('/v1/session')).body)).toMatchObject({ unseenNotices: 0 });
  expect((await head.post('/v1/notices/seen', { until: shown.createdAt })).status).toBe(200);
  const seen = (await messagesOf(orderId)).items.filter(({ seenAt }) => seenAt !== undefined);
  expect(seen.map(({ to }) => to.personId)).toEqual(['production-manager']);
}, 120_000);

test('messages are read page by page, by nobody who may not read the order [INTAKE-21]', async () => {
  const { orderId } = orderIn(await sales.post('/v1/orders', orderBody({ customer })));
  const all = (await messagesOf(orderId)).items;
  expect(all.length).toBeGreaterThanOrEqual(4);
  const first = await messagesOf(orderId, '?limit=3');
  const rest = await messagesOf(orderId, `?limit=100&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items]).toEqual(all);
  expect((await sales.get('/v1/orders/ord_unknown/messages')).status).toBe(404);
  expect((await sales.get(`/v1/orders/${orderId}/messages?to=ME`)).status).toBe(422);
}, 120_000);
