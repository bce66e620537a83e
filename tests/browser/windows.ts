import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sessionCookieName } from '../../api/auth/session-cookie.ts';
import type { Database } from '../../db/connect.ts';
import { openSession } from '../../db/sessions/open-session.ts';
import type { Role } from '../../domain/people/roles.ts';
import { dashboardBundle } from '../../scripts/stack/dashboard-bundle.ts';
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

/** A real browser before an API that listens. */
export interface Windows {
  url: string;
  browser: Browser;
  /** A window of its own in which the sample company's holder of the role is signed in. */
  open(role: Role, path: string, options?: OpenOptions): Promise<Page>;
  /** A window in which nobody is signed in. */
  visit(path: string, options?: OpenOptions): Promise<Page>;
  /** Closes the browser; throws when a page wrote an error to its console. */
  close(): Promise<void>;
}

interface Place {
  app: FastifyInstance;
  database: Database;
  publicUrl: string;
  /** For the browser's own files. */
  folder: string;
  /** The API's present. */
  now: () => string;
}

/** The page as it is built for this version of its sources, kept with what `npm start` builds. */
export async function builtPage(): Promise<string> {
  return await dashboardBundle(join(import.meta.dirname, '../../.dueline'));
}

/** Lets the app listen on loopback and opens a browser before it. */
export async function openWindows({ app, database, publicUrl, folder, now }: Place): Promise<Windows> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const browser = await startChromium(join(folder, 'browser'));
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
    url,
    browser,
    async open(role, path, options = {}) {
      const context = await windowOf(options);
      const personId = await personWith(database, role);
      const { token } = await openSession(database, personId, 'LOCAL', now());
      const name = sessionCookieName({ publicUrl });
      await context.addCookies([{ name, value: token, url, httpOnly: true, sameSite: 'Lax' }]);
      return await pageIn(context, path);
    },
    async visit(path, options = {}) {
      return await pageIn(await windowOf(options), path);
    },
    async close() {
      await browser.close();
      if (complaints.length > 0) throw new Error(`Pages complained:\n${complaints.join('\n')}`);
    },
  };
}

/** The person of the sample company who holds the role. */
export async function personWith({ sql }: Database, role: Role): Promise<string> {
  const [person] = await sql<{ personId: string }[]>`
    select person_id as "personId" from person_roles where role = ${role}`;
  if (person === undefined) throw new Error(`nobody holds the role ${role}`);
  return person.personId;
}
