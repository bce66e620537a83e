import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { folderStore } from '../../api/attachments/folder-store.ts';
import { limits } from '../../api/limits.ts';
import { attachmentList, attachmentSchema } from '../../api/views/attachment-schema.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { sendForm } from './send-form.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')]);
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photo')]);
const webp = Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1');
const pdf = Buffer.from('%PDF-1.7\n');
const html = Buffer.from('<!doctype html><script>alert(1)</script>');

let api: ApiStack;
let app: ApiStack['app'];
let sales: Sender;
let folder: string;
let orderId: string;

beforeAll(async () => {
  api = await startApiStack();
  folder = mkdtempSync(join(tmpdir(), 'dueline-files-'));
  app = await buildApp({ ...api.deps, attachments: folderStore(join(folder, 'attachments')) });
  sales = await api.as('SALESPERSON');
  ({ orderId } = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' }))));
});
afterAll(async () => {
  await app.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  bytes: Buffer;
  name?: string;
  field?: string;
  fields?: Record<string, string>;
  key?: string;
  by?: Sender;
  to?: string;
}

/** Sends a file as a browser's form does. */
async function send({
  bytes,
  name = 'photo.png',
  field = 'file',
  fields = {},
  key,
  by = sales,
  to = orderId,
}: Sent) {
  const form = new FormData();
  for (const [each, value] of Object.entries(fields)) form.set(each, value);
  form.set(field, new Blob([Uint8Array.from(bytes)], { type: 'text/html' }), name);
  return await sendForm(app, form, { to: `/v1/orders/${to}/attachments`, by, key });
}

function get(path: string, by: Sender = sales) {
  return app.inject({ url: path, headers: { authorization: `Bearer ${by.key}` } });
}

test.each([
  ['image/png', png, 'inline'],
  ['image/jpeg', jpeg, 'inline'],
  ['image/webp', webp, 'inline'],
  ['application/pdf', pdf, 'attachment'],
])(
  'a file of type %s is told by its bytes, kept, and given back as it was',
  async (mediaType, bytes, kind) => {
    const sent = attachmentSchema.parse(
      (await send({ bytes, name: 'evidence.html', fields: { note: '外箱' } })).body,
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(sent).toMatchObject({
      mediaType,
      sha256,
      sizeInBytes: bytes.length,
      note: '外箱',
      fileName: 'evidence.html',
    });
    expect(readFileSync(join(folder, 'attachments', sha256.slice(0, 2), sha256))).toEqual(bytes);
    const back = await get(sent.path);
    expect(back.rawPayload).toEqual(bytes);
    expect(back.headers).toMatchObject({
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(back.headers['content-disposition']).toMatch(new RegExp(`^${kind};`));
  },
);

test('a list tells the files of an order with their senders, oldest first', async () => {
  const other = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' }))).orderId;
  for (const [bytes, name] of [
    [png, 'first.png'],
    [jpeg, 'second.jpg'],
  ] as const)
    await send({ bytes, name, to: other });
  const { items } = attachmentList.parse((await get(`/v1/orders/${other}/attachments`)).json());
  expect(items.map((item) => item.fileName)).toEqual(['first.png', 'second.jpg']);
  expect(items[0]?.uploadedBy).toEqual({ personId: 'salesperson', names: { zh: '张伟', en: 'Zhang Wei' } });
});

test.each([
  ['a page', html, 'photo.png'],
  ['an empty file', Buffer.alloc(0), 'photo.png'],
  ['a vector picture, which may hold scripts', Buffer.from('<svg onload="alert(1)"/>'), 'photo.png'],
])('%s is refused, whatever it calls itself, and nothing of it is kept', async (_what, bytes, name) => {
  const problem = problemIn(await send({ bytes, name }));
  expect(problem).toMatchObject({ status: 422, code: 'validation-failed', errors: [{ path: 'file' }] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = readdirSync(join(folder, 'attachments'), { recursive: true }).map(String);
  expect(kept.filter((path) => path.includes(sha256) || path.endsWith('.part'))).toEqual([]);
});

test('a file of just the size that is allowed is taken, and one byte more is refused with 413', async () => {
  const full = Buffer.concat([png, Buffer.alloc(limits.attachmentBytes - png.length)]);
  expect((await send({ bytes: full })).status).toBe(201);
  const problem = problemIn(await send({ bytes: Buffer.concat([full, Buffer.from('x')]) }));
  expect(problem).toMatchObject({ status: 413, code: 'body-too-large' });
});

test.each([
  ['../../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['发票 (终).pdf', '发票 (终).pdf'],
  ['a"; filename="evil.exe', 'a"; filename="evil.exe'],
  ['line\r\nSet-Cookie: a=b', 'lineSet-Cookie: a=b'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  ['长'.repeat(500), '长'.repeat(limits.nameLength)],
])('the file name %j is a text and nothing more', async (name, shown) => {
  const sent = attachmentSchema.parse((await send({ bytes: png, name })).body);
  expect(sent.fileName.replaceAll('%22', '"').replaceAll(/%0D|%0A/g, '')).toBe(shown);
  const header = String((await get(sent.path)).headers['content-disposition']);
  expect(header).toMatch(/^inline; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
  expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(sent.fileName);
});

test('the same upload under the same key is kept once; another file under it is refused [I8]', async () => {
  const fresh = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '加急' }))).orderId;
  const first = await send({ bytes: png, key: 'photo-1', to: fresh });
  const again = await send({ bytes: png, key: 'photo-1', to: fresh });
  expect(again.body).toEqual(first.body);
  expect(problemIn(await send({ bytes: jpeg, key: 'photo-1', to: fresh })).code).toBe('key-reused');
  expect(attachmentList.parse((await get(`/v1/orders/${fresh}/attachments`)).json()).items).toHaveLength(1);
});

test('files follow the rights to their order: to others it is as if there were none [PRIV-02 PRIV-10]', async () => {
  const inspector = await api.as('INSPECTOR');
  const sent = attachmentSchema.parse((await send({ bytes: png })).body);
  const nowhere = `ord_${'a'.repeat(26)}`;
  for (const path of [sent.path, `/v1/orders/${orderId}/attachments`]) {
    expect((await get(path, inspector)).statusCode).toBe(404);
  }
  expect(problemIn(await send({ bytes: png, by: inspector })).code).toBe('not-found');
  expect(problemIn(await send({ bytes: png, to: nowhere })).code).toBe('not-found');
  expect((await get('/v1/attachments/01980000-0000-7000-8000-000000000000')).statusCode).toBe(404);
});

test('what does not fit is named: no file, a lot that is none of the order, another body', async () => {
  expect(problemIn(await send({ bytes: png, field: 'picture' })).errors?.[0]?.path).toBe('picture');
  expect(problemIn(await send({ bytes: png, fields: { lotId: 'L9' } })).errors?.[0]?.path).toBe('lotId');
  expect(problemIn(await send({ bytes: png, fields: { colour: 'red' } })).errors?.[0]?.path).toBe('colour');
  const json = await sales.post(`/v1/orders/${orderId}/attachments`, { file: 'x' });
  expect(problemIn(json).code).toBe('malformed-body');
});
