import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outboxNotification } from '../../db/outbox/wake-up.ts';
import { configuredChannels, startNotices } from '../../notices/start-notices.ts';
import { startMailSink } from '../../scripts/late/mail-sink.ts';
import { allRows, handClock, openOutbox, queue } from './outbox-fixture.ts';

const common = { mailFrom: 'Dueline <dueline@localhost>', publicUrl: 'https://orders.example.com' };

test('as the worker starts it without a mail server, a queued e-mail is in the mail folder and an in-app notice readable', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dueline-notices-'));
  const fixture = await openOutbox();
  const notices = startNotices({
    database: fixture.database,
    clock: handClock(),
    settings: { ...common, dataDir },
  });
  onTestFinished(async () => {
    await notices.stop();
    await fixture.drop();
    await rm(dataDir, { recursive: true });
  });
  await queue(fixture);
  await queue(fixture, { key: 'in-app', channel: 'IN_APP' });
  await fixture.database.sql.notify(outboxNotification, '');
  await expect
    .poll(async () => (await allRows(fixture)).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(['SENT', 'SENT']);
  expect(await readdir(join(dataDir, 'mail'))).toHaveLength(1);
});

test('with a mail server, e-mail goes there, and every kind of row has its channel', async () => {
  const sink = await startMailSink();
  const channels = configuredChannels({ ...common, dataDir: '/nowhere', smtpUrl: sink.url }, handClock());
  expect(channels.map(({ serves, name }) => [serves, name])).toEqual([
    ['EMAIL', 'SMTP'],
    ['CUSTOMER_EMAIL', 'CUSTOMER_SMTP'],
    ['WEBHOOK', 'WEBHOOK'],
    ['WECOM', 'WECOM'],
    ['DINGTALK', 'DINGTALK'],
    ['FEISHU', 'FEISHU'],
    ['IN_APP', 'IN_APP'],
  ]);
  for (const channel of channels) await channel.close();
  await sink.close();
});
