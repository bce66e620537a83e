import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { addPerson, inHours } from './people-at-work.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

async function received(given: Record<string, unknown> = {}): Promise<string> {
  return orderIn(await sales.post('/v1/orders', orderBody(given))).orderId;
}

async function idsIn(sender: Sender, path: string): Promise<string[]> {
  const answer = await sender.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return Object(answer.body)['items'].map(({ orderId }: { orderId: string }) => orderId);
}

/** Lists in which an order shows to whoever may read it; all of them show one that was just received. */
const lists = ['/v1/orders?limit=200', '/v1/tasks?mine=false&limit=200', '/v1/clocks?limit=200'];

async function shows(sender: Sender, orderId: string): Promise<boolean> {
  const seen = await Promise.all([
    ...lists.map(async (path) => (await idsIn(sender, path)).includes(orderId)),
    ...['', '/timeline', '/attribution'].map(
      async (part) => (await sender.get(`/v1/orders/${orderId}${part}`)).status === 200,
    ),
  ]);
  if (new Set(seen).size > 1) throw new Error(`${orderId} shows in some reads alone: ${seen.join(', ')}`);
  return seen[0] ?? false;
}

test('a department sees an order from the stage on in which it has something to do, in every read alike [PRIV-02]', async () => {
  const orderId = await received();
  const planner = await api.as('PLANNER');
  const inspector = await api.as('INSPECTOR');
  const accountant = await api.as('ACCOUNTANT');
  expect(await shows(planner, orderId)).toBe(false);
  expect(await shows(accountant, orderId)).toBe(false);
  orderIn(await sales.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} }));
  expect(await shows(planner, orderId)).toBe(true);
  expect(await shows(accountant, orderId)).toBe(true);
  expect(await shows(inspector, orderId)).toBe(false);
  const passed = { input: { department: 'FINANCE', result: 'PASS' } };
  orderIn(await accountant.post(`/v1/orders/${orderId}/commands/record-review`, passed));
  expect(await shows(accountant, orderId)).toBe(true);
  expect(await shows(await api.as('FINANCE_MANAGER'), orderId)).toBe(true);
});

test('leadership, audit and those who keep orders for everyone see every order [PRIV-08]', async () => {
  const orderId = await received();
  for (const role of [
    'GENERAL_MANAGER',
    'DEPUTY_GENERAL_MANAGER',
    'AUDITOR',
    'ORDER_CLERK',
    'SERVICE_AGENT',
  ] as const) {
    expect(await shows(await api.as(role), orderId), role).toBe(true);
  }
});

test('what leadership instructs stands on the order for everyone who works on it, and in its journal [PRIV-08]', async () => {
  const orderId = await received();
  const leader = await api.as('DEPUTY_GENERAL_MANAGER');
  const path = `/v1/orders/${orderId}/commands/record-instruction`;
  const offered = orderIn(await leader.get(`/v1/orders/${orderId}`)).availableCommands;
  expect(offered).toContainEqual(expect.objectContaining({ command: 'recordInstruction', path }));
  orderIn(await leader.post(path, { input: { text: '优先安排，本周发货' } }));
  expect(orderIn(await sales.get(`/v1/orders/${orderId}`)).instructions).toMatchObject([
    { by: 'deputy-general-manager', text: '优先安排，本周发货' },
  ]);
  const entries = Object((await sales.get(`/v1/orders/${orderId}/timeline`)).body)['items'];
  expect(entries.at(-1)).toMatchObject({ command: 'recordInstruction' });
  expect((await sales.post(path, { input: { text: 'x' } })).status).toBe(403);
});

test('a region sees and changes its own demand alone; own customers and own orders show wherever they are [PRIV-03]', async () => {
  const east = await addPerson(api, 'east', {
    roles: ['SALESPERSON'],
    department: 'SALES',
    regions: ['浙江'],
  });
  const own = await received({ customer: { customerId: 'CUS-002' } });
  const foreign = await received({ customer: { customerId: 'CUS-001' } });
  const unknown = await received({ customer: { name: '未建档客户' } });
  expect(await shows(east, own)).toBe(true);
  expect(await shows(east, foreign)).toBe(false);
  expect(await shows(east, unknown)).toBe(false);
  const pass = (orderId: string) =>
    east.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} });
  expect((await pass(foreign)).status).toBe(404);
  expect((await pass(own)).status).toBe(200);

  const mine = orderIn(await east.post('/v1/orders', orderBody({ customer: { customerId: 'CUS-004' } })));
  expect(await shows(east, mine.orderId)).toBe(true);
  const assigned = await api.admin.patch('/v1/customers/CUS-001', { salespersonId: 'east' });
  expect(assigned.body).toMatchObject({ customerId: 'CUS-001', salespersonId: 'east' });
  expect(await shows(east, foreign)).toBe(true);
  await api.admin.patch('/v1/customers/CUS-001', { salespersonId: 'salesperson' });
  expect(await shows(east, foreign)).toBe(false);
});

