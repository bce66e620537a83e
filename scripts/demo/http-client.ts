import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Refused } from './order-port.ts';

/** Requests to the product's API in one person's name. */
export interface HttpClient {
  get<Answer>(path: string, shape: z.ZodType<Answer>): Promise<Answer>;
  /** Sent with an Idempotency-Key of its own, so that a lost answer can be asked for again. */
  post<Answer>(path: string, body: object, shape: z.ZodType<Answer>): Promise<Answer>;
  /** A form with a file, likewise. */
  upload<Answer>(path: string, form: FormData, shape: z.ZodType<Answer>): Promise<Answer>;
}

const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
});

/** Answers that ask to try again with the same key. */
const laterStatuses = [429, 503];
const tries = 10;

/**
 * A client of the API at `baseUrl`. Throws `Refused` when the API says no, and an Error with a sentence when
 * nothing answers or the answer is not what the API promises.
 */
export function createHttpClient(baseUrl: string, key: string): HttpClient {
  const send = async <Answer>(
    path: string,
    init: { method: string; headers?: Record<string, string>; body?: string | FormData },
    shape: z.ZodType<Answer>,
  ): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${baseUrl}${path}`, { ...init, headers }).catch((error: unknown) => {
        throw new Error(nothingAnswers(baseUrl), { cause: error });
      });
      if (laterStatuses.includes(response.status) && attempt < tries) {
        await response.body?.cancel();
        await delay(retryAfterMs(response));
        continue;
      }
      const answer: unknown = await response.json().catch(() => undefined);
      if (!response.ok) throw refusalOf(path, response.status, answer);
      const checked = shape.safeParse(answer);
      if (checked.success) return checked.data;
      throw new Error(
        `${init.method} ${path} answered in an unknown shape:\n${z.prettifyError(checked.error)}`,
      );
    }
  };
  return {
    get: (path, shape) => send(path, { method: 'GET' }, shape),
    post: (path, body, shape) =>
      send(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify(body),
        },
        shape,
      ),
    upload: (path, form, shape) =>
      send(path, { method: 'POST', headers: { 'idempotency-key': randomUUID() }, body: form }, shape),
  };
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '1');
  return Math.min(Number.isFinite(seconds) ? seconds : 1, 10) * 1000;
}

function refusalOf(path: string, status: number, answer: unknown): Error {
  const told = problem.safeParse(answer);
  if (!told.success) return new Error(`${path} answered ${status} without saying why.`);
  const { code, title, detail, errors = [] } = told.data;
  const fields = errors.map((error) => ` ${error.path}: ${error.reason}.`).join('');
  return new Refused(code, `${title} (${status} ${code}): ${detail}${fields}`);
}

function nothingAnswers(baseUrl: string): string {
  return `Nothing answers at ${baseUrl}. Start the product with "npm start", or set DUELINE_PUBLIC_URL to where it runs.`;
}
