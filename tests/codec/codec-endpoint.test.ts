import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { createPayloadCodec } from '../../config/codec/payload-codec.ts';
import { type ApiStack, problemIn, senderOf, startApiStack } from '../api/api-stack.ts';

const key = { id: 'k1', secret: randomBytes(32) };
const webUi = 'http://127.0.0.1:8233';
const password = 'a long enough password 1';
let api: ApiStack;
let app: FastifyInstance;
let cookie: string;

beforeAll(async () => {
  api = await startApiStack();
  const settings = { ...api.deps.settings, temporalUiUrl: `${webUi}/namespaces` };
  app = await buildApp({ ...api.deps, settings, payloadCodec: createPayloadCodec([key]) });
  expect((await api.admin.put('/v1/users/auditor/password', { password })).status).toBeLessThan(300);
  const signedIn = await app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { account: 'auditor', password },
  });
  expect(signedIn.statusCode).toBe(201);
  cookie = String(signedIn.headers['set-cookie']).split(';', 1)[0] ?? '';
});
afterAll(async () => {
  await app.close();
  await api.close();
});

async function encrypted(value: unknown) {
  const [payload] = await createPayloadCodec([key]).encode([defaultPayloadConverter.toPayload(value)]);
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  const metadata = Object.entries(payload?.metadata ?? {}).map(([name, bytes]) => [name, base64(bytes)]);
  return { metadata: Object.fromEntries(metadata), data: base64(payload?.data) };
}

test('an auditor and an administrator read payloads by the codec protocol, and what they encode decodes again [S10]', async () => {
  const body = { payloads: [await encrypted('周敏'), await encrypted({ a: 1 })] };
  for (const sender of [senderOf(app, api.admin.key), senderOf(app, (await api.as('AUDITOR')).key)]) {
    const answer = await sender.post('/v1/codec/decode', body);
    const { payloads } = answer.body as { payloads: { data: string }[] };
    expect(payloads.map(({ data }) => Buffer.from(data, 'base64').toString())).toEqual(['"周敏"', '{"a":1}']);
    const again = await sender.post('/v1/codec/encode', answer.body);
    expect(again.text).not.toContain(payloads[0]?.data);
    expect((await sender.post('/v1/codec/decode', again.body)).body).toEqual(answer.body);
  }
});

test('nobody else does: no key 401, any other role 403', async () => {
  const body = { payloads: [await encrypted('周敏')] };
  const post = { method: 'POST', url: '/v1/codec/decode', payload: body } as const;
  expect((await app.inject(post)).statusCode).toBe(401);
  const sales = senderOf(app, (await api.as('SALESPERSON')).key);
  expect((await sales.post('/v1/codec/decode', body)).status).toBe(403);
});

test('a payload of a key that is not set is told with its key and the setting; a malformed one with its place', async () => {
  const admin = senderOf(app, api.admin.key);
  const payload = await encrypted('x');
  const other = { ...payload, metadata: { ...payload.metadata, 'encryption-key-id': 'b2xk' } };
  const unknown = problemIn(await admin.post('/v1/codec/decode', { payloads: [other] }));
  expect(unknown).toMatchObject({
    status: 422,
    detail: expect.stringMatching(/"old".*DUELINE_PAYLOAD_KEYS/),
  });
  const bad = problemIn(await admin.post('/v1/codec/decode', { payloads: [{ data: '*' }] }));
  expect(bad.errors?.[0]?.path).toBe('payloads[0].data');
});

test('the Web UI of the settings may ask with the session of who is signed in, and no other page may', async () => {
  const ask = async (origin: string, method: 'POST' | 'OPTIONS') => {
    const answer = await app.inject({
      method,
      url: '/v1/codec/decode',
      headers: {
        origin,
        ...(method === 'POST' && { cookie, 'x-namespace': 'default', 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { payload: JSON.stringify({ payloads: [await encrypted('周敏')] }) }),
    });
    const {
      'access-control-allow-origin': allowed,
      'access-control-allow-credentials': credentials,
      'access-control-allow-headers': headers,
    } = answer.headers;
    return { status: answer.statusCode, allowed, credentials, headers };
  };
  expect(await ask(webUi, 'OPTIONS')).toMatchObject({ status: 204, allowed: webUi, credentials: 'true' });
  expect((await ask(webUi, 'OPTIONS')).headers).toContain('x-namespace');
  expect(await ask(webUi, 'POST')).toMatchObject({ status: 200, allowed: webUi, credentials: 'true' });
  for (const origin of ['http://127.0.0.1:8234', 'http://evil.example.com', 'null']) {
    expect((await ask(origin, 'OPTIONS')).allowed).toBeUndefined();
    expect(await ask(origin, 'POST')).toMatchObject({ status: 403, allowed: undefined });
  }
  // Its permission is for this alone: a change is refused.
  const change = await app.inject({
    method: 'PATCH',
    url: '/v1/session',
    headers: { origin: webUi, cookie },
    payload: { locale: 'en' },
  });
  expect(change.statusCode).toBe(403);
});
