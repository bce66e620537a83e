import { OfflineError, type Problem, ProblemError } from './problem.ts';

/** Filters of a list; what is undefined or empty is left out of the address. */
export type Query = Record<string, string | number | boolean | undefined>;

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  form?: FormData;
  /** The same key with the same body is the same act, however often it is sent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** A customer's signed link, for those who are not signed in. */
  bearer?: string;
}

let csrfToken = '';
let onSignedOut: () => void = () => undefined;

/** The session's token, which goes out with every change. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when the API no longer knows who is asking. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** One request to the API. Rejects with ProblemError or OfflineError. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', query, body, form, idempotencyKey, signal, bearer } = options;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const payload = form ?? (body === undefined ? undefined : JSON.stringify(body));
  let answer: Response;
  try {
    answer = await fetch(withQuery(path, query), {
      method,
      headers,
      credentials: bearer === undefined ? 'same-origin' : 'omit',
      ...(payload === undefined ? {} : { body: payload }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OfflineError(error);
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  const problem = await problemIn(answer);
  if (problem.status === 401 && bearer === undefined && path !== '/v1/session') onSignedOut();
  throw new ProblemError(problem);
}

/** A path with its query; empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function problemIn(answer: Response): Promise<Problem> {
  const fallback = { status: answer.status, code: 'unknown', title: answer.statusText };
  try {
    return { ...fallback, ...((await answer.json()) as Problem) };
  } catch {
    return fallback;
  }
}
