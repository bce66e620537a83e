import { Validator } from '@seriousme/openapi-schema-validator';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../api/app.ts';
import { commandInputs } from '../../api/inputs/command-inputs.ts';
import { connectDatabase } from '../../db/connect.ts';
import { problems } from '../../domain/errors.ts';
import { commandNames, commandTable, kebabName } from '../../domain/order/commands.ts';

const operation = z.looseObject({
  summary: z.string().min(1),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-roles': z.array(z.string()).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
  requestBody: z.looseObject({}).optional(),
  parameters: z.array(z.looseObject({ name: z.string() })).optional(),
});
const document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

let app: FastifyInstance;
let json: Record<string, unknown>;
let api: z.output<typeof document>;

// Nothing is asked of either: the document follows from the code alone.
const database = connectDatabase('postgres://nobody@127.0.0.1:9/none');
const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) });

beforeAll(async () => {
  app = await buildApp({
    database,
    temporal,
    clock: { now: () => new Date() },
    settings: { publicUrl: 'https://orders.example.com', taskQueue: 'none', logLevel: 'silent' },
  });
  json = (await app.inject('/openapi.json')).json();
  api = document.parse(json);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

function operations() {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ path, method, each })),
  );
}

test('the document is valid OpenAPI 3.1, and people can read it at /docs', async () => {
  expect(await new Validator().validate(structuredClone(json))).toMatchObject({ valid: true });
  const page = await app.inject('/docs');
  expect(page).toMatchObject({ statusCode: 200 });
  expect(page.headers['content-type']).toContain('text/html');
});

test('there is one route for every command that people may give, and none for what policy alone decides', () => {
  const routed = operations()
    .map(({ path }) => /^\/v1\/orders\/{orderId}\/commands\/(.+)$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  const given = commandNames.filter((name) => commandTable[name].roles.length > 0 && name !== 'receiveOrder');
  expect(routed.sort()).toEqual(given.map(kebabName).sort());
});

test('every command has its input described field by field', () => {
  const undescribed: string[] = [];
  const look = (schema: unknown, path: string): void => {
    const { properties, items, description, anyOf } = Object(schema);
    if (description === undefined && properties === undefined && anyOf === undefined) undescribed.push(path);
    for (const [name, field] of Object.entries(Object(properties))) look(field, `${path}.${name}`);
    if (items !== undefined && Object(items).properties !== undefined) look(items, `${path}[]`);
  };
  for (const [name, schema] of Object.entries(commandInputs))
    look(z.toJSONSchema(schema, { io: 'input' }), name);
  expect(undescribed).toEqual([]);
});

test('every problem code is documented, with what to do next, by some operation', () => {
  const text = JSON.stringify(Object.values(api.paths));
  const missing = Object.keys(problems).filter((code) => !text.includes(`\`${code}\``));
  expect(missing).toEqual([]);
  const schema = JSON.stringify(Object(json['components'])['schemas']['Problem']);
  for (const { advice } of Object.values(problems))
    expect(schema).toContain(JSON.stringify(advice).slice(1, -1));
});

/** Passwords are kept under no key: what is stored of a request would help to guess them. The codec changes nothing. */
const keyless = ['/v1/session', '/v1/session/password', '/v1/codec/decode', '/v1/codec/encode'];

test('every operation under /v1 says who may call it, and every POST that it can be repeated [I8]', () => {
  for (const { path, method, each } of operations().filter((one) => one.path.startsWith('/v1/'))) {
    const where = `${method} ${path}`;
    if (JSON.stringify(each.security) === '[]') {
      expect(where).toMatch(/^(get|post) \/v1\/(sign-in|session)/);
      continue;
    }
    if (JSON.stringify(each.security) === '[{"customerLink":[]}]') {
      expect(where).toMatch(/^get \/v1\/follow\//);
      continue;
    }
    if (JSON.stringify(each.security) === '[{"signature":[]}]') {
      expect(where).toMatch(/^post \/v1\/inbound\//);
      continue;
    }
    expect(each.security, where).toEqual([{ apiKey: [] }, { session: [] }]);
    expect(each['x-roles']?.length, where).toBeGreaterThan(0);
    expect(Object.keys(each.responses), where).toEqual(expect.arrayContaining(['401', '403', '429', '503']));
    if (method !== 'post' || keyless.includes(path)) continue;
    expect(each.requestBody, where).toBeDefined();
    expect(
      each.parameters?.map(({ name }) => name),
      where,
    ).toContain('idempotency-key');
    expect(Object.keys(each.responses), where).toEqual(expect.arrayContaining(['409', '413', '422']));
  }
});

test('no answer frames the page, guesses its type or loads scripts from elsewhere', async () => {
  for (const url of ['/docs', '/healthz', '/v1/orders', '/nowhere']) {
    const { headers } = await app.inject(url);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(String(headers['content-security-policy'])).toMatch(/script-src 'self' ?;/);
    expect(String(headers['content-security-policy'])).not.toMatch(/upgrade-insecure-requests/);
  }
});
