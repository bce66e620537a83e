import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '../../db/connect.ts';
import { outboxNotification } from '../../db/outbox/wake-up.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { SendFailure } from '../../notices/channels/channel.ts';
import { createInApp } from '../../notices/channels/in-app.ts';
import { listDeadLetters, resendDeadLetters } from '../../notices/dead-letters.ts';
import { createOutbox, type Outbox } from '../../notices/outbox.ts';
import { defaultRetrySchedule } from '../../notices/retry-schedule.ts';
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
});
afterAll(() => fixture.drop());
afterEach(async () => {
  await fixture.database.db.delete(outbox);
});

const down = () => Promise.reject(new Error('connection refused'));
const threeDaysMs = 3 * 24 * 3_600_000;

test('a due notice is sent once with its own key and recorded as sent', async () => {
  await queue(fixture);
  const channel = recordingChannel();
  const send = createOutbox(outboxDeps(fixture.database, handClock(), [channel]));

  expect(await send.runOnce()).toEqual({ SENT: 1, RETRY: 0, DEAD: 0, LOST: 0 });
  expect(await send.runOnce()).toEqual({ SENT: 0, RETRY: 0, DEAD: 0, LOST: 0 });
  expect(channel.taken).toEqual([
    expect.objectContaining({
      key: 'o-1/initialReview#1/+1wd/EMAIL/li',
      link: 'https://orders.example.com/orders/o-1?task=order%2FpassInitialReview%2FSALES%231',
      recipient: expect.objectContaining({ personId: 'li', email: 'li.na@example.com' }),
    }),
  ]);
  expect(await allRows(fixture)).toEqual([
    expect.objectContaining({
      state: 'SENT',
      attempts: 1,
      sentAt: '2025-10-13T01:00:00.000Z',
      lastError: null,
    }),
  ]);
});

test('a notice that is not due yet waits for its instant', async () => {
  await queue(fixture, { nextAttemptAt: '2025-10-13T09:00:01+08:00' });
  const clock = handClock();
  const send = createOutbox(outboxDeps(fixture.database, clock, [recordingChannel()]));
  expect((await send.runOnce()).SENT).toBe(0);
  clock.forward(1_000);
  expect((await send.runOnce()).SENT).toBe(1);
});

test('a receiver that stays away is tried for more than three days; then the notice is dead, visible and can be sent again with the same key', async () => {
  const id = await queue(fixture);
  const clock = handClock();
  const start = clock.now().getTime();
  const channel = recordingChannel(down);
  const send = createOutbox(outboxDeps(fixture.database, clock, [channel]));

  const tries = defaultRetrySchedule.pauses.length + 1;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const before = (await allRows(fixture))[0];
    expect(before?.state).toBe('PENDING');
    clock.set(before?.nextAttemptAt ?? '');
    await send.runOnce();
  }
  expect(clock.now().getTime() - start).toBeGreaterThan(threeDaysMs);
  expect(channel.taken).toHaveLength(tries);
  const [letter] = await listDeadLetters(fixture.database);
  expect(letter).toMatchObject({ id, recipient: 'li', attempts: tries, lastError: 'connection refused' });

  clock.forward(threeDaysMs);
  expect((await send.runOnce()).SENT).toBe(0);
  expect(await resendDeadLetters(fixture.database, clock, [id])).toEqual([id]);
  expect(await resendDeadLetters(fixture.database, clock, [id])).toEqual([]);
  const mended = recordingChannel();
  await createOutbox(outboxDeps(fixture.database, clock, [mended])).runOnce();
  expect(mended.taken.map((delivery) => delivery.key)).toEqual(['o-1/initialReview#1/+1wd/EMAIL/li']);
  expect(await listDeadLetters(fixture.database)).toEqual([]);
});

test('every failure and every dead letter is told to the operator', async () => {
  await queue(fixture);
  await queue(fixture, { key: 'second', personId: 'smith' });
  const told: string[] = [];
  const channel = recordingChannel(({ key }) =>
    Promise.reject(new SendFailure('no', { permanent: key === 'second' })),
  );
  const log = {
    warn: (facts: object) => told.push(`warn ${JSON.stringify(facts)}`),
    error: (facts: object) => told.push(`error ${JSON.stringify(facts)}`),
  };
  const send = createOutbox({ ...outboxDeps(fixture.database, handClock(), [channel]), log });
  expect(await send.runOnce()).toEqual({ SENT: 0, RETRY: 1, DEAD: 1, LOST: 0 });
  expect(told.toSorted()).toEqual([
    expect.stringMatching(/^error .*"key":"second".*"DEAD"/),
    expect.stringMatching(/^warn .*"attempts":1.*"RETRY".*"retryAt":"2025-10-13T01:00:10.000Z"/),
  ]);
});

