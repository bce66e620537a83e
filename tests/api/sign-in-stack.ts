import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import type { ApiSettings } from '../../api/deps.ts';
import type { Waits } from '../../api/limits.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { setPassword } from '../../db/sign-in/set-password.ts';
import { prepareSampleCompany } from '../../scripts/stack/prepare.ts';
import { createTestDatabase } from '../support/postgres-template.ts';
import { type Answer, adminKey, type Sender, senderOf } from './api-stack.ts';

export const password = 'correct horse battery';

/** The API on a database of its own; no order is worked on, so no engine is asked. */
export interface SignInStack {
  app: FastifyInstance;
  database: Database;
  databaseUrl: string;
  clock: { shiftMs: number; now(): Date };
  logLines: string[];
  admin: Sender;
  /** A browser that nobody has signed in on. */
  browser(): Browser;
  /** A browser on which the person has signed in, with the password of these tests. */
  signedIn(personId: string): Promise<Browser>;
  close(): Promise<void>;
}

/** What a browser does by itself: it keeps cookies, and says where a request comes from. */
export interface Browser {
  cookies: Map<string, string>;
  /** What the page knows of its session. */
  csrfToken: string;
  send(method: Method, path: string, given?: Given): Promise<Answer>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Given {
  body?: unknown;
  headers?: Record<string, string>;
}

export async function startSignInStack(
  settings: Partial<ApiSettings> = {},
  waits: Partial<Waits> = { wrongPassword: 20 },
): Promise<SignInStack> {
  const testDatabase = await createTestDatabase();
  await prepareSampleCompany(testDatabase.url);
  const database = connectDatabase(testDatabase.url);
  const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) });
  const clock = { shiftMs: 0, now: () => new Date(Date.now() + clock.shiftMs) };
  const logLines: string[] = [];
  const app = await buildApp({
    database,
    temporal,
    clock,
    settings: {
      adminKey,
      publicUrl: 'http://localhost:8080',
      taskQueue: 'none',
      logLevel: 'info',
      ...settings,
    },
    waits,
    logTo: { write: (line) => void logLines.push(line) },
  });

  async function signedIn(personId: string): Promise<Browser> {
    await setPassword(database, personId, password, clock.now().toISOString());
    const browser = browserOf(app);
    const answer = await browser.send('POST', '/v1/session', { body: { account: personId, password } });
    if (answer.status !== 201) throw new Error(answer.text);
    return browser;
  }

  return {
    app,
    database,
    databaseUrl: testDatabase.url,
    clock,
    logLines,
    admin: senderOf(app, adminKey),
    browser: () => browserOf(app),
    signedIn,
    async close() {
      await app.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

export function browserOf(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  const browser: Browser = {
    cookies,
    csrfToken: '',
    async send(method, path, { body, headers = {} } = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(method === 'GET' || browser.csrfToken === '' ? {} : { 'x-csrf-token': browser.csrfToken }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      for (const { name, value } of answer.cookies) {
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const isJson = String(answer.headers['content-type']).includes('json');
      const read: unknown = isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined;
      const { csrfToken } = Object(read);
      if (typeof csrfToken === 'string') browser.csrfToken = csrfToken;
      return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: read };
    },
  };
  return browser;
}
