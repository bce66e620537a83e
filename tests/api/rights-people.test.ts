import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { messagePage } from '../../api/views/message-schema.ts';
import { type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';
import { addPerson } from './people-at-work.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const lastEntry = async () => accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body).items[0];

test("a person's roles, regions and department change at once, with who changed what before and after on record [PRIV-02]", async () => {
  const person = await addPerson(api, 'li.wei', { roles: ['PLANNER'], department: 'PLANNING' });
  const change = {
    roles: ['SALESPERSON', 'SALESPERSON'],
    department: 'SALES',
    regions: ['浙江'],
    email: 'li@example.com',
  };
  const changed = await api.admin.patch('/v1/users/li.wei', change);
  expect(changed.body).toMatchObject({ ...change, roles: ['SALESPERSON'], active: true, nameEn: 'li.wei' });
  expect(Object((await person.get('/v1/me')).body)['roles']).toEqual(['SALESPERSON']);
  expect(await lastEntry()).toMatchObject({
    personId: 'admin',
    method: 'PATCH',
    code: 'changed',
    change: {
      of: 'users/li.wei',
      before: { roles: ['PLANNER'], department: 'PLANNING', regions: [], email: null },
      after: { roles: ['SALESPERSON'], department: 'SALES', regions: ['浙江'], email: 'li@example.com' },
    },
  });
  const before = await lastEntry();
  expect((await api.admin.patch('/v1/users/li.wei', change)).status).toBe(200);
  expect(await lastEntry()).toEqual(before);

  const cleared = await api.admin.patch('/v1/users/li.wei', { email: null, active: false });
  expect(cleared.body).not.toHaveProperty('email');
  expect((await person.get('/v1/me')).status).toBe(401);
});

test('what does not fit a person is refused and changes nothing', async () => {
  for (const [body, path] of [
    [{ roles: [] }, 'roles'],
    [{ roles: ['KING'] }, 'roles[0]'],
    [{ email: 'nowhere' }, 'email'],
    [{ personId: 'other' }, ''],
  ] as const) {
    const problem = problemIn(await api.admin.patch('/v1/users/buyer', body));
    expect(problem).toMatchObject({ status: 422, errors: [{ path: expect.stringContaining(path) }] });
  }
  expect((await api.admin.patch('/v1/users/nobody', { active: false })).status).toBe(404);
  expect((await (await api.as('SALES_MANAGER')).patch('/v1/users/buyer', { active: false })).status).toBe(
    403,
  );
});

test('the last administrator stays one, however two ask at once', async () => {
  await addPerson(api, 'second-admin', { roles: ['ADMINISTRATOR'], department: 'ADMINISTRATION' });
  const demote = (personId: string) => api.admin.patch(`/v1/users/${personId}`, { roles: ['AUDITOR'] });
  const statuses = (await Promise.all([demote('admin'), demote('second-admin')])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
  const { sql } = api.stack.database;
  const [left] = await sql<{ personId: string }[]>`
    select person_id as "personId" from person_roles where role = 'ADMINISTRATOR'`;
  const leave = await api.admin.patch(`/v1/users/${left?.personId}`, { active: false });
  expect(problemIn(leave)).toMatchObject({ status: 409, code: 'blocked' });
  expect((await sql`select active from people where person_id = ${left?.personId ?? ''}`)[0]).toEqual({
    active: true,
  });
});

test('who looks after a customer is settled by sales managers within their regions, and stands on record [PRIV-03]', async () => {
  const regional = await addPerson(api, 'regional', {
    roles: ['SALES_MANAGER'],
    department: 'SALES',
    regions: ['浙江'],
  });
  const own = await regional.patch('/v1/customers/CUS-002', { salespersonId: 'regional' });
  expect(own.body).toMatchObject({ customerId: 'CUS-002', salespersonId: 'regional' });
  expect((await lastEntry())?.change).toEqual({
    of: 'customers/CUS-002',
    before: { salespersonId: 'salesperson' },
    after: { salespersonId: 'regional' },
  });
  expect((await regional.patch('/v1/customers/CUS-001', { salespersonId: 'regional' })).status).toBe(403);
  expect(await lastEntry()).toMatchObject({
    personId: 'regional',
    path: '/v1/customers/CUS-001',
    status: 403,
  });
  const nobody = await regional.patch('/v1/customers/CUS-002', { salespersonId: null });
  expect(nobody.body).not.toHaveProperty('salespersonId');
  const unknown = await regional.patch('/v1/customers/CUS-002', { salespersonId: 'no-such' });
  expect(problemIn(unknown).errors?.[0]?.path).toBe('salespersonId');
  expect((await regional.patch('/v1/customers/CUS-999', { salespersonId: null })).status).toBe(404);
});

test('where the system writes to a customer can be set and taken away, and holds for the orders that come [INTAKE-26]', async () => {
  const manager = await api.as('SALES_MANAGER');
  const set = await manager.patch('/v1/customers/CUS-003', { email: 'wang@huadong.example', language: 'en' });
  expect(set.body).toMatchObject({
    email: 'wang@huadong.example',
    language: 'en',
    salespersonId: 'salesperson',
  });
  expect((await lastEntry())?.change).toMatchObject({
    of: 'customers/CUS-003',
    after: { email: 'wang@huadong.example', language: 'en' },
  });
  const sales = await api.as('SALESPERSON');
  const order = orderIn(await sales.post('/v1/orders', orderBody({ customer: { customerId: 'CUS-003' } })));
  const { items } = messagePage.parse((await sales.get(`/v1/orders/${order.orderId}/messages`)).body);
  expect(items.map(({ channel }) => channel)).toContain('CUSTOMER_EMAIL');
  const wrong = await manager.patch('/v1/customers/CUS-003', { email: '王敏 <wang@huadong.example>' });
  expect(problemIn(wrong).errors?.[0]).toMatchObject({
    path: 'email',
    reason: expect.stringContaining('one e-mail'),
  });
  const none = await manager.patch('/v1/customers/CUS-003', { email: null });
  expect(none.body).not.toHaveProperty('email');
  expect(none.body).toMatchObject({ language: 'en' });
});
