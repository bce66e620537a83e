import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '../../notices/channels/channel.ts';
import { createEmail } from '../../notices/channels/email.ts';
import { createMailFolder } from '../../notices/channels/mail-folder.ts';
import { type MailSinkOptions, startMailSink } from '../../scripts/late/mail-sink.ts';
import { monday } from './outbox-fixture.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

const from = 'Dueline <orders@example.com>';
const anyTime = new AbortController().signal;

function delivery(reader: { locale: string; email?: string } = { locale: 'zh' }): Delivery {
  const email = 'email' in reader ? reader.email : 'li.na@example.com';
  return {
    key: 'o-1/L2.inspection#2/+1wd/EMAIL/李',
    notice: lateReview,
    link: sampleLink,
    recipient: {
      is: 'person',
      personId: 'li',
      nameZh: '李娜',
      nameEn: 'Li Na',
      email,
      locale: reader.locale,
      department: 'SALES',
    },
    queuedAt: monday,
    attemptAt: monday,
  };
}

async function mailServer(options: MailSinkOptions = {}) {
  const sink = await startMailSink(options);
  const email = createEmail({ smtpUrl: sink.url, from });
  onTestFinished(async () => {
    await email.close();
    await sink.close();
  });
  return { sink, email };
}

test('a Chinese notice arrives whole over SMTP: subject, names and body [SLA-16]', async () => {
  const { sink, email } = await mailServer();
  await email.send(delivery(), anyTime);
  const [received] = sink.received;
  expect(received?.to).toBe('li.na@example.com');
  expect(received?.mail).toMatchObject({
    subject: '【逾期升级】SO-2025-000123 已接收：已逾期 1 个工作日',
    from: { name: 'Dueline', address: 'orders@example.com' },
    to: [{ name: '李娜', address: 'li.na@example.com' }],
    date: '2025-10-13T01:00:00.000Z',
  });
  expect(received?.mail.text).toContain('责任人：销售部 业务员 张伟\n逾期时长：1 个工作日');
  expect(received?.mail.html).toContain('<th align="left" valign="top">客户</th><td>四川机械有限公司</td>');
  // Nothing but 7-bit text goes over the line: servers on the way may not know more.
  expect(received?.raw).toMatch(/^[\p{ASCII}]*$/u);
});

test("a notice is written in its reader's language", async () => {
  const { sink, email } = await mailServer();
  await email.send(delivery({ locale: 'en', email: 'ann@example.com' }), anyTime);
  expect(sink.received[0]?.mail.subject).toBe('[Escalation] SO-2025-000123 Received: 1 working day overdue');
  expect(sink.received[0]?.mail.text).toContain('Required action: Pass initial review (Sales)');
});

test('a repeated notice has the same Message-ID, another one another', async () => {
  const { sink, email } = await mailServer();
  await email.send(delivery(), anyTime);
  await email.send({ ...delivery(), attemptAt: '2025-10-13T09:05:00+08:00' }, anyTime);
  await email.send({ ...delivery(), key: 'o-1/L2.inspection#2/+2wd/EMAIL/李' }, anyTime);
  const ids = sink.received.map(({ mail }) => mail.messageId);
  expect(ids[0]).toMatch(/^<o-1=2FL2=2Einspection=232=2F=2B1wd=2FEMAIL=2F=E6=9D=8E@example\.com>$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('an address that the server refuses is given up, a server that is busy is not', async () => {
  const reply = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
  const { email } = await mailServer({
    beforeRecipient: (address) => {
      if (address.startsWith('unknown')) throw reply(550);
      if (address.startsWith('busy')) throw reply(451);
    },
    beforeAccept: (raw) => {
      if (raw.includes('full@')) throw reply(552);
    },
  });
  const to = (address: string) => email.send(delivery({ locale: 'zh', email: address }), anyTime);
  await expect(to('unknown@example.com')).rejects.toMatchObject({ name: 'SendFailure', permanent: true });
  await expect(to('busy@example.com')).rejects.toMatchObject({ name: 'SendFailure', permanent: false });
  await expect(to('full@example.com')).rejects.toMatchObject({ name: 'SendFailure', permanent: false });
  await expect(
    email.send(delivery({ locale: 'zh', email: undefined as never }), anyTime),
  ).rejects.toMatchObject({
    message: 'li has no e-mail address',
    permanent: true,
  });
});

test('a mail server that is away, or that never says a word, is a failure to try again', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const email = createEmail({ smtpUrl: `smtp://127.0.0.1:${port}`, from });
  await expect(email.send(delivery(), AbortSignal.timeout(100))).rejects.toMatchObject({ permanent: false });
  silent.close();
  await email.close();

  const away = createEmail({ smtpUrl: 'smtp://127.0.0.1:1', from });
  await expect(away.send(delivery(), anyTime)).rejects.toMatchObject({ permanent: false });
  await away.close();
});

test('without a mail server each notice becomes one file that a mail program opens; a repeat replaces it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dueline-mail-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = createMailFolder({ folder: join(folder, 'mail'), from });
  await files.send(delivery(), anyTime);
  await files.send(delivery(), anyTime);
  const names = await readdir(join(folder, 'mail'));
  expect(names).toEqual([expect.stringMatching(/^20251013T010000Z-SO-2025-000123-[0-9a-f]{12}\.eml$/)]);
  const mail = await PostalMime.parse(await readFile(join(folder, 'mail', names[0] ?? '')));
  expect(mail.subject).toBe('【逾期升级】SO-2025-000123 已接收：已逾期 1 个工作日');
  expect(mail.text).toContain('截止时间：2025-10-09 10:00 周四');
});
