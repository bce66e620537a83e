import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { failedSignInsPerMinute } from '../../api/limits.ts';
import { madePlatformSchema, pushReceipt } from '../../api/views/inbound-schemas.ts';
import { pushOrder } from '../../examples/inbound/push-order.ts';
import { type Answer, type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';

interface Shop {
  path: string;
  platformId: string;
  secret: string;
}

let api: ApiStack;
let shop: Shop;
let address = 0;

beforeAll(async () => {
  api = await startApiStack();
  shop = await addShop({});
});
afterAll(() => api.close());
beforeEach(() => {
  address += 1;
  api.clock.shiftMs = 0;
});

async function addShop(given: object): Promise<Shop> {
  const body = { name: '天猫旗舰店', channel: 'PLATFORM', personId: 'integration', ...given };
  const answer = await api.admin.post('/v1/inbound-platforms', body);
  if (answer.status !== 201) throw new Error(answer.text);
  const { secret, ...made } = madePlatformSchema.parse(answer.body);
  return { ...made, secret: secret ?? '' };
}

/** What a shop sends: an order without a channel. */
function push(given: object = {}): Record<string, unknown> {
  const { channel: _none, ...order } = orderBody({ consignee: '周敏', ...given });
  return order;
}

/** The headers of a signed delivery, each a new one. */
function signed(secret: string, body: string, at = new Date()): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

async function send(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await api.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/json', ...headers },
    remoteAddress: `10.75.0.${address}`,
    payload: body,
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: answer.body === '' ? undefined : JSON.parse(answer.body),
  };
}

async function pushed(order: object, to: Shop = shop): Promise<Answer> {
  const body = JSON.stringify(order);
  return await send(to.path, body, signed(to.secret, body));
}

/** What the shop was told; throws when it was refused. */
async function received(order: object, to: Shop = shop) {
  const answer = await pushed(order, to);
  if (answer.status >= 400) throw new Error(answer.text);
  return pushReceipt.parse(answer.body);
}

async function orderCount(): Promise<number> {
  const [row] = await api.stack.database.sql<{ count: number }[]>`select count(*)::int as count from orders`;
  return row?.count ?? 0;
}

async function refusedOnRecord(): Promise<{ status: number; code: string; personId?: string }[]> {
  const { items } = Object((await api.admin.get('/v1/access-log?limit=200')).body);
  return items.filter((each: { path: string }) => each.path.startsWith('/v1/inbound/'));
}

test('a push that the shop signed becomes an order of its channel, and the shop is told its number [INTAKE-03]', async () => {
  const order = push();
  const answer = await pushed(order);
  expect(answer.status).toBe(201);
  const receipt = pushReceipt.parse(answer.body);
  expect(orderIn(await api.admin.get(`/v1/orders/${receipt.orderId}`))).toMatchObject({
    orderNumber: receipt.orderNumber,
    enteredBy: 'integration',
    channelGroup: 'ONLINE',
    details: {
      channel: 'PLATFORM',
      platformId: shop.platformId,
      externalNumber: order['externalNumber'],
      consignee: '周敏',
    },
  });
});

test('the same number pushed again, by another delivery or ten at once, is the same order with the same answer [INTAKE-03]', async () => {
  const order = push();
  const before = await orderCount();
  const answers = await Promise.all(Array.from({ length: 10 }, () => pushed(order)));
  const again = await pushed(order);
  expect(again.status).toBe(200);
  for (const each of answers) {
    expect([200, 201]).toContain(each.status);
    expect(each.body).toEqual(again.body);
  }
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(await orderCount()).toBe(before + 1);
});

test('two shops may have the same number for different orders, and neither is the order of a person [INTAKE-03]', async () => {
  const other = await addShop({ name: '京东自营' });
  const order = push();
  const ids = [
    (await received(order)).orderId,
    (await received({ ...order, consignee: '另一家' }, other)).orderId,
    orderIn(await api.admin.post('/v1/orders', { ...order, channel: 'PLATFORM' })).orderId,
  ];
  expect(new Set(ids).size).toBe(3);
});

