import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderStore } from '../../api/attachments/folder-store.ts';
import { type MailDoor, type MailListener, startMailListener } from '../../api/inbound/mail-listener.ts';
import { limits } from '../../api/limits.ts';
import { draftPage, draftSchema } from '../../api/views/draft-schema.ts';
import { connectDatabase } from '../../db/connect.ts';
import { type ApiStack, orderBody, orderIn, type Sender, startApiStack } from '../api/api-stack.ts';

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photo of a form')]);
const orders = 'orders@example.com';
const door: MailDoor = { host: '127.0.0.1', port: 0, recipients: [orders] };
const quiet = { info: () => undefined, warn: () => undefined };

let api: ApiStack;
let sales: Sender;
let folder: string;
let listener: MailListener;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dueline-mail-'));
  api = await startApiStack({}, {}, { attachments: folderStore(folder) });
  sales = await api.as('SALESPERSON');
  listener = await startMailListener(api.deps, door, quiet);
});
afterAll(async () => {
  await listener.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a server says of a message: 250, or the code of its refusal. */
async function send(mail: SendMailOptions, port = listener.port): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({ from: 'Li <buyer@customer.example.com>', to: orders, ...mail });
    return 250;
  } catch (error) {
    return Number(Object(error).responseCode);
  } finally {
    transport.close();
  }
}

/** A message just as it is written, without anything that a mail program would mend. */
const sendRaw = (lines: readonly string[], coding: BufferEncoding = 'utf8') =>
  send({ envelope: { from: 'a@b.example.com', to: orders }, raw: Buffer.from(lines.join('\r\n'), coding) });

async function drafts() {
  const { items } = draftPage.parse((await sales.get('/v1/order-drafts?limit=200')).body);
  return items;
}

async function latest() {
  const [newest] = (await drafts()).toReversed();
  return draftSchema.parse((await sales.get(`/v1/order-drafts/${newest?.draftId}`)).body);
}

test('a mail with an attachment becomes a draft, kept whole beside its files, and then an order of channel EMAIL [INTAKE-05 INTAKE-01]', async () => {
  await api.stack.database
    .sql`update customers set email = 'Buyer@Customer.example.com' where customer_id = 'CUS-001'`;
  const mail = {
    messageId: '<po-4711@customer.example.com>',
    subject: '采购订单 4711',
    text: '请供应 4 台 XL-21。',
    attachments: [{ filename: '../../订单.jpg', content: jpeg }],
  };
  expect(await send(mail)).toBe(250);
  const draft = await latest();
  expect(draft).toMatchObject({
    channel: 'EMAIL',
    state: 'OPEN',
    subject: '采购订单 4711',
    text: '请供应 4 台 XL-21。',
    from: { address: 'buyer@customer.example.com', name: 'Li' },
    customer: { customerId: 'CUS-001', name: '江苏华东电力建设有限公司' },
    files: [
      { kind: 'ORIGINAL', fileName: '采购订单 4711.eml', mediaType: 'message/rfc822' },
      { kind: 'ATTACHMENT', fileName: '订单.jpg', mediaType: 'image/jpeg', sizeInBytes: jpeg.length },
    ],
    refused: [],
  });
  expect(draft.enteredBy).toBeUndefined();
  const original = await sales.get(draft.files[0]?.path ?? '');
  expect(original.text).toContain('Message-ID: <po-4711@customer.example.com>');

  const { channel: _mail, externalNumber: _none, ...body } = orderBody();
  const order = orderIn(await sales.post(`/v1/order-drafts/${draft.draftId}/register`, body));
  expect(order.details).toMatchObject({ channel: 'EMAIL', customer: { customerId: 'CUS-001' } });
  expect(order.details.originals?.map(({ fileName }) => fileName)).toEqual(['采购订单 4711.eml', '订单.jpg']);
});

