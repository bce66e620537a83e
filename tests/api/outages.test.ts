import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import {
  type Answer,
  type ApiStack,
  orderBody,
  orderIn,
  problemIn,
  type Sender,
  senderOf,
  startApiStack,
} from './api-stack.ts';
import { type Cable, cableTo } from './cable.ts';

/** A second API on the same parts, which it reaches through cables that a test can cut. */
let api: ApiStack;
let app: FastifyInstance;
let engine: Cable;
let postgres: Cable;
let connection: Connection;
let database: Database;
let sales: Sender;

const waits = { engine: 1_500, request: 3_000, probe: 500, keyLease: 4_000 };

beforeAll(async () => {
  api = await startApiStack();
  const { address, databaseUrl, namespace } = api.stack;
  engine = await cableTo('127.0.0.1', Number(address.split(':')[1]));
  const url = new URL(databaseUrl);
  postgres = await cableTo(url.hostname, Number(url.port));
  url.port = String(postgres.port);
  connection = await Connection.connect({ address: `127.0.0.1:${engine.port}` });
  database = connectDatabase(url.href, { connections: 3 });
  const temporal = new Client({ connection, namespace });
  app = await buildApp({ ...api.deps, database, temporal, waits });
  sales = senderOf(app, (await api.as('SALESPERSON')).key);
});
afterEach(() => {
  engine.mend();
  postgres.mend();
});
afterAll(async () => {
  await app.close();
  await connection.close();
  await database.close();
  await engine.close();
  await postgres.close();
  await api.close();
});

const ten = Array.from({ length: 10 });

function expectAway(answer: Answer, code: string): void {
  expect(problemIn(answer)).toMatchObject({ status: 503, code });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
}

/** Asks again under the same key until the answer is final, as Retry-After tells a client to. */
async function untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 && answer.status !== 429) return answer;
  }
  return await ask();
}

async function acts(orderId: string): Promise<string[]> {
  const rows = await api.stack.database.sql<{ command: string }[]>`
    select command from journal where order_id = ${orderId} and update_id is not null order by version`;
  return rows.map((row) => row.command);
}

test('while the engine is away a start is answered with 503; the same key then makes the one order [I8 I13]', async () => {
  const body = orderBody({ externalNumber: undefined });
  const key = randomUUID();
  engine.cut();
  expectAway(await sales.post('/v1/orders', body, key), 'engine-away');
  engine.mend();
  const order = orderIn(await untilAnswered(() => sales.post('/v1/orders', body, key)));
  expect(await acts(order.orderId)).toEqual(['receiveOrder']);
});

test('a command whose answer was lost is told by the same key, and was given once [I8 I13]', async () => {
  const { orderId } = orderIn(await untilAnswered(() => sales.post('/v1/orders', orderBody(), randomUUID())));
  const path = `/v1/orders/${orderId}/commands/pass-initial-review`;
  const key = randomUUID();
  engine.cutAfterNextRequest();
  expectAway(await sales.post(path, { input: {} }, key), 'engine-away');
  const direct = await api.as('SALESPERSON');
  await expect
    .poll(async () => orderIn(await direct.get(`/v1/orders/${orderId}`)).stage)
    .not.toBe('RECEIVED');
  engine.mend();
  const told = await untilAnswered(() => sales.post(path, { input: {} }, key));
  expect(told.status).toBe(200);
  expect(orderIn(told).stage).not.toBe('RECEIVED');
  expect((await acts(orderId)).filter((command) => command === 'passInitialReview')).toHaveLength(1);
});

test('while the engine is away orders are still read, and /readyz names what is missing', async () => {
  engine.cut();
  expect((await sales.get('/v1/orders')).status).toBe(200);
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({
    status: 'not-ready',
    parts: { database: { ok: true }, engine: { ok: false, missing: 'the workflow engine does not answer' } },
  });
});

test('while the database is away every request is answered with 503 and recovers by itself', async () => {
  postgres.cut();
  expectAway(await sales.get('/v1/orders'), 'database-away');
  expectAway(await sales.post('/v1/orders', orderBody(), randomUUID()), 'database-away');
  expect((await app.inject('/readyz')).json()).toMatchObject({ parts: { database: { ok: false } } });
  postgres.mend();
  expect((await untilAnswered(() => sales.get('/v1/orders'))).status).toBe(200);
});

test('a database that swallows everything hangs no request: 503 in time, and the same key tells the outcome', async () => {
  const key = randomUUID();
  const body = orderBody();
  postgres.swallow();
  const answers = await Promise.all(ten.map(() => sales.post('/v1/orders', body, key)));
  for (const answer of answers) expectAway(answer, 'database-away');
  postgres.mend();
  const order = orderIn(await untilAnswered(() => sales.post('/v1/orders', body, key)));
  expect(await acts(order.orderId)).toEqual(['receiveOrder']);
});

test('without a worker /readyz says so, and a start is accepted in the end', async () => {
  const settings = { ...api.deps.settings, taskQueue: `nobody-${randomUUID()}` };
  const alone = await buildApp({ ...api.deps, settings, waits: { ...waits, probe: 10_000 } });
  const ready = await alone.inject('/readyz');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({
    parts: {
      engine: { ok: true },
      worker: { ok: false, missing: `no worker polls the task queue ${settings.taskQueue}` },
    },
  });
  await alone.close();
  await expect.poll(async () => (await api.app.inject('/readyz')).json()).toMatchObject({ status: 'ready' });
  expect((await api.app.inject('/healthz')).statusCode).toBe(200);
});