test('the same number with another content is refused and goes on record; the order stays as it was [INTAKE-03]', async () => {
  const order = push();
  const { orderId } = await received(order);
  const changed = await pushed({ ...order, consignee: '别人' });
  expect(problemIn(changed)).toMatchObject({ status: 409, code: 'order-differs' });
  expect(orderIn(await api.admin.get(`/v1/orders/${orderId}`)).details.consignee).toBe('周敏');
  expect((await refusedOnRecord())[0]).toMatchObject({
    status: 409,
    code: 'order-differs',
    personId: 'integration',
  });
});

test('an order of the own website is received and numbered without anybody typing [INTAKE-02]', async () => {
  const website = await addShop({ name: '公司官网', channel: 'WEBSITE' });
  const { orderId } = await received(push(), website);
  const order = orderIn(await api.admin.get(`/v1/orders/${orderId}`));
  expect(order.details.channel).toBe('WEBSITE');
  expect(order.gaps).toEqual([]);
  expect(order.stage).not.toBe('AWAITING_INFO');
  const { items } = Object((await api.admin.get(`/v1/orders/${orderId}/timeline`)).body);
  const people = items.flatMap(({ by }: { by: { personId?: string } }) => by.personId ?? []);
  expect(people).toEqual(['integration']);
});

test('the example of a website pushes its order over the wire, and again after a time-out [INTAKE-02]', async () => {
  const website = await addShop({ name: '公司官网', channel: 'WEBSITE' });
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const body = await readFile(new URL('../../examples/inbound/website-order.json', import.meta.url), 'utf8');
  const push = () => pushOrder(`${address}${website.path}`, website.secret, body, new Date());
  const first = await push();
  expect(first.status).toBe(201);
  const again = await push();
  expect(again.status).toBe(200);
  const receipt = pushReceipt.parse(await again.json());
  expect(await first.json()).toEqual(receipt);
  expect(orderIn(await api.admin.get(`/v1/orders/${receipt.orderId}`))).toMatchObject({
    gaps: [],
    details: { channel: 'WEBSITE', externalNumber: 'WEB-20261120-0017', customer: { customerId: 'CUS-001' } },
  });
});

test('what is forged, unsigned, stale, early, for another shop or altered on its way is refused alike, told nothing and put on record', async () => {
  const other = await addShop({ name: '拼多多' });
  const body = JSON.stringify(push());
  const good = signed(shop.secret, body);
  const at = (minutes: number) => signed(shop.secret, body, new Date(Date.now() + minutes * 60_000));
  const { 'webhook-signature': _cut, ...unsigned } = good;
  const before = { orders: await orderCount(), log: (await refusedOnRecord()).length };
  const tries: [string, string, Record<string, string>][] = [
    [shop.path, body, unsigned],
    [shop.path, body, {}],
    [shop.path, body, signed(`whsec_${Buffer.alloc(32, 1).toString('base64')}`, body)],
    [shop.path, body, at(-6)],
    [shop.path, body, at(6)],
    [shop.path, body, { ...good, 'webhook-id': 'msg_other' }],
    [shop.path, body.replace('周敏', '周末'), good],
    [shop.path, `${body} `, good],
    [shop.path, '', good],
    [other.path, body, good],
    [`/v1/inbound/platforms/plt_${'0'.repeat(20)}/orders`, body, good],
    [shop.path, body, { ...good, 'webhook-signature': 'v1,' }],
    [
      shop.path,
      body,
      { ...good, 'webhook-signature': `v2,${createHmac('sha256', 'x').update(body).digest('base64')}` },
    ],
    [shop.path, body, { ...good, 'webhook-timestamp': 'NaN' }],
    // The administrator's key signs nothing.
    [shop.path, body, { authorization: `Bearer ${api.admin.key}` }],
  ];
  const told = new Set<string>();
  for (const [path, text, headers] of tries) {
    const answer = await send(path, text, headers);
    expect(answer.status, JSON.stringify(headers)).toBe(401);
    const { requestId: _own, ...rest } = problemIn(answer);
    told.add(JSON.stringify(rest));
  }
  expect(told.size).toBe(1);
  expect(await orderCount()).toBe(before.orders);
  const log = await refusedOnRecord();
  expect(log.length - before.log).toBe(tries.length);
  expect(log[0]).toMatchObject({ status: 401, code: 'not-signed-in' });
});