test('the same message again is no second draft, also by another relay; another message under its id is kept too', async () => {
  const message = (more: string[], text: string) =>
    sendRaw([...more, 'From: a@b.example.com', 'Message-ID: <same@b>', 'Subject: again', '', text]);
  const before = (await drafts()).length;
  expect(await message(['Received: by relay one'], 'four pumps')).toBe(250);
  expect(await message(['Received: by relay two'], 'four pumps')).toBe(250);
  expect((await drafts()).length).toBe(before + 1);
  expect(await message([], 'five pumps')).toBe(250);
  expect((await drafts()).length).toBe(before + 2);
});

test('a mail without a body, a subject or a sender is a draft all the same', async () => {
  expect(await sendRaw(['X-Nothing: at all', '', ''])).toBe(250);
  const draft = await latest();
  expect(draft).toMatchObject({ state: 'OPEN', refused: [], fileCount: 1 });
  expect(draft.files[0]?.fileName).toBe('message.eml');
});

test('a Chinese mail of the older coding is read, its names and its text', async () => {
  const gbk = (hex: string) => Buffer.from(hex, 'hex').toString('latin1');
  // 订单 and 请供货 in GBK.
  const lines = [
    `From: =?GBK?B?${Buffer.from('c0eeb9a4', 'hex').toString('base64')}?= <li@b.example.com>`,
    `Subject: =?GB2312?B?${Buffer.from('b6a9b5a5', 'hex').toString('base64')}?=`,
    'Content-Type: text/plain; charset=gbk',
    'Content-Transfer-Encoding: 8bit',
    '',
    gbk('c7ebb9a9bbf5'),
  ];
  expect(await sendRaw(lines, 'latin1')).toBe(250);
  expect(await latest()).toMatchObject({
    subject: '订单',
    text: '请供货',
    from: { name: '李工', address: 'li@b.example.com' },
  });
});

test('what is not kept beside the message is named, and still in it: a program, winmail.dat, what is too large', async () => {
  const huge = Buffer.concat([jpeg, Buffer.alloc(limits.attachmentBytes)]);
  const attachments = [
    { filename: 'order.exe', content: Buffer.from('MZ program') },
    { filename: 'winmail.dat', content: Buffer.from('789f3e22', 'hex'), contentType: 'application/ms-tnef' },
    { filename: 'huge.jpg', content: huge },
    { filename: 'lines.csv', content: '产品,数量\nXL-21,4\n' },
  ];
  expect(await send({ subject: 'mixed', text: 'see files', attachments })).toBe(250);
  const draft = await latest();
  expect(draft.files.map(({ fileName }) => fileName)).toEqual(['mixed.eml', 'lines.csv']);
  expect(draft.refused).toMatchObject([
    { fileName: 'order.exe', reason: 'is of a type that is not kept' },
    { fileName: 'winmail.dat', reason: 'is of a type that is not kept' },
    { fileName: 'huge.jpg', reason: 'is too large' },
  ]);
  expect((await sales.get(draft.files[0]?.path ?? '')).text).toContain('winmail.dat');
});

test('a mail with more files than a draft holds names the others', async () => {
  const attachments = Array.from({ length: limits.draftFiles + 5 }, (_, at) => ({
    filename: `${at}.txt`,
    content: `line ${at}`,
  }));
  expect(await send({ subject: 'many', attachments })).toBe(250);
  const draft = await latest();
  expect(draft.files).toHaveLength(limits.draftFiles + 1);
  expect(draft.refused.map(({ reason }) => reason)).toEqual(Array(5).fill('is one too many'));
});

