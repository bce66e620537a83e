import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { readSettings } from '../../config/settings.ts';
import { adminKeyOf } from '../demo/admin-key.ts';
import { refusalText } from './refusal-text.ts';

/** The API as commands ask it; every refusal is an Error whose message is for people. */
export interface Api {
  get(path: string, query?: Query): Promise<unknown>;
  post(path: string, body: object, query?: Query): Promise<unknown>;
  /** Sends one file, as a browser's form does. */
  upload(path: string, file: { bytes: Uint8Array; name: string }, query?: Query): Promise<unknown>;
  delete(path: string): Promise<void>;
}

/** Query of a request; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Answers after which the same request, with the same key, may succeed; and how often it is sent. */
const laterStatuses = [429, 503];
const tries = 3;
const longestWaitSeconds = 5;

/** The API that the environment names, in the name of the key's person. Throws when there is no key. */
export function connect(env: Record<string, string | undefined>): Api {
  const { DUELINE_URL: url, DUELINE_KEY: key, ...others } = env;
  const settings = readSettings(others);
  const baseUrl = (url || settings.publicUrl).replace(/\/+$/, '');
  if (!URL.canParse(baseUrl)) throw new Error(`DUELINE_URL is ${baseUrl}, which is no address.`);
  const authorization = `Bearer ${key || adminKeyOf(settings)}`;

  async function send(method: string, path: string, query: Query, body?: object): Promise<unknown> {
    const init = {
      method,
      headers: {
        authorization,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    };
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${baseUrl}${path}${queryText(query)}`, init).catch((error: unknown) => {
        throw new Error(nothingAnswers(baseUrl), { cause: error });
      });
      if (laterStatuses.includes(response.status) && attempt < tries) {
        await response.body?.cancel();
        await delay(waitMs(response.headers.get('retry-after')));
        continue;
      }
      const text = await response.text();
      if (!response.ok) throw new Error(refusalText(path, response.status, text));
      return text === '' ? undefined : answerIn(text, baseUrl);
    }
  }

  return {
    get: (path, query = {}) => send('GET', path, query),
    post: (path, body, query = {}) => send('POST', path, query, body),
    upload: (path, { bytes, name }, query = {}) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)]), name);
      return send('POST', path, query, form);
    },
    delete: async (path) => void (await send('DELETE', path, {})),
  };
}

function queryText(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function answerIn(text: string, baseUrl: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`What answers at ${baseUrl} does not speak JSON. Set DUELINE_URL to where the API runs.`);
  }
}

function waitMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? '1');
  return Math.min(Number.isFinite(seconds) ? seconds : 1, longestWaitSeconds) * 1_000;
}

function nothingAnswers(baseUrl: string): string {
  return `Nothing answers at ${baseUrl}. Start the product with "npm start", or set DUELINE_URL to where it runs.`;
}
