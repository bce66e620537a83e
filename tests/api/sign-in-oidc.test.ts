import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionSchema } from '../../api/views/session-schema.ts';
import { problemIn } from './api-stack.ts';
import { clientId, clientSecret, type OidcServer, startOidcServer } from './oidc-server.ts';
import { type Browser, type SignInStack, startSignInStack } from './sign-in-stack.ts';

const publicUrl = 'http://localhost:8080';
const accounts = {
  'u-buyer': { email: 'Buyer@example.com', email_verified: true, preferred_username: 'inspector' },
  'u-stranger': { email: 'stranger@elsewhere.example', email_verified: true, preferred_username: 'nobody' },
  'u-liar': { email: 'buyer@example.com', email_verified: false },
  'u-linked': { email: 'buyer@example.com', email_verified: true },
};

let provider: OidcServer;
let api: SignInStack;

beforeAll(async () => {
  provider = await startOidcServer(accounts, `${publicUrl}/v1/sign-in/oidc/callback`);
  api = await startSignInStack({ publicUrl, ...settings() });
});
afterAll(async () => {
  await api.close();
  await provider.close();
});
beforeEach(() => {
  api.clock.shiftMs = 0;
});

function settings() {
  return {
    oidcIssuer: provider.issuer,
    oidcClientId: clientId,
    oidcClientSecret: clientSecret,
    oidcTitle: 'Company account',
    oidcPersonClaim: 'email',
  };
}

async function leave(browser: Browser, returnTo = '/orders/ord_x?task=review'): Promise<string> {
  const query = new URLSearchParams({ returnTo });
  const left = await browser.send('GET', `/v1/sign-in/oidc?${query}`);
  if (left.status !== 302) throw new Error(left.text);
  return String(left.headers['location']);
}

/** Where a browser ends that signs in as an account of the provider. */
async function signIn(browser: Browser, account: string): Promise<string> {
  const callback = await provider.signIn(await leave(browser), account);
  const back = await browser.send('GET', `${callback.pathname}${callback.search}`);
  return String(back.headers['location']);
}

test('who the provider vouches for is signed in and led to the page that was wanted', async () => {
  const ways = await api.browser().send('GET', '/v1/sign-in');
  expect(ways.body).toMatchObject({ oidc: { title: 'Company account' }, wecom: false, samplePeople: [] });
  const browser = api.browser();
  expect(await signIn(browser, 'u-buyer')).toBe('/orders/ord_x?task=review');
  const session = sessionSchema.parse((await browser.send('GET', '/v1/session')).body);
  expect(session).toMatchObject({ person: { personId: 'buyer' }, roles: ['BUYER'] });
});

test('the way out carries PKCE, state and nonce, which are kept here as little as can be', async () => {
  const browser = api.browser();
  const url = new URL(await leave(browser));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: clientId,
    code_challenge_method: 'S256',
    redirect_uri: `${publicUrl}/v1/sign-in/oidc/callback`,
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(url.searchParams.get(name)?.length, name).toBeGreaterThanOrEqual(43);
  const rows = await api.database.sql`select * from sign_in_attempts`;
  expect(JSON.stringify(rows)).not.toContain(url.searchParams.get('state'));
});

test('an account that the company does not know is told so, and signs nobody in', async () => {
  for (const account of ['u-stranger', 'u-liar']) {
    const browser = api.browser();
    const where = new URL(await signIn(browser, account), publicUrl);
    expect(where.pathname).toBe('/sign-in');
    expect(where.searchParams.get('problem'), account).toBe('unknown-person');
    expect((await browser.send('GET', '/v1/session')).status).toBe(401);
  }
});