test('a mail that is built to harm is kept whole and read no further', async () => {
  const depth = 400;
  const parts = Array.from({ length: depth }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    '',
    `--b${at}`,
  ]).flat();
  expect(await sendRaw(['Subject: nested', 'From: a@b.example.com', ...parts, '', 'x'])).toBe(250);
  const draft = await latest();
  expect(draft.refused).toEqual([
    {
      fileName: 'message.eml',
      reason: 'could not be read',
      reasonNames: { zh: '无法解析', en: 'could not be read' },
    },
  ]);
  expect((await sales.get(draft.files[0]?.path ?? '')).text).toContain('Subject: nested');

  const started = performance.now();
  const page = `${'<script>'.repeat(20_000)}${'<'.repeat(20_000)}${' '.repeat(50_000)}`;
  expect(await send({ subject: 'page', html: page })).toBe(250);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('a page is read as text; what would run or hide in it is not', async () => {
  const html =
    '<head><title>x</title></head><p>4 台&nbsp;XL-21</p><script>alert(1)</script><td>价 &lt;5000&gt;</td>';
  expect(await send({ subject: 'html', html })).toBe(250);
  expect((await latest()).text).toBe('4 台 XL-21\n价 <5000>');
});

test('a message larger than what is taken is refused, said beforehand or not', async () => {
  const before = (await drafts()).length;
  const attachments = [
    { filename: 'a.jpg', content: Buffer.concat([jpeg, Buffer.alloc(limits.draftBytes)]) },
  ];
  expect(await send({ subject: 'big', attachments })).toBe(552);
  // Its size is not told with MAIL FROM.
  expect(
    await converse(['EHLO x', 'MAIL FROM:<a@b.example.com>', `RCPT TO:<${orders}>`, 'DATA', bigBody()]),
  ).toBe(552);
  expect((await drafts()).length).toBe(before);
});

const bigBody = () => `Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(limits.draftBytes / 1_000 + 10)}.`;

/** Says lines to the server one after another, and gives the code of its last answer. */
async function converse(lines: readonly string[]): Promise<number> {
  const socket = connect(listener.port, '127.0.0.1');
  const answers = socket[Symbol.asyncIterator]();
  const answer = async (): Promise<number> => {
    let text = '';
    do text += String((await answers.next()).value);
    while (!/^\d{3} .*\r\n$/m.test(text));
    return Number(/^(\d{3}) /m.exec(text)?.[1]);
  };
  let code = await answer();
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    code = await answer();
  }
  socket.destroy();
  return code;
}

test('mail for others, and from none of the customers where they are listed, is refused', async () => {
  expect(await send({ to: 'boss@example.com', subject: 'x' })).toBe(550);
  const strict = await startMailListener(
    api.deps,
    { ...door, senders: ['b.example.com', 'one@c.example.com'] },
    quiet,
  );
  try {
    expect(await send({ from: 'x@b.example.com', subject: '1' }, strict.port)).toBe(250);
    expect(await send({ from: 'one@c.example.com', subject: '2' }, strict.port)).toBe(250);
    expect(await send({ from: 'two@c.example.com', subject: '3' }, strict.port)).toBe(550);
    expect(await send({ from: 'x@evil-b.example.com', subject: '4' }, strict.port)).toBe(550);
    expect(await send({ to: orders.toUpperCase(), from: 'x@b.example.com', subject: '5' }, strict.port)).toBe(
      250,
    );
  } finally {
    await strict.close();
  }
});

test('while the database is away a message is not taken, and its sender comes again', async () => {
  const away = connectDatabase('postgres://nobody@127.0.0.1:9/none');
  const down = await startMailListener({ ...api.deps, database: away }, door, quiet);
  try {
    expect(await send({ subject: 'later', text: 'x' }, down.port)).toBe(451);
  } finally {
    await down.close();
    await away.close();
  }
  expect(await send({ subject: 'later', text: 'x' })).toBe(250);
  expect((await latest()).subject).toBe('later');
});

test('an address that two customers have names neither', async () => {
  await api.stack.database
    .sql`update customers set contact = '共用 both@customer.example.com' where customer_id in ('CUS-003', 'CUS-004')`;
  expect(await send({ from: 'both@customer.example.com', subject: 'whose?' })).toBe(250);
  expect((await latest()).customer).toBeUndefined();
  // Part of a longer address is not it.
  expect(await send({ from: 'oth@customer.example.com', subject: 'whose?' })).toBe(250);
  expect((await latest()).customer).toBeUndefined();
});

test('a port that is taken is an error, not a listener that hears nothing', async () => {
  await expect(startMailListener(api.deps, { ...door, port: listener.port }, quiet)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
