import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const clientId = 'dueline';
export const clientSecret = 'secret-of-the-tests-0123456789abcdef';

/** What the provider says of its accounts, by their subject. */
export type Accounts = Record<string, Record<string, unknown>>;

/** A real provider of OpenID Connect on this machine. Its own pages ask for the account; any password will do. */
export interface OidcServer {
  issuer: string;
  /** Goes through the provider's pages as an account, from the address it was sent to. Gives the address it leads back to. */
  signIn(url: string, account: string): Promise<URL>;
  close(): Promise<void>;
}

export async function startOidcServer(
  accounts: Accounts,
  redirectUri: string,
  port = 0,
): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified'], profile: ['preferred_username'], openid: ['sub'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...accounts[id] }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['a key of the tests'] },
  });
  // What it warns of, it warns of on the console: development keys and pages.
  server.on('request', provider.callback());

  async function signIn(start: string, account: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let next = { url: new URL(start), body: undefined as URLSearchParams | undefined };
    for (let steps = 0; steps < 12; steps += 1) {
      if (next.url.origin !== issuer) return next.url;
      const answer = await fetch(next.url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
        ...(next.body && { method: 'POST', body: next.body }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      const text = await answer.text();
      if (location !== null) next = { url: new URL(location, next.url), body: undefined };
      else next = filledIn(next.url, text, account);
    }
    throw new Error(`the provider leads nowhere: ${next.url}`);
  }

  return {
    issuer,
    signIn,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** The form of a page of the provider, filled in. */
function filledIn(page: URL, html: string, account: string) {
  const action = /action="([^"]+)"/.exec(html)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
  if (action === undefined || prompt === undefined) throw new Error(`no form at ${page}: ${html}`);
  const login = prompt === 'login' ? { login: account, password: 'any' } : {};
  return { url: new URL(action, page), body: new URLSearchParams({ prompt, ...login }) };
}