test('a linked account goes before its claim, until the link is taken back; a person who left has none', async () => {
  const identity = { issuer: provider.issuer, subject: 'u-linked' };
  const path = '/v1/users/engineer/identities';
  expect((await api.admin.put(path, identity)).status).toBe(204);
  expect(problemIn(await api.admin.put('/v1/users/buyer/identities', identity)).errors).toEqual([
    { path: 'subject', reason: 'is linked to another person' },
  ]);
  expect((await api.admin.get(path)).body).toMatchObject({ items: [{ ...identity, linkedBy: 'admin' }] });
  const who = async () => {
    const browser = api.browser();
    await signIn(browser, 'u-linked');
    return Object((await browser.send('GET', '/v1/me')).body)['personId'];
  };
  expect(await who()).toBe('engineer');
  await api.database.sql`update people set active = false where person_id = 'engineer'`;
  expect(await who()).toBeUndefined();
  const query = new URLSearchParams(identity);
  expect((await api.admin.delete(`${path}?${query}`)).status).toBe(204);
  expect((await api.admin.delete(`${path}?${query}`)).status).toBe(404);
  expect(await who()).toBe('buyer');
});

test('an answer counts once, in time, on the browser that asked, and unchanged [S7]', async () => {
  const problem = async (browser: Browser, callback: URL) => {
    const back = await browser.send('GET', `${callback.pathname}${callback.search}`);
    return new URL(String(back.headers['location']), publicUrl).searchParams.get('problem');
  };
  const browser = api.browser();
  const used = await provider.signIn(await leave(browser), 'u-buyer');
  const cookies = new Map(browser.cookies);
  expect(await problem(api.browser(), used), 'another browser').toBe('sign-in-failed');
  expect(await problem(browser, used)).toBeNull();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  expect(await problem(browser, used), 'a second time').toBe('sign-in-failed');

  const late = await provider.signIn(await leave(browser), 'u-buyer');
  api.clock.shiftMs = 601_000;
  expect(await problem(browser, late), 'late').toBe('sign-in-failed');
  api.clock.shiftMs = 0;

  const forged = await provider.signIn(await leave(browser), 'u-buyer');
  forged.searchParams.set('code', 'made-up');
  expect(await problem(browser, forged), 'made up').toBe('sign-in-failed');
  const denied = new URL(`${publicUrl}/v1/sign-in/oidc/callback`);
  const state = new URL(await leave(browser)).searchParams.get('state') ?? '';
  denied.search = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer }).toString();
  expect(await problem(browser, denied), 'denied').toBe('sign-in-failed');
});

test('nobody is led to another site', async () => {
  for (const returnTo of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'x',
  ]) {
    const query = new URLSearchParams({ returnTo });
    const refused = await api.browser().send('GET', `/v1/sign-in/oidc?${query}`);
    expect(problemIn(refused), returnTo).toMatchObject({ status: 422, errors: [{ path: 'query.returnTo' }] });
  }
});

test('another claim than the e-mail names a person by id', async () => {
  const other = await startSignInStack({ publicUrl, ...settings(), oidcPersonClaim: 'preferred_username' });
  try {
    const browser = other.browser();
    await signIn(browser, 'u-buyer');
    expect((await browser.send('GET', '/v1/me')).body).toMatchObject({ personId: 'inspector' });
  } finally {
    await other.close();
  }
});

test('a provider that is away or not set up is told plainly, and works as soon as it is back', async () => {
  const gone = await startOidcServer(accounts, `${publicUrl}/v1/sign-in/oidc/callback`);
  const away = await startSignInStack({ publicUrl, ...settings(), oidcIssuer: gone.issuer });
  let back: OidcServer | undefined;
  try {
    await gone.close();
    const refused = await away.browser().send('GET', '/v1/sign-in/oidc');
    expect(problemIn(refused)).toMatchObject({ status: 503, code: 'provider-away' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await away.database.sql`select 1 from sign_in_attempts`).toHaveLength(0);
    const port = Number(new URL(gone.issuer).port);
    back = await startOidcServer(accounts, `${publicUrl}/v1/sign-in/oidc/callback`, port);
    expect(await leave(away.browser())).toContain(gone.issuer);
  } finally {
    await away.close();
    await back?.close();
  }
  const without = await startSignInStack({ publicUrl });
  try {
    const refused = problemIn(await without.browser().send('GET', '/v1/sign-in/oidc'));
    expect(refused).toMatchObject({ status: 409, code: 'not-set-up' });
    expect(refused.detail).toContain('DUELINE_OIDC_ISSUER');
  } finally {
    await without.close();
  }
});
