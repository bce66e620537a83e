import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { commandNames, commandTable, kebabName } from '../../domain/order/commands.ts';
import { type Role, roleCodes, staffOf } from '../../domain/people/roles.ts';
import { type ApiStack, orderBody, orderIn, problemIn, senderOf, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const staff = roleCodes.filter((role) => role !== 'INTEGRATION');
const verbs = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const nobody: Role[] = [];
const headsAndLeadership: Role[] = [
  'SALES_MANAGER',
  'CONTRACT_ORDER_HEAD',
  'CUSTOMER_SERVICE_HEAD',
  'AFTER_SALES_MANAGER',
  'PLANNING_MANAGER',
  'PRODUCTION_MANAGER',
  'ENGINEERING_MANAGER',
  'QUALITY_MANAGER',
  'PROCUREMENT_MANAGER',
  'WAREHOUSE_MANAGER',
  'LOGISTICS_MANAGER',
  'FINANCE_MANAGER',
  'LEGAL_MANAGER',
  'DEPUTY_GENERAL_MANAGER',
  'GENERAL_MANAGER',
  'AUDITOR',
  'ADMINISTRATOR',
];
const grantors: Role[] = [
  'ADMINISTRATOR',
  'GENERAL_MANAGER',
  'DEPUTY_GENERAL_MANAGER',
  'SALES_MANAGER',
  'CONTRACT_ORDER_HEAD',
];
const orderPath = '/v1/orders/{orderId}';
const customerContacts = staffOf(
  'SALES',
  'CONTRACT_ORDER',
  'CUSTOMER_SERVICE',
  'AFTER_SALES',
  'ADMINISTRATION',
);

/** What is asked before anybody is signed in, and what customers ask with a signed link instead of a role. */
const withoutRole = new Set([
  'GET /v1/follow/orders',
  'GET /v1/follow/orders/{orderId}',
  'GET /v1/sign-in',
  'GET /v1/sign-in/oidc',
  'GET /v1/sign-in/oidc/callback',
  'GET /v1/sign-in/wecom',
  'GET /v1/sign-in/wecom/callback',
  'POST /v1/session',
]);

/** Who may call what, written down once more by hand: an endpoint that is not listed here fails the test. */
const expected: Record<string, readonly Role[]> = {
  'GET /v1/me': roleCodes,
  'GET /v1/session': roleCodes,
  'PATCH /v1/session': roleCodes,
  'DELETE /v1/session': roleCodes,
  'POST /v1/session/password': roleCodes,
  'PUT /v1/users/{personId}/password': ['ADMINISTRATOR'],
  'GET /v1/customer-links': customerContacts,
  'POST /v1/customer-links': customerContacts,
  'DELETE /v1/customer-links/{linkId}': customerContacts,
  'GET /v1/users/{personId}/identities': ['ADMINISTRATOR'],
  'PUT /v1/users/{personId}/identities': ['ADMINISTRATOR'],
  'DELETE /v1/users/{personId}/identities': ['ADMINISTRATOR'],
  'GET /v1/orders': roleCodes,
  [`GET ${orderPath}`]: roleCodes,
  [`GET ${orderPath}/timeline`]: staff,
  [`GET ${orderPath}/course`]: staff,
  [`GET ${orderPath}/story`]: staff,
  'POST /v1/orders': [
    'SALESPERSON',
    'SALES_SUPERVISOR',
    'SALES_MANAGER',
    'SERVICE_AGENT',
    'CUSTOMER_SERVICE_HEAD',
    'ORDER_CLERK',
    'CONTRACT_ORDER_HEAD',
    'INTEGRATION',
    'ADMINISTRATOR',
  ],
  'POST /v1/commands': roleCodes,
  'GET /v1/orders/columns': roleCodes,
  'GET /v1/orders/export': staff,
  'GET /v1/board': staff,
  'GET /v1/search': staff,
  'GET /v1/saved-views': staff,
  'POST /v1/saved-views': staff,
  'PUT /v1/saved-views/{viewId}': staff,
  'DELETE /v1/saved-views/{viewId}': staff,
  'GET /v1/tasks': staff,
  'GET /v1/tasks/counts': staff,
  'GET /v1/escalations': staff,
  'GET /v1/clocks': staff,
  [`GET ${orderPath}/attribution`]: staff,
  'GET /v1/reports/time': headsAndLeadership,
  'GET /v1/reports/attribution': headsAndLeadership,
  'GET /v1/users': staff,
  'POST /v1/users': ['ADMINISTRATOR'],
  'PATCH /v1/users/{personId}': ['ADMINISTRATOR'],
  'PATCH /v1/customers/{customerId}': ['ADMINISTRATOR', 'SALES_MANAGER'],
  'GET /v1/delegations': staff,
  'POST /v1/delegations': staff,
  'DELETE /v1/delegations/{delegationId}': staff,
  'GET /v1/read-grants': staff,
  'POST /v1/read-grants': grantors,
  'DELETE /v1/read-grants/{grantId}': grantors,
  'GET /v1/api-keys': ['ADMINISTRATOR'],
  'POST /v1/api-keys': ['ADMINISTRATOR'],
  'POST /v1/api-keys/{keyId}/rotation': ['ADMINISTRATOR'],
  'DELETE /v1/api-keys/{keyId}': ['ADMINISTRATOR'],
  'GET /v1/access-log': ['ADMINISTRATOR', 'AUDITOR'],
  'GET /v1/customers': staffOf(
    'SALES',
    'CONTRACT_ORDER',
    'CUSTOMER_SERVICE',
    'AFTER_SALES',
    'FINANCE',
    'LEGAL',
    'LEADERSHIP',
    'INTERNAL_AUDIT',
    'ADMINISTRATION',
  ),
  'GET /v1/products': roleCodes,
  'GET /v1/policies': staff,
  'GET /v1/policies/{version}': staff,
  'GET /v1/policies/{version}/difference': staff,
  'GET /v1/calendars': staff,
  'POST /v1/calendars': ['ADMINISTRATOR'],
  'GET /v1/calendars/{calendarId}': staff,
  'GET /v1/calendars/{calendarId}/days': staff,
  'GET /v1/calendars/{calendarId}/release-days': staff,
  'POST /v1/calendars/{calendarId}/due': staff,
  'POST /v1/calendars/{calendarId}/notices': ['ADMINISTRATOR'],
  'GET /v1/department-calendars': staff,
  'PUT /v1/department-calendars/{department}': ['ADMINISTRATOR'],
  'GET /v1/changes': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER', 'AUDITOR'],
  'POST /v1/changes': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
  'GET /v1/changes/{changeId}': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER', 'AUDITOR'],
  'PUT /v1/changes/{changeId}': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
  'DELETE /v1/changes/{changeId}': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
  'POST /v1/changes/{changeId}/preview': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
  'POST /v1/changes/{changeId}/apply': ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
  'GET /v1/webhook-endpoints': ['ADMINISTRATOR'],
  'POST /v1/webhook-endpoints': ['ADMINISTRATOR'],
  'DELETE /v1/webhook-endpoints/{endpointId}': ['ADMINISTRATOR'],
  'GET /v1/absences': staff,
  'POST /v1/absences': staff,
  'DELETE /v1/absences/{absenceId}': staff,
  'GET /v1/subscriptions': staff,
  'POST /v1/subscriptions': staff,
  'DELETE /v1/subscriptions/{subscriptionId}': staff,
  'GET /v1/robots': ['ADMINISTRATOR'],
  'POST /v1/robots': ['ADMINISTRATOR'],
  'DELETE /v1/robots/{robotId}': ['ADMINISTRATOR'],
  'GET /v1/channels': ['ADMINISTRATOR'],
  'GET /v1/dead-letters': ['ADMINISTRATOR'],
  'POST /v1/dead-letters/resend': ['ADMINISTRATOR'],
  'POST /v1/codec/decode': ['ADMINISTRATOR', 'AUDITOR'],
  'POST /v1/codec/encode': ['ADMINISTRATOR', 'AUDITOR'],
  'GET /v1/notices': staff,
  'POST /v1/notices/seen': staff,
  'GET /v1/events': roleCodes,
  'GET /v1/codes/{code}': roleCodes,
  [`GET ${orderPath}/attachments`]: roleCodes,
  [`POST ${orderPath}/attachments`]: roleCodes,
  'GET /v1/attachments/{attachmentId}': roleCodes,
  'GET /v1/words': roleCodes,
  'GET /v1/commands': staff,
};
for (const name of commandNames) {
  const { roles } = commandTable[name];
  if (name !== 'receiveOrder' && roles.length > 0)
    expected[`POST ${orderPath}/commands/${kebabName(name)}`] = roles;
}

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
}, 180_000);

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
