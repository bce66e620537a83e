import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { expect, test } from 'vitest';
import { createPayloadCodec } from '../../config/codec/payload-codec.ts';
import { type PayloadKey, readPayloadKeys } from '../../config/codec/payload-key.ts';
import { readSettings, SettingsError } from '../../config/settings.ts';

const older: PayloadKey = { id: 'older', secret: randomBytes(32) };
const newer: PayloadKey = { id: 'newer', secret: randomBytes(32) };
const name = '周敏 021-5550 1234';

function payloadFor(value: unknown): Payload {
  return defaultPayloadConverter.toPayload(value);
}

function valueIn(payload: Payload | undefined): unknown {
  if (payload === undefined) throw new Error('no payload');
  return defaultPayloadConverter.fromPayload(payload);
}

test('what is encrypted holds nothing of the plain text, and no two look alike [S10]', async () => {
  const codec = createPayloadCodec([newer]);
  const [first, second] = await codec.encode([payloadFor(name), payloadFor(name)]);
  const bytes = Buffer.from(first?.data ?? []);
  expect(bytes.includes(Buffer.from('周敏'))).toBe(false);
  expect(bytes.equals(Buffer.from(second?.data ?? []))).toBe(false);
  expect(Object.keys(first?.metadata ?? {}).sort()).toEqual([
    'encoding',
    'encryption-cipher',
    'encryption-key-id',
  ]);
  expect((await codec.decode([first as Payload])).map(valueIn)).toEqual([name]);
});

test('after a rotation the new key encrypts and the old one still reads [S10]', async () => {
  const [old] = await createPayloadCodec([older]).encode([payloadFor(name)]);
  const codec = createPayloadCodec([newer, older]);
  const [fresh] = await codec.encode([payloadFor(name)]);
  expect((await codec.decode([old as Payload, fresh as Payload])).map(valueIn)).toEqual([name, name]);
  await expect(createPayloadCodec([older]).decode([fresh as Payload])).rejects.toThrow(/newer/);
});

test('payloads from before there was a key stay readable', async () => {
  const codec = createPayloadCodec([newer]);
  expect((await codec.decode([payloadFor({ name })])).map(valueIn)).toEqual([{ name }]);
  expect((await createPayloadCodec([]).encode([payloadFor(name)])).map(valueIn)).toEqual([name]);
});

test('a payload of a key that is not set is an error that names the key and the setting', async () => {
  const [foreign] = await createPayloadCodec([older]).encode([payloadFor(name)]);
  for (const keys of [[], [newer]]) {
    await expect(createPayloadCodec(keys).decode([foreign as Payload])).rejects.toThrow(
      /"older".*DUELINE_PAYLOAD_KEYS/,
    );
  }
});

test('a changed bit, another key under the same name and a cut payload are refused, never read wrongly', async () => {
  const codec = createPayloadCodec([newer, older]);
  const [whole] = await codec.encode([payloadFor(name)]);
  const data = Buffer.from(whole?.data ?? []);
  const metadata = whole?.metadata ?? {};
  const damaged = [
    { metadata, data: Buffer.concat([data.subarray(0, -1), Buffer.from([(data.at(-1) ?? 0) ^ 1])]) },
    { metadata, data: data.subarray(0, 20) },
    { metadata, data: Buffer.alloc(0) },
    { metadata: { ...metadata, 'encryption-key-id': Buffer.from('older') }, data },
  ];
  for (const payload of damaged) await expect(codec.decode([payload])).rejects.toThrow(/damaged/);
  const impostor = createPayloadCodec([{ id: 'newer', secret: randomBytes(32) }]);
  await expect(impostor.decode([whole as Payload])).rejects.toThrow(/damaged, or the key "newer"/);
});

test('keys are read from one setting, the first of them current; a bad one is told without repeating it', () => {
  const text = (key: PayloadKey) => `${key.id}:${Buffer.from(key.secret).toString('base64')}`;
  const read = readPayloadKeys(`${text(newer)}, ${text(older)}`);
  expect(read.map((key) => key.id)).toEqual(['newer', 'older']);
  expect(Buffer.from(read[1]?.secret ?? []).equals(Buffer.from(older.secret))).toBe(true);
  const secret = 'c2hvcnQtc2VjcmV0';
  for (const bad of [`k1:${secret}`, secret, `${text(newer)},`, `${text(newer)},${text(newer)}`]) {
    expect(() => readPayloadKeys(bad)).toThrow(RangeError);
  }
  try {
    readSettings({ DUELINE_PAYLOAD_KEYS: `k1:${secret}` });
    throw new Error('was accepted');
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect(String(error)).toContain('DUELINE_PAYLOAD_KEYS');
    expect(String(error)).not.toContain(secret);
  }
});
