import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderStore } from '../../api/attachments/folder-store.ts';
import { limits } from '../../api/limits.ts';
import { attachmentList } from '../../api/views/attachment-schema.ts';
import { draftPage, draftSchema } from '../../api/views/draft-schema.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { addPerson } from './people-at-work.ts';
import { sendForm } from './send-form.ts';

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a scan')]);
const pdf = Buffer.from('%PDF-1.7 the second page\n');

let api: ApiStack;
let sales: Sender;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-drafts-'));
  api = await startApiStack({}, {}, { attachments: folderStore(folder) });
  sales = await api.as('SALESPERSON');
});
afterAll(async () => {
  api.clock.shiftMs = 0;
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Papers {
  files?: [name: string, bytes: Buffer][];
  fields?: Record<string, string>;
  key?: string;
  by?: Sender;
}

async function sendUp({ files = [['fax.jpg', jpeg]], fields = { channel: 'FAX' }, key, by = sales }: Papers) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, bytes] of files) form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return await sendForm(api.app, form, { to: '/v1/order-drafts', by, key });
}

async function drafted(papers: Papers = {}) {
  const answer = await sendUp(papers);
  if (answer.status !== 201) throw new Error(answer.text);
  return draftSchema.parse(answer.body);
}

/** An order without number and channel, as a clerk types it off a paper. */
function typed(given: object = {}): Record<string, unknown> {
  const { channel: _draft, externalNumber: _none, ...order } = orderBody({ consignee: '周敏' });
  return { ...order, ...given };
}

const register = (draftId: string, body: object, key?: string, by = sales) =>
  by.post(`/v1/order-drafts/${draftId}/register`, body, key);

const draft = async (draftId: string) =>
  draftSchema.parse((await sales.get(`/v1/order-drafts/${draftId}`)).body);

const get = async (path: string) =>
  await api.app.inject({ url: path, headers: { authorization: `Bearer ${sales.key}` } });

const emptyMail = (subject: string) =>
  Buffer.from(
    `From: Li <buyer@customer.example.com>\r\nMessage-ID: <${randomUUID()}@c>\r\nSubject: ${subject}\r\n\r\nWe order 4 XL-21.\r\n`,
  );

test.each(['FAX', 'LETTER', 'VISIT', 'OTHER', 'EMAIL'])(
  'an order by %s is entered from its draft; the scan is a file of the order, under its checksum in the journal [INTAKE-05 INTAKE-01]',
  async (channel) => {
    const made = await drafted({
      fields: { channel, note: '第二页有签字', customerId: 'CUS-001' },
      files: [
        ['../订单.jpg', jpeg],
        ['2.pdf', pdf],
      ],
    });
    expect(made).toMatchObject({ channel, state: 'OPEN', note: '第二页有签字', enteredBy: 'salesperson' });
    expect(made.customer).toMatchObject({ customerId: 'CUS-001' });
    const answer = await register(made.draftId, typed());
    expect(answer.status).toBe(201);
    const order = orderIn(answer);
    expect(order.details.channel).toBe(channel);
    const sums = [jpeg, pdf].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(order.details.originals?.map(({ sha256 }) => sha256)).toEqual(sums);
    const files = attachmentList.parse((await get(`/v1/orders/${order.orderId}/attachments`)).json()).items;
    expect(files.map(({ kind, fileName, sha256 }) => ({ kind, fileName, sha256 }))).toEqual([
      { kind: 'ORIGINAL', fileName: '订单.jpg', sha256: sums[0] },
      { kind: 'ORIGINAL', fileName: '2.pdf', sha256: sums[1] },
    ]);
    expect((await get(files[0]?.path ?? '')).rawPayload).toEqual(jpeg);
    expect(await draft(made.draftId)).toMatchObject({ state: 'REGISTERED', orderId: order.orderId });
  },
);