test('a command to an order outside the rights is answered like one to no order, and stands on the access log [S2 PRIV-03 PRIV-12]', async () => {
  const west = await addPerson(api, 'west', {
    roles: ['SALESPERSON'],
    department: 'SALES',
    regions: ['四川'],
  });
  const foreign = await received();
  const nowhere = `ord_${'a'.repeat(26)}`;
  const body = (command: string) => ({
    command,
    input: {},
    targets: [{ orderId: foreign }, { orderId: nowhere }],
  });
  for (const preview of [true, false]) {
    const bulk = await west.post('/v1/commands', { ...body('passInitialReview'), preview });
    const results: { orderId: string; problem: Record<string, unknown> }[] = Object(bulk.body)['results'];
    const [hidden, absent] = results.map(({ problem }) => ({ ...problem, requestId: '' }));
    expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
    expect(hidden).toEqual(absent);
  }
  const single = async (orderId: string) => {
    const answer = await west.post(`/v1/orders/${orderId}/commands/pass-initial-review`, { input: {} });
    return { ...problemIn(answer), requestId: '' };
  };
  expect(await single(foreign)).toEqual(await single(nowhere));
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=10')).body).items;
  expect(log.find((entry) => entry.orderId === foreign)).toMatchObject({
    personId: 'west',
    command: 'passInitialReview',
    status: 404,
    code: 'not-found',
  });
  expect(orderIn(await sales.get(`/v1/orders/${foreign}`)).version).toBe(1);
});

test('leave to read shows what it names, to whom it names, for its time, until it is revoked [PRIV-02]', async () => {
  const orderId = await received({ customer: { customerId: 'CUS-006' } });
  const other = await received({ customer: { customerId: 'CUS-005' } });
  const engineer = await api.as('ENGINEER');
  const head = await api.as('CONTRACT_ORDER_HEAD');
  const grant = async (given: object) => {
    const answer = await head.post('/v1/read-grants', {
      from: inHours(-1),
      until: inHours(2),
      reason: '查询授权',
      ...given,
    });
    expect(answer.status, answer.text).toBe(201);
    return String(Object(answer.body)['grantId']);
  };
  expect(await shows(engineer, orderId)).toBe(false);
  for (const given of [
    { personId: 'engineer', orderId },
    { department: 'ENGINEERING', orderId },
    { personId: 'engineer', customerId: 'CUS-006' },
    { personId: 'engineer', region: '四川' },
    { department: 'ENGINEERING', region: '四川', customerId: 'CUS-006' },
  ]) {
    const grantId = await grant(given);
    expect(await shows(engineer, orderId), JSON.stringify(given)).toBe(true);
    expect(await shows(engineer, other), JSON.stringify(given)).toBe(false);
    expect(await shows(await api.as('LEGAL_COUNSEL'), orderId)).toBe(false);
    expect((await head.delete(`/v1/read-grants/${grantId}`)).status).toBe(204);
    expect(await shows(engineer, orderId)).toBe(false);
    expect((await head.delete(`/v1/read-grants/${grantId}`)).status).toBe(404);
  }
  await grant({ personId: 'engineer', orderId, from: inHours(1) });
  await grant({ personId: 'engineer', region: '四川', customerId: 'CUS-005' });
  expect(await shows(engineer, orderId)).toBe(false);
  api.clock.shiftMs = 90 * 60_000;
  expect(await shows(engineer, orderId)).toBe(true);
  api.clock.shiftMs = 3 * 3_600_000;
  expect(await shows(engineer, orderId)).toBe(false);
  api.clock.shiftMs = 0;
});

test('leave to read is given by those who read it themselves, to one person or department, with a reason', async () => {
  const orderId = await received();
  const regional = await addPerson(api, 'regional', {
    roles: ['SALES_MANAGER'],
    department: 'SALES',
    regions: ['广东'],
  });
  const ask = (sender: Sender, given: object) =>
    sender.post('/v1/read-grants', { from: inHours(0), until: inHours(1), reason: '查询', ...given });
  expect((await ask(regional, { personId: 'engineer' })).status).toBe(403);
  expect(problemIn(await ask(regional, { personId: 'engineer', orderId })).errors?.[0]?.path).toBe('orderId');
  const own = await received({ customer: { customerId: 'CUS-005' } });
  expect((await ask(regional, { personId: 'engineer', orderId: own })).status).toBe(201);
  const wrong: [object, string][] = [
    [{}, 'personId'],
    [{ personId: 'engineer', department: 'QUALITY' }, 'personId'],
    [{ personId: 'nobody' }, 'personId'],
    [{ personId: 'engineer', customerId: 'CUS-999' }, 'customerId'],
    [{ personId: 'engineer', orderId: `ord_${'a'.repeat(26)}` }, 'orderId'],
    [{ personId: 'engineer', until: inHours(-1) }, 'until'],
    [{ personId: 'engineer', reason: '' }, 'reason'],
  ];
  for (const [given, path] of wrong) {
    expect(problemIn(await ask(api.admin, given)).errors?.[0]?.path, JSON.stringify(given)).toBe(path);
  }
  const listed = Object((await (await api.as('ENGINEER')).get('/v1/read-grants')).body)['items'];
  expect(listed[0]).toMatchObject({ personId: 'engineer', orderId: own, createdBy: 'regional' });
  expect(Object((await (await api.as('BUYER')).get('/v1/read-grants')).body)['items']).toEqual([]);
});
