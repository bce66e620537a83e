import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wrongPasswordsPerMinute } from '../../api/limits.ts';
import { giveSampleAccounts } from '../../db/seed/sample-accounts.ts';
import { prepareSampleAccounts } from '../../scripts/stack/prepare.ts';
import { type Answer, problemIn } from './api-stack.ts';
import { password, type SignInStack, startSignInStack } from './sign-in-stack.ts';

let api: SignInStack;
let others = 0;

beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());
beforeEach(() => {
  api.clock.shiftMs = 0;
});

/** Each from an address of its own, as far as limits by address go. */
async function tryAs(account: string, given = password): Promise<Answer> {
  others += 1;
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/session',
    remoteAddress: `10.0.${Math.floor(others / 250)}.${others % 250}`,
    payload: { account, password: given },
  });
  const { headers, body: text } = answer;
  return { status: answer.statusCode, headers, text, body: answer.json() };
}

const failuresOf = async (personId: string) =>
  (
    await api.database.sql`select failures, locked_until from local_accounts where person_id = ${personId}`
  )[0];

test('an account is a person id or an e-mail in any case; an address that two share names nobody', async () => {
  await api.signedIn('buyer');
  for (const account of ['buyer', 'BUYER@example.com', ' Buyer '])
    expect((await tryAs(account)).status, account).toBe(201);
  await api.signedIn('engineer');
  await api.database.sql`update people set email = 'buyer@example.com' where person_id = 'engineer'`;
  expect((await tryAs('buyer@example.com')).status).toBe(401);
  expect((await tryAs('buyer')).status).toBe(201);
});

test('the answer to a wrong try is the same in words, whoever the account is [S8]', async () => {
  await api.signedIn('planner');
  await api.signedIn('accountant');
  await api.database.sql`update people set active = false where person_id = 'accountant'`;
  const answers = [
    await tryAs('planner', 'not the password'),
    await tryAs('nobody.at.all', 'not the password'),
    await tryAs('inspector', 'not the password'),
    await tryAs('accountant'),
  ];
  const said = answers.map((answer) => {
    const { requestId: _id, ...problem } = problemIn(answer);
    return problem;
  });
  expect(said[0]).toMatchObject({ status: 401, code: 'wrong-sign-in' });
  for (const problem of said) expect(problem).toEqual(said[0]);
  for (const answer of answers) expect(answer.headers['set-cookie']).toBeUndefined();
});

test('a wrong try is answered no sooner than a right one of any account could be worked out [S8]', async () => {
  const slow = await startSignInStack({}, { wrongPassword: 300 });
  try {
    await slow.signedIn('buyer');
    for (const account of ['buyer', 'not.there']) {
      const from = performance.now();
      const answer = await slow
        .browser()
        .send('POST', '/v1/session', { body: { account, password: 'wrong' } });
      expect(answer.status).toBe(401);
      expect(performance.now() - from, account).toBeGreaterThan(295);
    }
  } finally {
    await slow.close();
  }
});

test('after five wrong passwords an account waits, each time longer, and the right one ends the count [S8]', async () => {
  await api.signedIn('buyer');
  for (let count = 0; count < 5; count += 1) expect((await tryAs('buyer', 'wrong')).status).toBe(401);
  expect((await tryAs('buyer')).status).toBe(401);
  api.clock.shiftMs = 15_000;
  expect((await tryAs('buyer')).status).toBe(401);
  api.clock.shiftMs = 31_000;
  expect((await tryAs('buyer', 'wrong')).status).toBe(401);
  api.clock.shiftMs = 31_000 + 30_000;
  expect((await tryAs('buyer')).status).toBe(401);
  api.clock.shiftMs = 31_000 + 61_000;
  expect((await tryAs('buyer')).status).toBe(201);
  expect(await failuresOf('buyer')).toEqual({ failures: 0, locked_until: null });
  for (let count = 0; count < 4; count += 1) await tryAs('buyer', 'wrong');
  expect((await tryAs('buyer')).status).toBe(201);
});

test('guesses that come all at once are counted as if they came one by one [S8]', async () => {
  await api.signedIn('salesperson');
  const guesses = Array.from({ length: 9 }, (_, count) => tryAs('salesperson', `guess number ${count}`));
  expect((await Promise.all(guesses)).every(({ status }) => status === 401)).toBe(true);
  expect(await failuresOf('salesperson')).toMatchObject({ failures: 5 });
  expect((await tryAs('salesperson')).status).toBe(401);
});

test('who guesses on is told to wait, for an account that is not there as for one that is [S8]', async () => {
  await api.signedIn('general-manager');
  for (const account of ['general-manager', 'not.there']) {
    const statuses = [];
    for (let count = 0; count <= wrongPasswordsPerMinute.account; count += 1)
      statuses.push((await tryAs(account, 'wrong')).status);
    expect(
      statuses.slice(0, -1).every((status) => status === 401),
      account,
    ).toBe(true);
    expect(statuses.at(-1), account).toBe(429);
  }
});