test('a message that is sent up is read: sender, subject and text stand beside it, and it is kept whole [INTAKE-05]', async () => {
  await api.stack.database
    .sql`update customers set contact = '李工 buyer@customer.example.com' where customer_id = 'CUS-002'`;
  const raw = emptyMail('PO 4711');
  const made = await drafted({ fields: { channel: 'EMAIL' }, files: [['po.eml', raw]] });
  expect(made).toMatchObject({
    subject: 'PO 4711',
    from: { address: 'buyer@customer.example.com', name: 'Li' },
    text: 'We order 4 XL-21.',
    customer: { customerId: 'CUS-002' },
    files: [{ kind: 'ORIGINAL', fileName: 'PO 4711.eml', mediaType: 'message/rfc822' }],
  });
  const file = await get(made.files[0]?.path ?? '');
  expect(file.rawPayload).toEqual(raw);
  expect(file.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(file.headers['content-disposition']).toMatch(/^attachment;/);
  expect((await drafted({ fields: { channel: 'EMAIL' }, files: [['po.eml', raw]] })).draftId).toBe(
    made.draftId,
  );
});

test('a second click, another body, and two people at once make one order of a draft [INTAKE-05]', async () => {
  const { draftId } = await drafted();
  const body = typed();
  const answers = await Promise.all(Array.from({ length: 5 }, () => register(draftId, body)));
  const ids = answers.map((answer) => orderIn(answer).orderId);
  expect(new Set(ids).size).toBe(1);
  expect(problemIn(await register(draftId, typed({ consignee: '别人' }))).status).toBe(409);
  expect(problemIn(await register(draftId, typed({ externalNumber: 'PO-9' }))).code).toBe('blocked');
  expect(orderIn(await register(draftId, body)).orderId).toBe(ids[0]);

  const other = await drafted();
  const both = await Promise.all([
    register(other.draftId, typed({ externalNumber: `A-${randomUUID()}` })),
    register(other.draftId, typed({ externalNumber: `B-${randomUUID()}` })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('the number of an order that is there cannot be entered again from a draft; the draft stays', async () => {
  const known = orderBody({ channel: 'FAX' });
  const first = orderIn(await sales.post('/v1/orders', known));
  const { draftId } = await drafted();
  const taken = await register(
    draftId,
    typed({ externalNumber: known['externalNumber'], consignee: '别人' }),
  );
  expect(problemIn(taken).code).toBe('order-differs');
  expect((await draft(draftId)).state).toBe('OPEN');
  expect((await sales.get(`/v1/orders/${first.orderId}/attachments`)).body).toEqual({ items: [] });
  expect(orderIn(await register(draftId, typed())).orderId).not.toBe(first.orderId);
});

test('an order counts from when its paper came, not from when it was typed, as far back as policy allows [INTAKE-11]', async () => {
  const { draftId, receivedAt, enterBy } = await drafted();
  expect(Date.parse(enterBy)).toBeGreaterThan(Date.parse(receivedAt));
  api.clock.shiftMs = 20 * 60_000;
  expect(Date.parse(orderIn(await register(draftId, typed())).receivedAt)).toBe(Date.parse(receivedAt));
  api.clock.shiftMs = 0;
  const late = await drafted();
  await api.stack.database
    .sql`update order_drafts set received_at = received_at - interval '30 days' where draft_id = ${late.draftId}`;
  expect(await draft(late.draftId)).toMatchObject({ late: true });
  const order = orderIn(await register(late.draftId, typed()));
  expect(Date.now() - Date.parse(order.receivedAt)).toBeLessThan(60_000);
  expect(await draft(late.draftId)).toMatchObject({ late: false });
});

test('a draft is taken in hand, out of another hand too, and discarded with a reason; then it is closed', async () => {
  const { draftId } = await drafted();
  const clerk = await api.as('ORDER_CLERK');
  const act = (name: string, body: object, by = sales) =>
    by.post(`/v1/order-drafts/${draftId}/${name}`, body);
  expect((await act('take', {})).body).toMatchObject({ state: 'TAKEN', takenBy: 'salesperson' });
  expect((await act('take', {}, clerk)).body).toMatchObject({ state: 'TAKEN', takenBy: 'order-clerk' });
  expect(problemIn(await act('discard', { reason: ' ' })).errors?.[0]?.path).toBe('reason');
  const done = await act('discard', { reason: '广告' });
  expect(done.body).toMatchObject({ state: 'DISCARDED', discardReason: '广告', settledBy: 'salesperson' });
  for (const [name, body] of [
    ['take', {}],
    ['discard', { reason: 'x' }],
    ['register', typed()],
  ] as const)
    expect(problemIn(await act(name, body)).code).toBe('blocked');
  const listed = async (query: string) =>
    draftPage.parse((await sales.get(`/v1/order-drafts${query}`)).body).items.map((each) => each.draftId);
  expect(await listed('')).not.toContain(draftId);
  expect(await listed('?state=DISCARDED')).toContain(draftId);
  expect(await listed('?state=DISCARDED&channel=LETTER')).not.toContain(draftId);
});

test('the list goes page by page, each draft once, those that wait the oldest first', async () => {
  for (let each = 0; each < 3; each += 1) await drafted({ fields: { channel: 'VISIT' } });
  const seen: string[] = [];
  const times: number[] = [];
  for (let cursor = ''; ; ) {
    const page = draftPage.parse((await sales.get(`/v1/order-drafts?limit=2${cursor}`)).body);
    seen.push(...page.items.map((each) => each.draftId));
    times.push(...page.items.map((each) => Date.parse(each.receivedAt)));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(new Set(seen).size).toBe(seen.length);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(problemIn(await sales.get('/v1/order-drafts?cursor=abc')).errors?.[0]?.path).toBe('query.cursor');
});

test('who looks after other regions sees no draft of a customer of this one; who takes no orders sees none [PRIV-03]', async () => {
  const { draftId } = await drafted({ fields: { channel: 'FAX', customerId: 'CUS-001' } });
  const unknown = await drafted();
  const west = await addPerson(api, 'west-drafts', {
    roles: ['SALESPERSON'],
    department: 'SALES',
    regions: ['四川'],
  });
  expect((await west.get(`/v1/order-drafts/${draftId}`)).status).toBe(404);
  expect((await register(draftId, typed(), undefined, west)).status).toBe(404);
  expect((await west.get('/v1/order-drafts?limit=200')).text).not.toContain(draftId);
  expect((await west.get(`/v1/order-drafts/${unknown.draftId}`)).status).toBe(200);
  const inspector = await api.as('INSPECTOR');
  expect((await inspector.get(`/v1/order-drafts/${draftId}`)).status).toBe(403);
});

test.each([
  ['a program', 'order.jpg', Buffer.from('MZ\x90\x00')],
  ['a page', 'order.html', Buffer.from('<script>alert(1)</script>')],
  ['an archive', 'order.zip', Buffer.from('PK\x03\x04 nothing of an office')],
  ['a sheet with macros', 'a.xlsm', Buffer.from('PK\x03\x04 xl/workbook.xml xl/vbaProject.bin')],
  ['an empty file', 'empty.csv', Buffer.alloc(0)],
])('%s is refused by its name, and no draft is made', async (_what, name, bytes) => {
  const before = await sales.get('/v1/order-drafts?limit=200');
  const problem = problemIn(
    await sendUp({
      files: [
        ['fax.jpg', jpeg],
        [name, bytes],
      ],
    }),
  );
  expect(problem).toMatchObject({
    status: 422,
    errors: [{ path: 'file', reason: `${name} is of a type that is not kept` }],
  });
  expect((await sales.get('/v1/order-drafts?limit=200')).body).toEqual(before.body);
});

test('what does not fit is named: no file, a wrong channel, a customer nobody knows, too much', async () => {
  expect(problemIn(await sendUp({ files: [] })).errors?.[0]?.path).toBe('file');
  expect(problemIn(await sendUp({ fields: { channel: 'PHONE' } })).errors?.[0]?.path).toBe('channel');
  const unknown = problemIn(await sendUp({ fields: { channel: 'FAX', customerId: 'NOBODY' } }));
  expect(unknown).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'customerId' }] });
  const full = Buffer.concat([jpeg, Buffer.alloc(limits.attachmentBytes - jpeg.length)]);
  const three: [string, Buffer][] = [
    ['1.jpg', full],
    ['2.jpg', full],
    ['3.jpg', full],
  ];
  expect(problemIn(await sendUp({ files: three })).code).toBe('body-too-large');
  const { draftId } = await drafted();
  const wrong = problemIn(await register(draftId, typed({ channel: 'PHONE' })));
  expect(wrong).toMatchObject({ code: 'does-not-fit', errors: [{ path: 'channel' }] });
});

test('the same papers under the same key are one draft; other papers under it are refused [I8]', async () => {
  const first = await sendUp({ key: 'papers-1' });
  expect((await sendUp({ key: 'papers-1' })).body).toEqual(first.body);
  expect(problemIn(await sendUp({ key: 'papers-1', files: [['2.pdf', pdf]] })).code).toBe('key-reused');
});
