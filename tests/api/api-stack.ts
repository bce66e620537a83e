import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps, ApiSettings } from '../../api/deps.ts';
import type { Waits } from '../../api/limits.ts';
import { problemSchema } from '../../api/problems/problem-schema.ts';
import { type OrderView, orderSchema } from '../../api/views/order-schema.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type OrderStack, startOrderStack } from '../support/order-stack.ts';

export const adminKey = 'bootstrap-key-of-the-tests-0123456789';

/** What a request was answered with. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: unknown;
}

/** Someone who sends requests with a key of their own. */
export interface Sender {
  key: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, idempotencyKey?: string): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

/** The API on the real parts: Postgres, engine and a worker. */
export interface ApiStack {
  app: FastifyInstance;
  stack: OrderStack;
  deps: ApiDeps;
  /** Milliseconds by which the API's clock is wrong. */
  clock: { shiftMs: number; now(): Date };
  logLines: string[];
  admin: Sender;
  /** The person of the sample company who holds the role. */
  as(role: Role): Promise<Sender>;
  sender(key: string): Sender;
  close(): Promise<void>;
}

export async function startApiStack(
  settings: Partial<ApiSettings> = {},
  waits: Partial<Waits> = {},
  more: Partial<ApiDeps> = {},
): Promise<ApiStack> {
  const stack = await startOrderStack();
  const clock = { shiftMs: 0, now: () => new Date(Date.now() + clock.shiftMs) };
  const logLines: string[] = [];
  const deps: ApiDeps = {
    database: stack.database,
    temporal: stack.client,
    clock,
    settings: {
      adminKey,
      publicUrl: 'http://localhost:8080',
      taskQueue: stack.taskQueue,
      logLevel: 'info',
      ...settings,
    },
    logTo: { write: (line) => void logLines.push(line) },
    waits,
    ...more,
  };
  const app = await buildApp(deps);
  const senders = new Map<Role, Promise<Sender>>();
  const admin = senderOf(app, adminKey);

  async function signedIn(role: Role): Promise<Sender> {
    const [person] = await stack.database.sql<{ personId: string }[]>`
      select person_id as "personId" from person_roles where role = ${role}`;
    const made = await admin.post('/v1/api-keys', { personId: person?.personId ?? '' });
    return senderOf(app, String(Object(made.body)['key']));
  }

  return {
    app,
    stack,
    deps,
    clock,
    logLines,
    admin,
    sender: (key) => senderOf(app, key),
    as(role) {
      const known = senders.get(role) ?? signedIn(role);
      senders.set(role, known);
      return known;
    },
    async close() {
      await app.close();
      await stack.close();
    },
  };
}

/** Sends requests to an app with one key. */
export function senderOf(app: FastifyInstance, key: string): Sender {
  const authorization = `Bearer ${key}`;
  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    payload?: string,
  ): Promise<Answer> {
    const answer = await app.inject({
      method,
      url,
      headers: { authorization, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    // A workbook or a picture has no body to look into.
    const isJson = /\bjson\b/.test(String(answer.headers['content-type']));
    const body: unknown = isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined;
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, body };
  }
  return {
    key,
    get: (path) => send('GET', path, {}),
    delete: (path) => send('DELETE', path, {}),
    patch: (path, body) => send('PATCH', path, { 'content-type': 'application/json' }, JSON.stringify(body)),
    put: (path, body) => send('PUT', path, { 'content-type': 'application/json' }, JSON.stringify(body)),
    post: (path, body, idempotencyKey) =>
      send(
        'POST',
        path,
        {
          'content-type': 'application/json',
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
  };
}

/** The answer as an order; throws when it is not one of the documented shape. */
export function orderIn(answer: Answer): OrderView {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
  return orderSchema.parse(answer.body);
}

/** The answer as problem details of the documented shape. */
export function problemIn(answer: Answer) {
  if (answer.headers['content-type'] !== 'application/problem+json') throw new Error(answer.text);
  const problem = problemSchema.strict().parse(answer.body);
  if (problem.status !== answer.status) throw new Error(`status ${answer.status}: ${answer.text}`);
  return problem;
}

/** A complete order of one catalogue product for a known customer. */
export function orderBody(given: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    channel: 'SALESPERSON',
    externalNumber: randomUUID(),
    customer: { customerId: 'CUS-001' },
    lines: [{ productCode: 'XL-21', quantity: '4', unitPrice: { amount: '4800.00', currency: 'CNY' } }],
    paymentMethod: 'MONTHLY',
    deliveryDate: '2028-03-01',
    deliveryAddress: '江苏省南京市江宁区秣周东路12号',
    ...given,
  };
}
