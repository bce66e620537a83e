import { z } from 'zod';
import type { ApiSettings, Clock } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Vouched } from './outside-sign-in.ts';

/** WeCom: inside its app a page that asks nothing, outside a code to scan; then the member's id for a code. */
export interface WecomProvider {
  /** Where the browser is sent, by what it says of itself. */
  signInUrl(state: string, userAgent: string): URL;
  /** Whom WeCom vouches for. Throws `not-signed-in` for nobody of the corporation, `provider-away` when it cannot be asked. */
  vouch(code: string): Promise<Vouched>;
}

const timeoutMs = 5_000;

/** Asked for anew somewhat early, and whenever WeCom says so: it may end a token before its time. */
const earlyMs = 300_000;

/** The token is unknown, wrong or out of date. */
const badToken = new Set([40_001, 40_014, 42_001]);

const answer = z.looseObject({ errcode: z.int(), errmsg: z.string().optional() });
const tokenAnswer = answer.extend({ access_token: z.string().min(1), expires_in: z.number() });
/** `userid` of a member; people from elsewhere have an `openid` instead. */
const memberAnswer = answer.extend({ userid: z.string().min(1).optional() });

/** The WeCom of the settings; undefined when there is none. */
export function createWecomProvider(settings: ApiSettings, clock: Clock): WecomProvider | undefined {
  const { wecomCorpId: corpId, wecomAgentId: agentId, wecomSecret: secret, publicUrl } = settings;
  if (corpId === undefined || agentId === undefined || secret === undefined) return undefined;
  const base = settings.wecomBaseUrl ?? 'https://qyapi.weixin.qq.com';
  const redirect_uri = `${publicUrl}/v1/sign-in/wecom/callback`;
  let token: { text: string; until: number } | undefined;

  async function ask<Shape extends z.ZodType>(
    path: string,
    query: Record<string, string>,
    shape: Shape,
  ): Promise<{ errcode: number; said?: z.output<Shape> }> {
    const body = await fetchJson(new URL(`${base}${path}?${new URLSearchParams(query)}`));
    const { errcode } = answer.parse(body);
    return errcode === 0 ? { errcode, said: shape.parse(body) } : { errcode };
  }

  async function accessToken(): Promise<string> {
    const now = clock.now().getTime();
    if (token !== undefined && now < token.until) return token.text;
    const { errcode, said } = await ask(
      '/cgi-bin/gettoken',
      { corpid: corpId ?? '', corpsecret: secret ?? '' },
      tokenAnswer,
    );
    if (said === undefined)
      throw new ProblemError('provider-away', `WeCom gives no token (errcode ${errcode})`);
    token = { text: said.access_token, until: now + said.expires_in * 1000 - earlyMs };
    return token.text;
  }

  async function memberOf(code: string, isSecondTry = false): Promise<string | undefined> {
    const access_token = await accessToken();
    const { errcode, said } = await ask('/cgi-bin/auth/getuserinfo', { access_token, code }, memberAnswer);
    if (!badToken.has(errcode) || isSecondTry) return said?.userid;
    token = undefined;
    return await memberOf(code, true);
  }

  return {
    signInUrl(state, userAgent) {
      if (/wxwork/i.test(userAgent)) {
        const url = new URL('https://open.weixin.qq.com/connect/oauth2/authorize');
        const query = { appid: corpId, redirect_uri, response_type: 'code', scope: 'snsapi_base', state };
        url.search = new URLSearchParams({ ...query, agentid: agentId }).toString();
        url.hash = 'wechat_redirect';
        return url;
      }
      const url = new URL('https://login.work.weixin.qq.com/wwlogin/sso/login');
      const query = { login_type: 'CorpApp', appid: corpId, agentid: agentId, redirect_uri, state };
      url.search = new URLSearchParams(query).toString();
      return url;
    },
    async vouch(code) {
      const userId = await memberOf(code).catch((error: unknown) => {
        throw error instanceof ProblemError ? error : away(error);
      });
      if (userId === undefined) throw new ProblemError('not-signed-in', 'WeCom knows no member for this');
      return {
        identity: { issuer: `wecom:${corpId}`, subject: userId },
        claim: { kind: 'PERSON_ID', value: userId },
      };
    },
  };
}

async function fetchJson(url: URL): Promise<unknown> {
  const got = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!got.ok) throw new Error(`WeCom answers ${got.status}`);
  return await got.json();
}

/** Without the address that was asked: it holds the secret. */
function away(error: unknown): ProblemError {
  const problem = new ProblemError('provider-away');
  problem.cause = error instanceof z.ZodError ? new Error('WeCom answers in another form') : error;
  return problem;
}
