import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signLink } from '../../api/auth/link-token.ts';
import { followsPerMinute } from '../../api/limits.ts';
import { followPage } from '../../api/views/follow-schema.ts';
import { followView } from '../../api/views/follow-view.ts';
import { orderIn as drivenOrder } from '../domain/bring-to.ts';
import { type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';
import { startSignInStack } from './sign-in-stack.ts';

const keys = ['a key for links that is long enough 01', 'the key before, which still holds 0001'];
const dayMs = 86_400_000;

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack({ linkKeys: keys });
});
afterAll(() => api.close());
beforeEach(() => {
  api.clock.shiftMs = 0;
});

interface Made {
  linkId: string;
  token: string;
}

async function linkFor(body: object, by = api.admin): Promise<Made> {
  const answer = await by.post('/v1/customer-links', body);
  if (answer.status !== 201) throw new Error(answer.text);
  const { linkId, url } = Object(answer.body);
  return { linkId, token: new URL(String(url)).hash.slice(1) };
}

async function orderOf(customerId: string, given: object = {}): Promise<string> {
  const sales = await api.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody({ customer: { customerId }, ...given }))).orderId;
}

const follow = (token: string, path = '/v1/follow/orders') => api.sender(token).get(path);

test('a customer sees the own orders by a signed link, and of others the same 404 as of nothing [PRIV-10 S2]', async () => {
  const own = await orderOf('CUS-001');
  const second = await orderOf('CUS-001');
  const foreign = await orderOf('CUS-002');
  const { token } = await linkFor({ customerId: 'CUS-001' });

  const seen = followPage.parse((await follow(token)).body);
  expect(seen.items.map(({ orderId }) => orderId)).toEqual([second, own]);
  const first = followPage.parse((await follow(token, '/v1/follow/orders?limit=1')).body);
  expect(first.items.map(({ orderId }) => orderId)).toEqual([second]);
  const next = await follow(token, `/v1/follow/orders?limit=1&cursor=${first.nextCursor}`);
  expect(followPage.parse(next.body).items.map(({ orderId }) => orderId)).toEqual([own]);

  const one = followPage.parse((await follow(token, `/v1/follow/orders/${own}`)).body);
  expect(one.items).toHaveLength(1);
  const { requestId: _one, ...hidden } = problemIn(await follow(token, `/v1/follow/orders/${foreign}`));
  const nothing = `/v1/follow/orders/ord_${'a'.repeat(26)}`;
  const { requestId: _two, ...absent } = problemIn(await follow(token, nothing));
  expect(hidden).toEqual(absent);
  expect(hidden).toMatchObject({ status: 404 });

  const single = await linkFor({ customerId: 'CUS-001', orderId: own });
  const shown = followPage.parse((await follow(single.token)).body);
  expect(shown.items.map(({ orderId }) => orderId)).toEqual([own]);
  expect((await follow(single.token, `/v1/follow/orders/${second}`)).status).toBe(404);
});

test('a link opens nothing but the own orders, and no key opens them [PRIV-10]', async () => {
  const { token } = await linkFor({ customerId: 'CUS-001' });
  for (const path of ['/v1/orders', '/v1/me', '/v1/customers', '/v1/customer-links', '/v1/session'])
    expect((await follow(token, path)).status, path).toBe(401);
  expect((await api.admin.get('/v1/follow/orders')).status).toBe(401);
});

test('a link holds until it ends or is revoked, and a forged one never [PRIV-10 S7]', async () => {
  const { token, linkId } = await linkFor({ customerId: 'CUS-001', validDays: 2 });
  const [, , mac = ''] = token.split('.');
  const later = String(Math.floor(Date.now() / 1000) + 9 * 86_400);
  const forged = [
    `dfl_${linkId}.${later}.${mac}`,
    token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    signLink({ linkId, expiresAt: new Date(Date.now() + dayMs).toISOString() }, [
      'a key of somebody else 0123456789',
    ]),
    signLink(
      {
        linkId: '0199c0de-0000-7000-8000-000000000000',
        expiresAt: new Date(Date.now() + dayMs).toISOString(),
      },
      keys,
    ),
  ];
  for (const each of forged) expect((await follow(each)).status, each).toBe(401);
  expect((await follow(token)).status).toBe(200);
  api.clock.shiftMs = 2 * dayMs + 1_000;
  expect((await follow(token)).status).toBe(401);
  api.clock.shiftMs = 0;
  expect((await api.admin.delete(`/v1/customer-links/${linkId}`)).status).toBe(204);
  expect((await follow(token)).status).toBe(401);
  expect((await api.admin.delete(`/v1/customer-links/${linkId}`)).status).toBe(404);
});

test('a link that an older key signed holds as long as that key is among those set', async () => {
  const { token, linkId } = await linkFor({ customerId: 'CUS-001' });
  const expiresAt = new Date(Number(token.split('.')[1]) * 1000).toISOString();
  expect((await follow(signLink({ linkId, expiresAt }, keys.slice(1)))).status).toBe(200);
});

