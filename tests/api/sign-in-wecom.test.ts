import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionSchema } from '../../api/views/session-schema.ts';
import { problemIn } from './api-stack.ts';
import { type Browser, type SignInStack, startSignInStack } from './sign-in-stack.ts';
import { corp, startWecomServer, type WecomServer } from './wecom-server.ts';

const publicUrl = 'https://orders.example.com';
const inside = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile wxwork/4.1.22 MicroMessenger/7.0.1';

let wecom: WecomServer;
let api: SignInStack;

beforeAll(async () => {
  wecom = await startWecomServer();
  api = await startSignInStack({
    publicUrl,
    wecomCorpId: corp.id,
    wecomAgentId: corp.agent,
    wecomSecret: corp.secret,
    wecomBaseUrl: wecom.url,
  });
});
afterAll(async () => {
  await api.close();
  await wecom.close();
});
beforeEach(() => {
  api.clock.shiftMs = 0;
});

async function leave(browser: Browser, userAgent: string): Promise<URL> {
  const left = await browser.send('GET', '/v1/sign-in/wecom?returnTo=/board', {
    headers: { 'user-agent': userAgent },
  });
  return new URL(String(left.headers['location']));
}

/** Where a browser ends that comes back from WeCom with a code. */
async function signIn(browser: Browser, code: string): Promise<URL> {
  const state = (await leave(browser, inside)).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code, state });
  const back = await browser.send('GET', `/v1/sign-in/wecom/callback?${query}`);
  return new URL(String(back.headers['location']), publicUrl);
}

test('inside WeCom its own page asks nothing; outside there is a code to scan', async () => {
  expect((await api.browser().send('GET', '/v1/sign-in')).body).toMatchObject({ wecom: true, oidc: null });
  const page = await leave(api.browser(), inside);
  expect(`${page.origin}${page.pathname}${page.hash}`).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize#wechat_redirect',
  );
  const redirect_uri = `${publicUrl}/v1/sign-in/wecom/callback`;
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    appid: corp.id,
    agentid: corp.agent,
    redirect_uri,
    response_type: 'code',
    scope: 'snsapi_base',
  });
  const scan = await leave(api.browser(), 'Mozilla/5.0 (Windows NT 10.0) Chrome/140');
  expect(`${scan.origin}${scan.pathname}`).toBe('https://login.work.weixin.qq.com/wwlogin/sso/login');
  const { state, ...query } = Object.fromEntries(scan.searchParams);
  expect(query).toEqual({ login_type: 'CorpApp', appid: corp.id, agentid: corp.agent, redirect_uri });
  expect(state).toMatch(/^[0-9a-f]{64}$/);
});

test('a member signs in by the own id, or as the person whom the account is linked to', async () => {
  wecom.codes.set('code-1', { userid: 'Buyer' });
  const browser = api.browser();
  expect((await signIn(browser, 'code-1')).pathname).toBe('/board');
  const session = sessionSchema.parse((await browser.send('GET', '/v1/session')).body);
  expect(session.person.personId).toBe('buyer');

  const identity = { issuer: `wecom:${corp.id}`, subject: 'GaoYan' };
  expect((await api.admin.put('/v1/users/engineer/identities', identity)).status).toBe(204);
  wecom.codes.set('code-2', { userid: 'GaoYan' });
  await signIn(browser, 'code-2');
  expect((await browser.send('GET', '/v1/me')).body).toMatchObject({ personId: 'engineer' });
});

test('a code that is made up or used, a member whom nobody knows, and people from elsewhere sign nobody in', async () => {
  wecom.codes.set('code-3', { userid: 'buyer' });
  await signIn(api.browser(), 'code-3');
  wecom.codes.set('code-4', { userid: 'nobody.known' });
  wecom.codes.set('code-5', { openid: 'o-123', external_userid: 'buyer' });
  for (const [code, reason] of [
    ['code-3', 'sign-in-failed'],
    ['made-up', 'sign-in-failed'],
    ['code-4', 'unknown-person'],
    ['code-5', 'sign-in-failed'],
  ] as const) {
    const browser = api.browser();
    const where = await signIn(browser, code);
    expect(`${where.pathname} ${where.searchParams.get('problem')}`, code).toBe(`/sign-in ${reason}`);
    expect((await browser.send('GET', '/v1/me')).status).toBe(401);
  }
  const forced = await api.browser().send('GET', '/v1/sign-in/wecom/callback?code=code-9&state=made-up');
  expect(String(forced.headers['location'])).toContain('sign-in-failed');
});

test('one token serves all until it runs out, or WeCom forgets it', async () => {
  const again = async () => {
    wecom.codes.set('code', { userid: 'buyer' });
    return (await signIn(api.browser(), 'code')).pathname;
  };
  await again();
  const given = wecom.tokensGiven;
  expect(await again()).toBe('/board');
  expect(wecom.tokensGiven).toBe(given);
  wecom.forgetTokens();
  expect(await again()).toBe('/board');
  expect(wecom.tokensGiven).toBe(given + 1);
  api.clock.shiftMs = 7_000_000;
  expect(await again()).toBe('/board');
  expect(wecom.tokensGiven).toBe(given + 2);
});

test('a WeCom that is away, refuses the secret or is not set up is told plainly, and no log holds the secret', async () => {
  const settings = { publicUrl, wecomCorpId: corp.id, wecomAgentId: corp.agent, wecomSecret: corp.secret };
  for (const wrong of [
    { wecomBaseUrl: 'http://127.0.0.1:9' },
    { wecomBaseUrl: wecom.url, wecomSecret: 'old' },
  ]) {
    const away = await startSignInStack({ ...settings, ...wrong });
    try {
      const browser = away.browser();
      const state = (await leave(browser, inside)).searchParams.get('state');
      const back = await browser.send('GET', `/v1/sign-in/wecom/callback?code=x&state=${state}`);
      expect(String(back.headers['location'])).toContain('problem=provider-away');
      expect(away.logLines.join('')).not.toContain(corp.secret);
    } finally {
      await away.close();
    }
  }
  const without = await startSignInStack({ publicUrl });
  try {
    const refused = problemIn(await without.browser().send('GET', '/v1/sign-in/wecom'));
    expect(refused).toMatchObject({ status: 409, code: 'not-set-up' });
  } finally {
    await without.close();
  }
});
