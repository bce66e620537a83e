import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const corp = { id: 'ww0123456789abcdef', agent: '1000002', secret: 'secret-of-the-application' };

/**
 * A service that answers as WeCom documents: gettoken, and auth/getuserinfo, which takes a code once. The real one
 * was not at hand.
 */
export interface WecomServer {
  url: string;
  /** Codes that it will take, each with the answer's own fields: userid of a member, openid of somebody else. */
  codes: Map<string, Record<string, string>>;
  tokensGiven: number;
  /** Forgets every token before its time, as WeCom may. */
  forgetTokens(): void;
  close(): Promise<void>;
}

export async function startWecomServer(): Promise<WecomServer> {
  const codes = new Map<string, Record<string, string>>();
  const tokens = new Set<string>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wecom');
    response.setHeader('content-type', 'application/json; charset=UTF-8');
    response.end(JSON.stringify(answerTo(pathname, searchParams)));
  });

  function answerTo(path: string, query: URLSearchParams): object {
    if (path === '/cgi-bin/gettoken') {
      if (query.get('corpid') !== corp.id) return { errcode: 40013, errmsg: 'invalid corpid' };
      if (query.get('corpsecret') !== corp.secret) return { errcode: 40001, errmsg: 'invalid credential' };
      wecom.tokensGiven += 1;
      const access_token = `token-${wecom.tokensGiven}`;
      tokens.add(access_token);
      return { errcode: 0, errmsg: 'ok', access_token, expires_in: 7200 };
    }
    if (path !== '/cgi-bin/auth/getuserinfo') return { errcode: 404, errmsg: 'no such path' };
    if (!tokens.has(query.get('access_token') ?? ''))
      return { errcode: 40014, errmsg: 'invalid access_token' };
    const code = query.get('code') ?? '';
    const said = codes.get(code);
    codes.delete(code);
    return said === undefined
      ? { errcode: 40029, errmsg: 'invalid code' }
      : { errcode: 0, errmsg: 'ok', ...said };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wecom: WecomServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codes,
    tokensGiven: 0,
    forgetTokens: () => tokens.clear(),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
  return wecom;
}