test('a push is stale by the clock of the API, whatever the machine says', async () => {
  const body = JSON.stringify(push());
  const headers = signed(shop.secret, body);
  api.clock.shiftMs = 6 * 60_000;
  expect((await send(shop.path, body, headers)).status).toBe(401);
  api.clock.shiftMs = 4 * 60_000;
  expect((await send(shop.path, body, headers)).status).toBe(201);
});

test('what does not fit is named field by field, once the signature holds', async () => {
  const { externalNumber: _none, ...unnumbered } = push();
  const path = async (order: object) => problemIn(await pushed(order)).errors?.map((each) => each.path);
  expect(await path(unnumbered)).toEqual(['externalNumber']);
  expect(await path({ ...push(), channel: 'PHONE' })).toEqual(['channel']);
  expect(await path(push({ platformId: shop.platformId }))).toEqual(['platformId']);
  expect(problemIn(await pushed(['an', 'array'])).code).toBe('malformed-body');
  const text = '{"externalNumber": ';
  expect(problemIn(await send(shop.path, text, signed(shop.secret, text))).code).toBe('malformed-body');
  const poisoned = `{"__proto__":{"admin":true},${JSON.stringify(push()).slice(1)}`;
  expect((await send(shop.path, poisoned, signed(shop.secret, poisoned))).status).toBeGreaterThanOrEqual(400);
});

test('a body above the limit is refused before it is looked at', async () => {
  const big = JSON.stringify(push({ remarks: 'x'.repeat(600_000) }));
  expect((await send(shop.path, big, signed(shop.secret, big))).status).toBe(413);
});

test('a new secret holds beside the old one for the overlap, and then alone; a repeat of the rotation tells none', async () => {
  const rotating = await addShop({ name: '轮换' });
  const rotate = () =>
    api.admin.post(`/v1/inbound-platforms/${rotating.platformId}/rotation`, { overlapHours: 1 }, 'rotate-1');
  const first = Object((await rotate()).body);
  expect(Object((await rotate()).body)).toMatchObject({ secret: null, previousUntil: first.previousUntil });
  const fresh = { ...rotating, secret: first.secret };
  expect((await pushed(push(), rotating)).status).toBe(201);
  expect((await pushed(push(), fresh)).status).toBe(201);
  api.clock.shiftMs = 61 * 60_000;
  const later = async ({ secret, path }: Shop) => {
    const body = JSON.stringify(push());
    return (await send(path, body, signed(secret, body, api.clock.now()))).status;
  };
  expect(await later(rotating)).toBe(401);
  expect(await later(fresh)).toBe(201);
});

test('a shop that is switched off, or whose person left or may bring no orders, is refused until that is mended', async () => {
  const off = await addShop({ name: '停用' });
  const change = (body: object) => api.admin.patch(`/v1/inbound-platforms/${off.platformId}`, body);
  expect((await change({ active: false })).status).toBe(200);
  expect((await pushed(push(), off)).status).toBe(401);
  await change({ active: true, personId: 'inspector' });
  expect((await pushed(push(), off)).status).toBe(401);
  await change({ personId: 'integration' });
  await api.stack.database.sql`update people set active = false where person_id = 'integration'`;
  expect((await pushed(push(), off)).status).toBe(401);
  await api.stack.database.sql`update people set active = true where person_id = 'integration'`;
  expect((await pushed(push(), off)).status).toBe(201);
  expect(problemIn(await change({ personId: 'nobody' })).errors?.[0]?.path).toBe('personId');
  expect((await api.admin.patch(`/v1/inbound-platforms/plt_${'0'.repeat(9)}`, { active: true })).status).toBe(
    404,
  );
});

test('whoever guesses signatures is told to wait, and a shop that signs well from elsewhere is not', async () => {
  const body = JSON.stringify(push());
  let last = 0;
  for (let tries = 0; tries <= failedSignInsPerMinute && last !== 429; tries += 1) {
    last = (await send(shop.path, body, { ...signed(shop.secret, body), 'webhook-id': `msg_${tries}` }))
      .status;
  }
  expect(last).toBe(429);
  address += 1;
  expect((await pushed(push())).status).toBe(201);
});