test('of a password only an Argon2id hash of the advised cost is kept, and logs hold none', async () => {
  await api.signedIn('buyer');
  const [row] = await api.database.sql`select * from local_accounts where person_id = 'buyer'`;
  expect(Object(row)['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await tryAs('buyer', 'a password with a typo');
  const log = api.logLines.join('');
  expect(log).toContain('sign-in refused');
  for (const secret of [password, 'a password with a typo']) expect(log).not.toContain(secret);
});

test('who changes the own password proves the old one, and every other session ends', async () => {
  const other = await api.signedIn('quality-manager');
  const browser = await api.signedIn('quality-manager');
  await other.send('POST', '/v1/session', { body: { account: 'quality-manager', password } });
  const change = (current: string, next: string) =>
    browser.send('POST', '/v1/session/password', { body: { current, next } });
  expect(problemIn(await change('not the old one', 'a much better one')).code).toBe('wrong-sign-in');
  for (const weak of ['too short', 'quality-manager', 'Quality Manager!', 'aaaaaaaaaaaaaaaa']) {
    expect((await change(password, weak)).status, weak).toBe(422);
  }
  expect((await change(password, 'a much better one')).status).toBe(204);
  expect((await browser.send('GET', '/v1/me')).status).toBe(200);
  expect((await other.send('GET', '/v1/me')).status).toBe(401);
  expect((await tryAs('quality-manager')).status).toBe(401);
  expect((await tryAs('quality-manager', 'a much better one')).status).toBe(201);
});

test("an administrator sets a person's password, which ends the wait and every session", async () => {
  const browser = await api.signedIn('buyer');
  for (let count = 0; count < 5; count += 1) await tryAs('buyer', 'wrong');
  const set = (personId: string, given: string) =>
    api.admin.put(`/v1/users/${personId}/password`, { password: given });
  expect((await set('buyer', 'handed over in person')).status).toBe(204);
  expect((await browser.send('GET', '/v1/me')).status).toBe(401);
  expect((await tryAs('buyer', 'handed over in person')).status).toBe(201);
  expect((await set('nobody', 'handed over in person')).status).toBe(404);
  expect((await set('buyer', 'Gao Yan Gao Yan')).status).toBe(422);
});

test('the sign-in page names the people of the sample company only where it is tried out', async () => {
  const neverAsked = () => {
    throw new Error('a real company has no sample password');
  };
  const given = () => ({ secret: 'the one password', renew: false });
  const tried = await startSignInStack({ sampleSignIn: true });
  try {
    const ways = async () => Object((await tried.browser().send('GET', '/v1/sign-in')).body);
    expect(await ways()).toMatchObject({ local: false, samplePeople: [] });
    await tried.signedIn('buyer');
    await giveSampleAccounts(tried.database, given, new Date().toISOString());
    const { local, samplePeople } = await ways();
    expect(local).toBe(true);
    expect(samplePeople[0]).toEqual({
      personId: 'salesperson',
      names: { zh: '张伟', en: 'Zhang Wei' },
      roles: ['SALESPERSON'],
    });
    expect(samplePeople.map((each: { personId: string }) => each.personId)).not.toContain('integration');
    const signIn = (account: string, by: string) =>
      tried.browser().send('POST', '/v1/session', { body: { account, password: by } });
    expect((await signIn('planner', 'the one password')).status).toBe(201);
    expect((await signIn('buyer', password)).status).toBe(201);
    await tried.database.sql`update company set name_en = 'A real one', name_zh = '真公司'`;
    await giveSampleAccounts(tried.database, neverAsked, '');
  } finally {
    await tried.close();
  }
  await api.signedIn('buyer');
  expect((await api.browser().send('GET', '/v1/sign-in')).body).toMatchObject({
    local: true,
    samplePeople: [],
  });
});

test('the sample password is made once, kept for its owner alone, and made anew for all when its file is removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-sample-'));
  const tried = await startSignInStack();
  try {
    const prepare = async () =>
      (await prepareSampleAccounts(tried.databaseUrl, folder)) ?? { secret: '', file: '' };
    const status = async (by: string) => {
      const body = { account: 'inspector', password: by };
      return (await tried.browser().send('POST', '/v1/session', { body })).status;
    };
    const first = await prepare();
    expect(first).toMatchObject({ made: true });
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(await prepare()).toEqual({ ...first, made: false });
    expect(await status(first.secret)).toBe(201);
    rmSync(first.file);
    const second = await prepare();
    expect(await status(first.secret)).toBe(401);
    expect(await status(second.secret)).toBe(201);
    await tried.database.sql`update company set name_en = 'A real one'`;
    rmSync(second.file);
    expect(await prepareSampleAccounts(tried.databaseUrl, folder)).toBeUndefined();
    expect(existsSync(second.file)).toBe(false);
  } finally {
    await tried.close();
    rmSync(folder, { recursive: true });
  }
});
