import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { failedSignInsPerMinute } from '../../api/limits.ts';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres-template.ts';
import { adminKey, orderBody, problemIn, senderOf } from './api-stack.ts';

let testDatabase: TestDatabase;
let database: Database;
let app: FastifyInstance;
let log = '';

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.url);
  app = await build({});
});
afterAll(async () => {
  await app.close();
  await database.close();
  await testDatabase.drop();
});

function build(settings: {
  requestsPerMinute?: number;
  trustedProxies?: string[];
}): Promise<FastifyInstance> {
  return buildApp({
    database,
    temporal: new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) }),
    clock: { now: () => new Date() },
    settings: { adminKey, publicUrl: 'http://localhost', taskQueue: 'none', logLevel: 'trace', ...settings },
    logTo: { write: (line) => (log += line) },
    waits: { engine: 300, request: 2_000 },
  });
}

test('behind a proxy that is trusted each address has a limit of its own, and no other may claim one [S8]', async () => {
  const behind = await build({ requestsPerMinute: 2, trustedProxies: ['127.0.0.1'] });
  const bare = await build({ requestsPerMinute: 2 });
  const ask = async (api: FastifyInstance, forwarded: string) => {
    const headers = { 'x-forwarded-for': forwarded };
    return (await api.inject({ method: 'GET', url: '/v1/sign-in', headers })).statusCode;
  };
  for (const api of [behind, bare]) for (let count = 0; count < 2; count += 1) await ask(api, '192.0.2.1');
  expect(await ask(behind, '192.0.2.1')).toBe(429);
  expect(await ask(behind, '192.0.2.2')).toBe(200);
  expect(await ask(bare, '192.0.2.2')).toBe(429);
  await Promise.all([behind.close(), bare.close()]);
});

test('who asks too much is told to slow down, and no other caller is [S8]', async () => {
  const few = await build({ requestsPerMinute: 5 });
  const admin = senderOf(few, adminKey);
  for (let count = 0; count < 5; count += 1) expect((await admin.get('/v1/me')).status).toBe(200);
  const answer = await admin.get('/v1/me');
  expect(problemIn(answer)).toMatchObject({ status: 429, code: 'slow-down' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await senderOf(few, 'another').get('/v1/me')).status).toBe(401);
  await few.close();
});

test('an address whose sign-ins fail again and again must wait [S8]', async () => {
  const guessing = await build({});
  const statuses = new Set<number>();
  for (let count = 0; count < failedSignInsPerMinute + 1; count += 1) {
    const key = `dlk_${randomBytes(32).toString('base64url')}`;
    statuses.add((await senderOf(guessing, key).get('/v1/me')).status);
  }
  expect([...statuses]).toEqual([401, 429]);
  await guessing.close();
});

test('a defect of ours is answered as a problem without a trace of the code', async () => {
  await database.sql`alter table customers rename to customers_gone`;
  const answer = await senderOf(app, adminKey).get('/v1/customers');
  await database.sql`alter table customers_gone rename to customers`;
  expect(problemIn(answer)).toMatchObject({ status: 500, code: 'internal-error' });
  expect(answer.text).not.toMatch(/customers|\.ts|select|node_modules/i);
});

test('the log tells route and outcome, and neither keys nor bodies nor what was searched for [S10]', async () => {
  log = '';
  const admin = senderOf(app, adminKey);
  await admin.get('/v1/orders?q=geheim-gesucht');
  await admin.post('/v1/orders', orderBody({ remarks: 'geheim-notiert' }), 'geheimer-schluessel');
  await admin.post('/v1/orders', '{"remarks":"geheim-kaputt"');
  await senderOf(app, 'geheimer-zugang').get('/v1/orders');
  await database.sql`alter table orders rename to orders_gone`;
  await admin.get('/v1/orders?q=geheim-gesucht');
  await admin.get('/v1/orders?customerId=geheim-kunde');
  await database.sql`alter table orders_gone rename to orders`;
  expect(log).toContain('"path":"/v1/orders"');
  expect(log).toContain('"statusCode":500');
  expect(log).not.toContain('geheim');
  expect(log).not.toContain(adminKey);
});

test('every answer carries the id under which the log has it, made here and not by the sender', async () => {
  const answer = await app.inject({ url: '/v1/nowhere', headers: { 'x-request-id': 'forged' } });
  expect(answer.headers['x-request-id']).toBe(answer.json()['requestId']);
  expect(answer.headers['x-request-id']).not.toBe('forged');
});

test('metrics count requests by route and outcome', async () => {
  await app.inject('/v1/me');
  const { body, headers } = await app.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toMatch(
    /dueline_http_request_seconds_count\{method="GET",route="\/v1\/me",status="401"\} [1-9]/,
  );
  expect(body).toMatch(/dueline_http_problems_total\{status="401"\} [1-9]/);
});

test('what is no HTTP at all is told so, and the connection ends', async () => {
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let told = '';
  socket.on('data', (bytes) => (told += bytes.toString()));
  socket.write('HELO mail.example.com\r\n\r\n');
  await new Promise((resolve) => socket.on('close', resolve));
  expect(told).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(told).toContain('content-type: application/problem+json');
});
