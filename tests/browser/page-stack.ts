import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sessionCookieName } from '../../api/auth/session-cookie.ts';
import { openSession } from '../../db/sessions/open-session.ts';
import type { Role } from '../../domain/people/roles.ts';
import { dashboardBundle } from '../../scripts/stack/dashboard-bundle.ts';
import { type ApiStack, startApiStack } from '../api/api-stack.ts';
import { startChromium } from './chromium.ts';

/** Sizes of the screens that people use. */
export const screens = {
  desk: { width: 1360, height: 860 },
  phone: { width: 390, height: 844 },
} as const;

export type Language = 'zh' | 'en';

export interface OpenOptions {
  language?: Language;
  screen?: keyof typeof screens;
  colours?: 'light' | 'dark';
}

/** The whole product behind a real browser: engine, Postgres, worker, API and the built page. */
export interface PageStack extends ApiStack {
  url: string;
  browser: Browser;
  /** A window of its own in which the sample company's holder of the role is signed in. */
  open(role: Role, path: string, options?: OpenOptions): Promise<Page>;
  /** A window in which nobody is signed in. */
  visit(path: string, options?: OpenOptions): Promise<Page>;
}

/** Starts everything; `close` ends it and fails when a page wrote an error to its console. */
export async function startPageStack(): Promise<PageStack> {
  const pageFolder = await dashboardBundle(join(import.meta.dirname, '../../.dueline'));
  const api = await startApiStack({ requestsPerMinute: 100_000 }, {}, { pageFolder });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const browser = await startChromium(join(api.stack.folder, 'browser'));
  const complaints: string[] = [];

  async function windowOf({ language = 'zh', screen = 'desk', colours = 'light' }: OpenOptions) {
    const context = await browser.newContext({
      baseURL: url,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: screens[screen],
      colorScheme: colours,
      hasTouch: screen === 'phone',
      isMobile: screen === 'phone',
      acceptDownloads: true,
    });
    await context.addInitScript((chosen) => localStorage.setItem('dueline.language', chosen), language);
    return context;
  }

  async function pageIn(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // A browser itself reports answers such as 409 or 422 that the page handles.
      if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
        complaints.push(`${page.url()}: ${text}`);
      }
    });
    await page.goto(path);
    return page;
  }

  return {
    ...api,
    url,
    browser,
    async open(role, path, options = {}) {
      const context = await windowOf(options);
      const personId = await holderOf(api, role);
      const { token } = await openSession(api.stack.database, personId, 'LOCAL', new Date().toISOString());
      const name = sessionCookieName(api.deps.settings);
      await context.addCookies([{ name, value: token, url, httpOnly: true, sameSite: 'Lax' }]);
      return await pageIn(context, path);
    },
    async visit(path, options = {}) {
      return await pageIn(await windowOf(options), path);
    },
    async close() {
      await browser.close();
      await api.close();
      if (complaints.length > 0) throw new Error(`Pages complained:\n${complaints.join('\n')}`);
    },
  };
}

/** The person of the sample company who holds the role. */
export async function holderOf({ stack }: Pick<ApiStack, 'stack'>, role: Role): Promise<string> {
  const [person] = await stack.database.sql<{ personId: string }[]>`
    select person_id as "personId" from person_roles where role = ${role}`;
  if (person === undefined) throw new Error(`nobody holds the role ${role}`);
  return person.personId;
}