test('nobody shows a customer more than they may see themselves, and each sees the own links [PRIV-03 PRIV-10]', async () => {
  const { sql } = api.stack.database;
  await sql`update people set regions = array['nowhere'] where person_id = 'sales-supervisor'`;
  const supervisor = await api.as('SALES_SUPERVISOR');
  const agent = await api.as('AFTER_SALES_AGENT');
  const order = await orderOf('CUS-001');
  for (const sender of [supervisor, agent]) {
    const whole = problemIn(await sender.post('/v1/customer-links', { customerId: 'CUS-001' }));
    expect(whole).toMatchObject({ status: 422, errors: [{ path: 'customerId' }] });
    const one = problemIn(await sender.post('/v1/customer-links', { customerId: 'CUS-001', orderId: order }));
    expect(one).toMatchObject({ status: 422, errors: [{ path: 'orderId' }] });
  }
  const admin = problemIn(
    await api.admin.post('/v1/customer-links', { customerId: 'CUS-002', orderId: order }),
  );
  expect(admin).toMatchObject({ status: 422, errors: [{ path: 'orderId' }] });

  const foreign = await linkFor({ customerId: 'CUS-001' });
  await sql`update customers set salesperson_id = 'sales-supervisor' where customer_id = 'CUS-001'`;
  const own = await linkFor({ customerId: 'CUS-001' }, supervisor);
  expect((await supervisor.get('/v1/customer-links')).body).toMatchObject({
    items: [{ linkId: own.linkId, customerId: 'CUS-001', createdBy: 'sales-supervisor' }],
  });
  expect((await supervisor.delete(`/v1/customer-links/${foreign.linkId}`)).status).toBe(404);
  expect((await supervisor.delete(`/v1/customer-links/${own.linkId}`)).status).toBe(204);
  const listed = await api.admin.get('/v1/customer-links?customerId=CUS-001');
  expect(listed.text).not.toContain('dfl_');
  expect(Object(listed.body)['items'].length).toBeGreaterThanOrEqual(2);
});

test('the link is told once, also when the request is repeated', async () => {
  const body = { customerId: 'CUS-001' };
  const first = Object((await api.admin.post('/v1/customer-links', body, 'link-once')).body);
  const again = Object((await api.admin.post('/v1/customer-links', body, 'link-once')).body);
  expect(first.url).toMatch(/^http:\/\/localhost:8080\/follow#dfl_/);
  expect(again).toEqual({ ...first, url: null });
});

test('who asks too often with one link must wait, whatever the address [S8]', async () => {
  const { token } = await linkFor({ customerId: 'CUS-002' });
  const statuses = [];
  for (let count = 0; count <= followsPerMinute; count += 1) statuses.push((await follow(token)).status);
  expect(new Set(statuses.slice(0, followsPerMinute))).toEqual(new Set([200]));
  expect(statuses.at(-1)).toBe(429);
});

test('without a key for links the answer names the setting', async () => {
  const plain = await startSignInStack();
  try {
    const refused = problemIn(await plain.admin.post('/v1/customer-links', { customerId: 'CUS-001' }));
    expect(refused).toMatchObject({ status: 409, code: 'not-set-up' });
    expect(refused.detail).toContain('DUELINE_LINK_KEY');
  } finally {
    await plain.close();
  }
});

test('a customer reads steps, parcels and dates, and of people, prices and troubles nothing [PRIV-10]', () => {
  const { state } = drivenOrder('SHIPPED');
  const at = '2025-10-09T10:00:00+08:00';
  const view = followView({
    state,
    reached: new Map([
      ['RECEIVED', at],
      ['READY_TO_SHIP', at],
    ]),
  });
  expect(view.stageName).toEqual({ zh: '发货', en: 'Shipping' });
  expect(view.steps.map(({ stage, state: place }) => `${stage} ${place}`)).toEqual([
    'RECEIVED DONE',
    'REVIEW DONE',
    'PLANNING DONE',
    'PRODUCTION DONE',
    'SHIPPING NOW',
    'DELIVERY TO_COME',
    'DONE TO_COME',
  ]);
  expect(view.steps[4]?.at).toBe(at);
  expect(JSON.stringify(view)).not.toMatch(/赵强|钱进|1980|CNY|amount|due|clock|enteredBy|PASS/i);
  expect(view.lots).toEqual([
    {
      lotId: 'L1',
      stageName: { zh: '发货', en: 'Shipping' },
      lines: [{ line: 1, product: '高压开关柜', quantity: '100', unit: '台' }],
      carrier: '顺达物流',
      expectedArrival: '2025-10-30',
    },
  ]);
  const rework = followView({ state: drivenOrder('IN_QC').state, reached: new Map() });
  expect(rework.lots[0]).not.toHaveProperty('carrier');
  expect(followView({ state: drivenOrder('DELIVERED').state, reached: new Map() }).lots[0]).toHaveProperty(
    'signedAt',
  );
  const done = followView({ state: drivenOrder('ACCEPTED').state, reached: new Map() });
  expect(done.steps.map((step) => step.state)).toEqual(Array(7).fill('DONE'));
});
