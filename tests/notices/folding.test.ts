import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import type { Delivery } from '../../notices/channels/channel.ts';
import { createEmail } from '../../notices/channels/email.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { startMailSink } from '../../scripts/late/mail-sink.ts';
import {
  allRows,
  handClock,
  type OutboxFixture,
  openOutbox,
  outboxDeps,
  queue,
  recordingChannel,
} from './outbox-fixture.ts';

let fixture: OutboxFixture;
beforeAll(async () => {
  fixture = await openOutbox();
  await seedSampleCompany(fixture.database, new Date('2025-09-01T00:00:00Z'));
});
afterAll(() => fixture.drop());
afterEach(async () => {
  await fixture.database.db.delete(outbox);
});

const orders = ['SO-3', 'SO-1', 'SO-2'];

/** Three notices for one reader; their deadlines come in the order of their numbers. */
async function queueThree(): Promise<void> {
  for (const orderNumber of orders) {
    const deadline = `2025-10-1${orderNumber.at(-1)}T10:00:00+08:00`;
    await queue(fixture, { key: orderNumber, notice: { orderNumber, deadline } });
  }
}

const down = () => Promise.reject(new Error('connection refused'));
const keysOf = (taken: readonly Delivery[]) => taken.map(({ key }) => key);

test('what is due for one reader is one e-mail, the earliest deadline first, each with its six contents and the link to its task [SLA-16 U6]', async () => {
  await queueThree();
  await queue(fixture, { key: 'other', personId: 'smith' });
  const sink = await startMailSink();
  const email = createEmail({ smtpUrl: sink.url, from: 'Dueline <orders@example.com>' });
  const counts = await createOutbox(outboxDeps(fixture.database, handClock(), [email])).runOnce();
  await email.close();
  await sink.close();
  expect(counts.SENT).toBe(4);
  expect(sink.received.map(({ to }) => to).toSorted()).toEqual(['ann@example.com', 'li.na@example.com']);
  const mail = sink.received.find(({ to }) => to === 'li.na@example.com')?.mail;
  expect(mail?.subject).toBe('【汇总】3 条订单通知，其中 0 条已逾期');
  const lines = mail?.text?.split('\n').filter((line) => /^\d：/.test(line)) ?? [];
  expect(lines.map((line) => /SO-\d/.exec(line)?.[0])).toEqual(['SO-1', 'SO-2', 'SO-3']);
  for (const line of lines) {
    expect(line).toMatch(
      /订单号：.*环节：已接收.*截止时间：2025-10-1\d 10:00.*责任人：销售部 业务员 张伟.*逾期时长：.*需要的操作：通过初审.* https:\/\/orders\.example\.com\/orders\/o-1\?task=order%2FpassInitialReview%2FSALES%231$/,
    );
  }
});

test('a digest that was not taken is sent again with the same notices under the same key, whatever came since [SLA-13]', async () => {
  await queueThree();
  const clock = handClock();
  const first = recordingChannel(down);
  await createOutbox(outboxDeps(fixture.database, clock, [first])).runOnce();
  await queue(fixture, { key: 'SO-4' });
  clock.forward(10_000);
  const second = recordingChannel();
  await createOutbox(outboxDeps(fixture.database, clock, [second])).runOnce();

  const [digest] = keysOf(first.taken);
  expect(first.taken).toHaveLength(1);
  expect(digest).toMatch(/^digest\/[0-9a-f]{32}$/);
  expect(keysOf(second.taken).toSorted()).toEqual(['SO-4', digest]);
  const again = second.taken.find(({ key }) => key === digest);
  expect(again?.notice).toEqual(first.taken[0]?.notice);
  expect((await allRows(fixture)).every((row) => row.state === 'SENT')).toBe(true);
});

test('what becomes due two minutes later at most goes with the rest; what waits longer keeps waiting [SLA-13]', async () => {
  await queueThree();
  await queue(fixture, { key: 'soon', nextAttemptAt: '2025-10-13T09:02:00+08:00' });
  await queue(fixture, { key: 'later', nextAttemptAt: '2025-10-13T09:02:01+08:00' });
  const channel = recordingChannel();
  const counts = await createOutbox(outboxDeps(fixture.database, handClock(), [channel])).runOnce();
  expect([channel.taken.length, counts.SENT]).toEqual([1, 4]);
});

test('a critical notice goes alone, and a digest of the day is folded into no other [SLA-04]', async () => {
  await queueThree();
  await queue(fixture, { key: 'critical', critical: true });
  const payload = { occasion: 'DAILY' as const, total: 0, items: [] };
  const digest = { personId: 'li', kind: 'DIGEST', channel: 'EMAIL', key: 'digest/today' } as const;
  const at = '2025-10-13T09:00:00+08:00';
  await fixture.database.db.insert(outbox).values({ ...digest, payload, nextAttemptAt: at, createdAt: at });
  const channel = recordingChannel();
  await createOutbox(outboxDeps(fixture.database, handClock(), [channel])).runOnce();
  expect(keysOf(channel.taken).toSorted()).toEqual([
    'critical',
    expect.stringMatching(/^digest\/[0-9a-f]{32}$/),
    'digest/today',
  ]);
});

test('a reader gets five e-mails a day at most: the last waits for what else comes, and critical ones wait for nobody', async () => {
  const clock = handClock('2025-10-13T09:00:00+08:00');
  const channel = recordingChannel();
  const send = createOutbox(outboxDeps(fixture.database, clock, [channel]));
  const hours = [9, 10, 11, 14, 15, 16];
  for (const hour of hours) {
    const at = `2025-10-13T${String(hour).padStart(2, '0')}:00:00+08:00`;
    await queue(fixture, { key: `at ${hour}`, nextAttemptAt: at });
    if (hour === 15) await queue(fixture, { key: 'critical', nextAttemptAt: at, critical: true });
    clock.set(at);
    await send.runOnce();
  }
  expect(keysOf(channel.taken)).toEqual(['at 9', 'at 10', 'at 11', 'at 14', 'critical']);

  clock.set('2025-10-13T17:29:59+08:00');
  expect((await send.runOnce()).SENT).toBe(0);
  clock.set('2025-10-13T17:30:00+08:00');
  expect((await send.runOnce()).SENT).toBe(2);
  await queue(fixture, { key: 'too late', nextAttemptAt: '2025-10-13T17:45:00+08:00' });
  clock.set('2025-10-13T17:45:00+08:00');
  expect((await send.runOnce()).SENT).toBe(0);
  clock.set('2025-10-14T09:00:00+08:00');
  expect((await send.runOnce()).SENT).toBe(1);
  expect(channel.taken).toHaveLength(7);
});

test('a message that could not go in working time waits for the next, unless it is critical or warns of a deadline before it', async () => {
  const clock = handClock('2025-10-13T12:00:00+08:00');
  const nextAttemptAt = '2025-10-13T11:59:59+08:00';
  const warning = { level: 'PREWARNING', deadline: '2025-10-13T13:00:00+08:00' } as const;
  await queue(fixture, { key: 'waits', nextAttemptAt });
  await queue(fixture, { key: 'critical', nextAttemptAt, critical: true });
  await queue(fixture, { key: 'warning', nextAttemptAt, personId: 'smith', notice: warning });
  const channel = recordingChannel();
  const send = createOutbox(outboxDeps(fixture.database, clock, [channel]));
  await send.runOnce();
  expect(keysOf(channel.taken).toSorted()).toEqual(['critical', 'warning']);
  clock.set('2025-10-13T13:00:00+08:00');
  await send.runOnce();
  expect(keysOf(channel.taken)).toContain('waits');
});
