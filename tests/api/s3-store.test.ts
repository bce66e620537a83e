import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type S3Place, s3Store } from '../../api/attachments/s3-store.ts';
import { readSettings, SettingsError } from '../../config/settings.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';

const account = { bucket: 'dueline-files', region: 'cn-north-1', keyId: 'AKID', secret: 'a/secret+of=40' };
const bytes = Buffer.from('a signed contract');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const key = `attachments/${sha256.slice(0, 2)}/${sha256}`;

let server: S3Server;
let place: S3Place;

beforeAll(async () => {
  server = await startS3Server(account);
  place = { ...account, endpoint: server.url, pathStyle: true };
});
afterAll(() => server.close());

test('a file is kept under its checksum by signed requests, once, and given back as it was', async () => {
  const store = s3Store(place);
  expect(await store.get(sha256)).toBeUndefined();
  await store.put(sha256, bytes);
  await store.put(sha256, bytes);
  expect(server.objects.get(key)).toEqual(bytes);
  expect(server.asked.filter((each) => each === `PUT ${key}`)).toHaveLength(1);
  const found = await store.get(sha256);
  expect(found && (await buffer(found))).toEqual(bytes);
});

test('the bucket stands in the host name where the provider wants it there', async () => {
  // A name of this machine under which any bucket is found.
  const store = s3Store({ ...place, endpoint: `http://localhost:${server.port}`, pathStyle: false });
  await store.put(sha256, bytes).catch((error: Error) => {
    // Some machines know no names below localhost; then the address that was tried still shows the bucket.
    expect(error.message).toContain('localhost');
  });
});

test('bytes that are not those of their checksum are not given out', async () => {
  server.objects.set(key, Buffer.from('an altered contract'));
  await expect(s3Store(place).get(sha256)).rejects.toThrow('holds other bytes');
  server.objects.delete(key);
});

test.each([
  [{ secret: 'another' }, 'DUELINE_S3_SECRET'],
  [{ keyId: 'nobody' }, 'DUELINE_S3_KEY_ID'],
  [{ bucket: 'no-such-bucket' }, 'DUELINE_S3_BUCKET'],
  [{ endpoint: 'http://127.0.0.1:28499' }, 'DUELINE_S3_ENDPOINT'],
])('a store that refuses or is away is told with the setting to look at: %o', async (wrong, setting) => {
  const store = s3Store({ ...place, ...wrong });
  await expect(store.get(sha256)).rejects.toThrow(setting);
  await expect(store.put(sha256, bytes)).rejects.toThrow(setting);
});

test('an endpoint without bucket or key is refused when the program starts, by the names of what is missing', () => {
  expect(() => readSettings({ DUELINE_S3_ENDPOINT: 'https://s3.example.com' })).toThrow(SettingsError);
  expect(() => readSettings({ DUELINE_S3_ENDPOINT: 'https://s3.example.com' })).toThrow(
    /DUELINE_S3_BUCKET[\s\S]*DUELINE_S3_KEY_ID[\s\S]*DUELINE_S3_SECRET/,
  );
  expect(readSettings({}).s3Endpoint).toBeUndefined();
});
