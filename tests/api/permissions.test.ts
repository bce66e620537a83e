import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { type ApiStack, orderBody, orderIn, problemIn, senderOf, startApiStack } from './api-stack.ts';
import { expected, nobody, verbs, withoutRole } from './expected-access.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

async function endpoints(): Promise<string[]> {
  const { paths } = (await api.app.inject('/openapi.json')).json<{ paths: Record<string, object> }>();
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

test('every endpoint of the document is in the matrix, and the matrix has no other [S1]', async () => {
  expect((await endpoints()).sort()).toEqual([...Object.keys(expected), ...withoutRole].sort());
});

test('each role reaches exactly its endpoints; all else is 403, and without a key 401 [S1 PRIV-02 PRIV-12]', async () => {
  const wrong: string[] = [];
  for (const [place, [endpoint, allowed]] of Object.entries(expected).entries()) {
    const [method = '', template = ''] = endpoint.split(' ');
    const url = template
      .replace('{orderId}', `ord_${'a'.repeat(26)}`)
      .replace('{keyId}', 'key_0')
      .replace('{endpointId}', 'whe_0');
    const call = async (authorization?: string) => {
      const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
      const verb = verbs.find((each) => each === method) ?? 'GET';
      const payload = verb !== 'GET' && verb !== 'DELETE' ? { payload: '{"unknown":1}' } : {};
      // Each endpoint from an address of its own: too many failed sign-ins from one are answered 429.
      const remoteAddress = `10.0.${Math.floor(place / 250)}.${place % 250}`;
      return (await api.app.inject({ method: verb, url, headers, remoteAddress, ...payload })).statusCode;
    };
    if ((await call()) !== 401) wrong.push(`${endpoint} without a key`);
    for (const role of roleCodes) {
      const { key } = await api.as(role);
      const status = await call(`Bearer ${key}`);
      if ((status === 403) === allowed.includes(role)) wrong.push(`${endpoint} as ${role}: ${status}`);
      if (status >= 500) wrong.push(`${endpoint} as ${role}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=200')).body);
  expect(log.items.length).toBe(200);
}, 360_000);

test('an integration sees the orders that it brought, and of others the same 404 as of nothing [S2 PRIV-10]', async () => {
  const shop = await api.as('INTEGRATION');
  const sales = await api.as('SALESPERSON');
  const own = orderIn(await shop.post('/v1/orders', orderBody()));
  const body = orderBody();
  const foreign = orderIn(await sales.post('/v1/orders', body));
  expect(orderIn(await shop.get(`/v1/orders/${own.orderId}`)).facts).toBeUndefined();
  const { requestId: _first, ...hidden } = problemIn(await shop.get(`/v1/orders/${foreign.orderId}`));
  const { requestId: _second, ...absent } = problemIn(await shop.get(`/v1/orders/ord_${'a'.repeat(26)}`));
  expect(hidden).toEqual(absent);
  const listed = async (query: string) => Object((await shop.get(`/v1/orders${query}`)).body)['items'];
  expect(await listed('')).toMatchObject([{ orderId: own.orderId }]);
  expect(await listed('?enteredBy=salesperson')).toEqual([]);
  expect(problemIn(await shop.post('/v1/orders', body)).code).toBe('order-differs');
  expect(orderIn(await sales.get(`/v1/orders/${own.orderId}`)).facts).toBeDefined();
});

test('a key that is unknown, revoked, expired or of someone inactive is refused with 401', async () => {
  const make = async (body: object) => Object((await api.admin.post('/v1/api-keys', body)).body);
  const status = async (key: string) => (await senderOf(api.app, key).get('/v1/me')).status;
  expect(await status(`dlk_${'x'.repeat(43)}`)).toBe(401);
  expect((await api.app.inject({ url: '/v1/me', headers: { authorization: 'Basic abc' } })).statusCode).toBe(
    401,
  );

  const revoked = await make({ personId: 'buyer', label: 'to be revoked' });
  expect(await status(revoked.key)).toBe(200);
  expect((await api.admin.delete(`/v1/api-keys/${revoked.keyId}`)).status).toBe(204);
  expect(await status(revoked.key)).toBe(401);
  expect((await api.admin.delete(`/v1/api-keys/${revoked.keyId}`)).status).toBe(404);

  const soon = new Date(Date.now() + 60_000).toISOString();
  const ending = await make({ personId: 'buyer', expiresAt: soon });
  expect(await status(ending.key)).toBe(200);
  api.clock.shiftMs = 61_000;
  expect(await status(ending.key)).toBe(401);
  api.clock.shiftMs = 0;

  const { sql } = api.stack.database;
  const leaving = await make({ personId: 'engineer' });
  await sql`update people set active = false where person_id = 'engineer'`;
  expect(await status(leaving.key)).toBe(401);
  expect((await api.admin.post('/v1/api-keys', { personId: 'engineer' })).status).toBe(422);
  const refused = await senderOf(api.app, leaving.key).get('/v1/me');
  expect(refused.headers['www-authenticate']).toBe('Bearer');
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body);
  expect(log.items).toMatchObject([{ personId: 'engineer', status: 401, code: 'not-signed-in' }]);
});

test('a person may do what the roles of this moment allow, each for themselves', async () => {
  const person = {
    personId: 'li.wei',
    nameZh: '李伟',
    nameEn: 'Li Wei',
    locale: 'zh',
    department: 'PLANNING',
    roles: ['PLANNER', 'PLANNER'],
  };
  expect((await api.admin.post('/v1/users', person)).status).toBe(201);
  expect(problemIn(await api.admin.post('/v1/users', person)).errors).toEqual([
    { path: 'personId', reason: 'is taken' },
  ]);
  const made = Object((await api.admin.post('/v1/api-keys', { personId: 'li.wei' })).body);
  const liWei = senderOf(api.app, made.key);
  expect((await liWei.get('/v1/me')).body).toEqual({ personId: 'li.wei', roles: ['PLANNER'] });
  expect((await liWei.get('/v1/access-log')).status).toBe(403);
  await api.stack.database.sql`insert into person_roles (person_id, role) values ('li.wei', 'AUDITOR')`;
  expect((await liWei.get('/v1/access-log')).status).toBe(200);
  const people = (await liWei.get('/v1/users?limit=200')).body;
  const roles = Object(people)['items'].map(({ personId, roles }: { personId: string; roles: string[] }) => [
    personId,
    roles,
  ]);
  expect(Object.fromEntries(roles)).toMatchObject({ 'li.wei': ['AUDITOR', 'PLANNER'], buyer: ['BUYER'] });
  await api.stack.database.sql`delete from person_roles where person_id = 'li.wei'`;
  expect((await liWei.get('/v1/orders')).status).toBe(403);
});

test('nobody takes the name of the bootstrap administrator, and its key opens nothing else', async () => {
  const person = {
    personId: 'admin',
    nameZh: '假',
    nameEn: 'Fake',
    locale: 'zh',
    department: 'SALES',
    roles: nobody,
  };
  const taken = await api.admin.post('/v1/users', { ...person, roles: ['ADMINISTRATOR'] });
  expect(problemIn(taken)).toMatchObject({ status: 422, errors: [{ path: 'personId' }] });
  expect((await api.admin.get('/v1/me')).body).toEqual({ personId: 'admin', roles: ['ADMINISTRATOR'] });
  expect((await api.sender(`${'x'.repeat(10)}`).get('/v1/me')).status).toBe(401);
});

test('webhook endpoints are kept by administrators; their secret is told once', async () => {
  const added = Object(
    (await api.admin.post('/v1/webhook-endpoints', { url: 'https://hooks.example.com/a' })).body,
  );
  expect(added.secret).toMatch(/^whsec_[A-Za-z0-9+/=]{40,}$/);
  const listed = await api.admin.get('/v1/webhook-endpoints');
  expect(listed.text).not.toContain('whsec_');
  expect(listed.body).toMatchObject({
    items: [{ endpointId: added.endpointId, active: true, createdBy: 'admin' }],
  });
  expect((await api.admin.delete(`/v1/webhook-endpoints/${added.endpointId}`)).status).toBe(204);
  expect((await api.admin.delete(`/v1/webhook-endpoints/${added.endpointId}`)).status).toBe(404);
  for (const url of ['ftp://example.com', 'https://user:pw@example.com', 'nowhere', '']) {
    expect(problemIn(await api.admin.post('/v1/webhook-endpoints', { url })).errors?.[0]?.path).toBe('url');
  }
});
