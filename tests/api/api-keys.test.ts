import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { problemIn, type Sender, senderOf } from './api-stack.ts';
import { type SignInStack, startSignInStack } from './sign-in-stack.ts';

const dayMs = 86_400_000;

let api: SignInStack;

beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());
beforeEach(() => {
  api.clock.shiftMs = 0;
});

async function make(body: object): Promise<{ keyId: string; sender: Sender }> {
  const answer = await api.admin.post('/v1/api-keys', body);
  if (answer.status !== 201) throw new Error(answer.text);
  const { keyId, key } = Object(answer.body);
  return { keyId, sender: senderOf(api.app, key) };
}

/** Those requests, one of each width, for which the key was wide enough; what they ask for fits nothing. */
async function widths(sender: Sender): Promise<string[]> {
  const empty = {};
  const asked = {
    READ: await sender.get('/v1/customers'),
    COMMAND: await sender.post('/v1/commands', empty),
    'COMMAND by path': await sender.post(`/v1/orders/ord_${'a'.repeat(26)}/commands/release-order`, empty),
    ADMINISTER: await sender.post('/v1/users', empty),
    'ADMINISTER by path': await sender.delete('/v1/api-keys/key_0'),
  };
  return Object.entries(asked).flatMap(([name, { text }]) =>
    text.includes('"key-too-narrow"') ? [] : [name],
  );
}

test('a key does what its scopes say and no more, whatever its person may', async () => {
  const all = ['READ', 'COMMAND', 'COMMAND by path', 'ADMINISTER', 'ADMINISTER by path'];
  const admin = { personId: 'admin' };
  expect(await widths((await make(admin)).sender)).toEqual(all);
  expect(await widths((await make({ ...admin, scopes: ['READ'] })).sender)).toEqual(all.slice(0, 1));
  expect(await widths((await make({ ...admin, scopes: ['COMMAND'] })).sender)).toEqual(all.slice(0, 3));
  expect(await widths((await make({ ...admin, scopes: ['ADMINISTER'] })).sender)).toEqual(all);
  for (const scopes of [[], ['EVERYTHING']])
    expect((await api.admin.post('/v1/api-keys', { ...admin, scopes })).status).toBe(422);
});

test('scopes add nothing to what the person may', async () => {
  const { sender } = await make({ personId: 'buyer', scopes: ['ADMINISTER'] });
  expect(problemIn(await sender.post('/v1/users', {})).code).toBe('not-your-role');
});

test('a key that is too narrow is told the scope it lacks, and the attempt goes on record [PRIV-12]', async () => {
  const { sender } = await make({ personId: 'admin', scopes: ['READ'] });
  const refused = problemIn(await sender.delete('/v1/api-keys/key_0'));
  expect(refused).toMatchObject({ status: 403, code: 'key-too-narrow' });
  expect(refused.detail).toContain('ADMINISTER');
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body);
  expect(log.items).toMatchObject([
    { personId: 'admin', method: 'DELETE', path: '/v1/api-keys/key_0', status: 403, code: 'key-too-narrow' },
  ]);
});

test('a key is replaced without a gap: both hold for the overlap, then the new one alone', async () => {
  const old = await make({ personId: 'buyer', label: 'ERP', scopes: ['READ'] });
  const path = `/v1/api-keys/${old.keyId}/rotation`;
  const rotated = Object((await api.admin.post(path, { overlapHours: 2 }, 'rotation-1')).body);
  const fresh = senderOf(api.app, rotated.key);
  for (const sender of [old.sender, fresh]) expect((await sender.get('/v1/me')).status).toBe(200);
  expect(problemIn(await fresh.post('/v1/commands', {})).code).toBe('key-too-narrow');
  const listed = Object((await api.admin.get('/v1/api-keys?limit=200')).body)['items'];
  expect(listed).toContainEqual(
    expect.objectContaining({ keyId: old.keyId, replacedBy: rotated.keyId, expiresAt: rotated.oldExpiresAt }),
  );
  expect(listed).toContainEqual(
    expect.objectContaining({ keyId: rotated.keyId, label: 'ERP', scopes: ['READ'] }),
  );
  const again = Object((await api.admin.post(path, { overlapHours: 2 }, 'rotation-1')).body);
  expect(again).toEqual({ ...rotated, key: null });
  expect((await api.admin.post(path, {})).status).toBe(404);
  api.clock.shiftMs = 2 * 3_600_000 + 1_000;
  expect((await old.sender.get('/v1/me')).status).toBe(401);
  expect((await fresh.get('/v1/me')).status).toBe(200);
});

test('a key that ends is followed by one that holds as long, and neither outlives what was set', async () => {
  const end = new Date(Date.now() + 10 * dayMs).toISOString();
  const old = await make({ personId: 'buyer', expiresAt: end });
  api.clock.shiftMs = 9.5 * dayMs;
  const path = `/v1/api-keys/${old.keyId}/rotation`;
  const rotated = Object((await api.admin.post(path, { overlapHours: 48 })).body);
  expect(Date.parse(rotated.oldExpiresAt)).toBe(Date.parse(end));
  const days = (Date.parse(rotated.expiresAt) - Date.now()) / dayMs - 9.5;
  expect(days).toBeCloseTo(10, 2);
  api.clock.shiftMs = 11 * dayMs;
  expect((await old.sender.get('/v1/me')).status).toBe(401);
  expect((await senderOf(api.app, rotated.key).get('/v1/me')).status).toBe(200);
});

test('a key that has ended, was revoked or never was is not replaced', async () => {
  const ended = await make({ personId: 'buyer', expiresAt: new Date(Date.now() + dayMs).toISOString() });
  const revoked = await make({ personId: 'buyer' });
  await api.admin.delete(`/v1/api-keys/${revoked.keyId}`);
  api.clock.shiftMs = 2 * dayMs;
  for (const keyId of [ended.keyId, revoked.keyId, 'key_0'])
    expect((await api.admin.post(`/v1/api-keys/${keyId}/rotation`, {})).status).toBe(404);
});
