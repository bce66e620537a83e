import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionSchema } from '../../api/views/session-schema.ts';
import { purgeSessions } from '../../db/sessions/end-sessions.ts';
import { problemIn } from './api-stack.ts';
import { password, type SignInStack, startSignInStack } from './sign-in-stack.ts';

let api: SignInStack;

beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());
beforeEach(() => {
  api.clock.shiftMs = 0;
});

const hours = (count: number) => count * 3_600_000;

test('a person signs in with a password and is known from then on, by a cookie no script can read', async () => {
  const browser = await api.signedIn('buyer');
  const session = sessionSchema.parse((await browser.send('GET', '/v1/session')).body);
  expect(session.person).toMatchObject({ personId: 'buyer', names: { zh: '高燕', en: 'Gao Yan' } });
  expect(session.roles).toEqual(['BUYER']);
  expect(session.company.zone).toBe('Asia/Shanghai');
  expect((await browser.send('GET', '/v1/me')).body).toEqual({ personId: 'buyer', roles: ['BUYER'] });

  const signIn = { body: { account: 'buyer', password } };
  const cookie = String((await api.browser().send('POST', '/v1/session', signIn)).headers['set-cookie']);
  expect(cookie).toMatch(/^dueline_session=dls_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('over TLS the cookie is bound to this host', async () => {
  const secure = await startSignInStack({ publicUrl: 'https://orders.example.com' });
  try {
    const browser = await secure.signedIn('buyer');
    expect([...browser.cookies.keys()]).toEqual(['__Host-dueline_session']);
    const answer = await browser.send('DELETE', '/v1/session');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-dueline_session=; .*Secure/);
  } finally {
    await secure.close();
  }
});

test('of a session only the hash is stored, and signing in again gives another one', async () => {
  const browser = await api.signedIn('engineer');
  const first = browser.cookies.get('dueline_session') ?? '';
  await browser.send('POST', '/v1/session', { body: { account: 'engineer', password } });
  expect(browser.cookies.get('dueline_session')).not.toBe(first);
  const rows = await api.database.sql`select * from sessions where person_id = 'engineer'`;
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('dueline_session'));
});

test('a session ends when it is not used for a working day, after a week in any case, and when asked', async () => {
  const idle = await api.signedIn('buyer');
  api.clock.shiftMs = hours(7.9);
  expect((await idle.send('GET', '/v1/session')).status).toBe(200);
  api.clock.shiftMs = hours(15.8);
  expect((await idle.send('GET', '/v1/session')).status).toBe(200);
  api.clock.shiftMs = hours(23.9);
  expect(problemIn(await idle.send('GET', '/v1/session'))).toMatchObject({ code: 'not-signed-in' });

  api.clock.shiftMs = 0;
  const busy = await api.signedIn('buyer');
  for (let passed = 6; passed < 168; passed += 6) {
    api.clock.shiftMs = hours(passed);
    expect((await busy.send('GET', '/v1/me')).status, `${passed} hours`).toBe(200);
  }
  api.clock.shiftMs = hours(168);
  expect((await busy.send('GET', '/v1/me')).status).toBe(401);
  await purgeSessions(api.database, api.clock.now().toISOString());
  expect(await api.database.sql`select 1 from sessions`).toHaveLength(0);

  api.clock.shiftMs = 0;
  const leaving = await api.signedIn('buyer');
  const kept = new Map(leaving.cookies);
  expect((await leaving.send('DELETE', '/v1/session')).status).toBe(204);
  expect(leaving.cookies.size).toBe(0);
  for (const [name, value] of kept) leaving.cookies.set(name, value);
  expect((await leaving.send('GET', '/v1/me')).status).toBe(401);
});

test('who leaves the company, or loses a role, is out at once', async () => {
  const browser = await api.signedIn('planner');
  await api.database.sql`update person_roles set role = 'AUDITOR' where person_id = 'planner'`;
  expect((await browser.send('GET', '/v1/me')).body).toEqual({ personId: 'planner', roles: ['AUDITOR'] });
  expect((await browser.send('GET', '/v1/access-log')).status).toBe(200);
  await api.database.sql`update people set active = false where person_id = 'planner'`;
  expect((await browser.send('GET', '/v1/me')).status).toBe(401);
});

test('what a session changes must come from the own page: with its token, and from no other site', async () => {
  const browser = await api.signedIn('buyer');
  const change = (headers: Record<string, string>) =>
    browser.send('PATCH', '/v1/session', { body: { locale: 'en' }, headers });
  for (const headers of [
    { 'x-csrf-token': '' },
    { 'x-csrf-token': `${browser.csrfToken}x` },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const refused = await change(headers);
    expect(problemIn(refused), JSON.stringify(headers)).toMatchObject({
      status: 403,
      code: 'not-from-the-page',
    });
  }
  expect((await change({ origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' })).status).toBe(
    200,
  );
  const session = sessionSchema.parse((await browser.send('GET', '/v1/session')).body);
  expect(session.person.locale).toBe('en');
  const foreign = { account: 'buyer', password };
  const planted = await api
    .browser()
    .send('POST', '/v1/session', { body: foreign, headers: { origin: 'https://evil.example' } });
  expect(problemIn(planted).code).toBe('not-from-the-page');
  expect(planted.headers['set-cookie']).toBeUndefined();
});

test('a bearer key wins over a cookie, and needs no token of the page', async () => {
  const browser = await api.signedIn('buyer');
  const made = Object((await api.admin.post('/v1/api-keys', { personId: 'engineer' })).body);
  const headers = { authorization: `Bearer ${made.key}`, 'x-csrf-token': '' };
  expect((await browser.send('GET', '/v1/me', { headers })).body).toMatchObject({ personId: 'engineer' });
  const set = await browser.send('PATCH', '/v1/session', { body: { locale: 'zh' }, headers });
  expect(set.body).toMatchObject({ person: { personId: 'engineer' }, csrfToken: '', expiresAt: null });
  const forged = { authorization: 'Bearer nothing' };
  expect((await browser.send('GET', '/v1/me', { headers: forged })).status).toBe(401);
});

test('the bootstrap key tells of itself too', async () => {
  const session = sessionSchema.parse((await api.admin.get('/v1/session')).body);
  expect(session).toMatchObject({ person: { personId: 'admin' }, roles: ['ADMINISTRATOR'], actingFor: [] });
});

test('roles that a colleague handed over hold for their time, and only while the colleague has them [PRIV-07]', async () => {
  const browser = await api.signedIn('buyer');
  const at = (shift: number) => new Date(Date.now() + hours(shift)).toISOString();
  await api.database.sql`
    insert into delegations (from_person_id, to_person_id, roles, from_at, until_at, reason, created_at, created_by)
    values ('procurement-manager', 'buyer', ${['PROCUREMENT_MANAGER', 'GENERAL_MANAGER']}, ${at(1)}, ${at(3)},
      'leave', ${at(0)}, 'procurement-manager')`;
  const roles = async () => sessionSchema.parse((await browser.send('GET', '/v1/session')).body);
  expect((await roles()).roles).toEqual(['BUYER']);
  api.clock.shiftMs = hours(2);
  expect(await roles()).toMatchObject({
    roles: ['BUYER', 'PROCUREMENT_MANAGER'],
    actingFor: [{ personId: 'procurement-manager', roles: ['PROCUREMENT_MANAGER'] }],
  });
  await api.database.sql`update people set active = false where person_id = 'procurement-manager'`;
  expect((await roles()).roles).toEqual(['BUYER']);
  await api.database.sql`update people set active = true where person_id = 'procurement-manager'`;
  api.clock.shiftMs = hours(3.1);
  expect(await roles()).toMatchObject({ roles: ['BUYER'], actingFor: [] });
});