test('what a killed worker was sending is sent again with the same key once its lease has run out', async () => {
  await queue(fixture);
  const worker = fork(new URL('./worker-to-kill.ts', import.meta.url), [fixture.url], { execArgv: [] });
  const [key] = await once(worker, 'message');
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  expect((await allRows(fixture))[0]).toMatchObject({ key, state: 'PENDING', attempts: 1 });

  const clock = handClock();
  const channel = recordingChannel();
  const other = createOutbox(outboxDeps(fixture.database, clock, [channel]));
  clock.forward(34_999);
  expect((await other.runOnce()).SENT).toBe(0);
  clock.forward(1);
  expect((await other.runOnce()).SENT).toBe(1);
  expect(channel.taken[0]?.key).toBe(key);
  expect((await allRows(fixture))[0]).toMatchObject({ state: 'SENT', attempts: 2 });
});

test('a worker that was taken for dead can neither give up nor delay what another has sent', async () => {
  await queue(fixture);
  const clock = handClock();
  const other = createOutbox(outboxDeps(fixture.database, clock, [recordingChannel()]));
  const slow = recordingChannel(async () => {
    clock.forward(60_000);
    await other.runOnce();
    throw new SendFailure('too late', { permanent: true });
  });
  const counts = await createOutbox(outboxDeps(fixture.database, clock, [slow])).runOnce();
  expect(counts).toEqual({ SENT: 0, RETRY: 0, DEAD: 0, LOST: 1 });
  expect((await allRows(fixture))[0]).toMatchObject({ state: 'SENT', lastError: null });
});

test('two workers side by side send each notice exactly once', async () => {
  const keys = Array.from({ length: 60 }, (_, n) => `n-${String(n).padStart(2, '0')}`);
  for (const key of keys) await queue(fixture, { key, critical: true });
  const second = connectDatabase(fixture.url, { connections: 4 });
  const channels = [recordingChannel(), recordingChannel()] as const;
  const [first, other] = [
    createOutbox(outboxDeps(fixture.database, handClock(), [channels[0]])),
    createOutbox(outboxDeps(second, handClock(), [channels[1]])),
  ];
  const counts = await Promise.all([first.runOnce(), other.runOnce()]);
  await second.close();
  expect(counts[0].SENT + counts[1].SENT).toBe(60);
  expect(Math.min(counts[0].SENT, counts[1].SENT)).toBeGreaterThan(0);
  const sent = channels.flatMap((channel) => channel.taken.map((delivery) => delivery.key));
  expect(sent.toSorted()).toEqual(keys);
});

test('a channel that is down holds back no other channel', async () => {
  await queue(fixture);
  await queue(fixture, { key: 'in-app', channel: 'IN_APP' });
  const send = createOutbox(
    outboxDeps(fixture.database, handClock(), [recordingChannel(down), createInApp()]),
  );
  expect(await send.runOnce()).toEqual({ SENT: 1, RETRY: 1, DEAD: 0, LOST: 0 });
});

test('a notice for someone who is no longer on file, or one that cannot be read, is a dead letter with its reason', async () => {
  await queue(fixture, { key: 'gone', personId: 'nobody' });
  await queue(fixture, { key: 'unreadable', notice: { zone: 8 as never } });
  await queue(fixture, { key: 'for the same reader' });
  const channel = recordingChannel();
  await createOutbox(outboxDeps(fixture.database, handClock(), [channel])).runOnce();
  expect(channel.taken.map(({ key }) => key)).toEqual(['for the same reader']);
  expect((await listDeadLetters(fixture.database)).map(({ key, lastError }) => [key, lastError])).toEqual([
    ['gone', 'this notice cannot be sent: its recipient is no longer on file'],
    ['unreadable', expect.stringContaining('zone')],
  ]);
});

test('a running outbox is woken by the commit that queued a notice, long before it would look again', async () => {
  const sent = Promise.withResolvers<string>();
  const channel = recordingChannel(async ({ key }) => sent.resolve(key));
  const send = running(createOutbox(outboxDeps(fixture.database, handClock(), [channel])));
  await queue(fixture, { key: 'woken' });
  await fixture.database.sql.notify(outboxNotification, '');
  expect(await sent.promise).toBe('woken');
  await send.stop();
});

test('a running outbox finds by itself what no one announced', async () => {
  const sent = Promise.withResolvers<string>();
  const channel = recordingChannel(async ({ key }) => sent.resolve(key));
  const deps = { ...outboxDeps(fixture.database, handClock(), [channel]), pollMs: 20 };
  const send = running(createOutbox(deps));
  await queue(fixture, { key: 'found' });
  expect(await sent.promise).toBe('found');
  await send.stop();
});

test('an outbox that stops lets a message that is on its way arrive, and takes up no other', async () => {
  await queue(fixture, { key: 'first', critical: true });
  await queue(fixture, { key: 'second', critical: true });
  const arrived = Promise.withResolvers<void>();
  const under = Promise.withResolvers<void>();
  const channel = recordingChannel(async () => {
    under.resolve();
    await arrived.promise;
  });
  const send = running(createOutbox(outboxDeps(fixture.database, handClock(), [{ ...channel, slots: 1 }])));
  await under.promise;
  const stopped = send.stop();
  arrived.resolve();
  await stopped;
  expect((await allRows(fixture)).map(({ key, state }) => [key, state])).toEqual([
    ['first', 'SENT'],
    ['second', 'PENDING'],
  ]);
});

function running(outboxToStart: Outbox): Outbox {
  outboxToStart.start();
  return outboxToStart;
}
