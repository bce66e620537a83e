import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listChannelHealth } from '../../db/outbox/channel-health.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { SendFailure } from '../../notices/channels/channel.ts';
import { createOutbox } from '../../notices/outbox.ts';
import {
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

async function told(): Promise<string[]> {
  const { db } = fixture.database;
  const rows = await db.select().from(outbox).where(eq(outbox.kind, 'CHANNEL_DOWN')).orderBy(outbox.id);
  return rows.map(({ channel, personId, critical }) => `${channel} ${personId} ${critical}`);
}

test('administrators hear once of an outage, by what works, after as many failures as policy bears; a success ends it', async () => {
  const clock = handClock();
  let fails = true;
  const webhook = {
    ...recordingChannel(() => (fails ? Promise.reject(new Error('refused')) : Promise.resolve())),
    serves: 'WEBHOOK' as const,
  };
  const send = createOutbox(outboxDeps(fixture.database, clock, [webhook]));
  const one = async (key: string) => {
    await queue(fixture, {
      key,
      channel: 'WEBHOOK',
      endpointId: 'erp',
      personId: null,
      nextAttemptAt: clock.now().toISOString(),
    });
    await send.runOnce();
    clock.forward(1_000);
  };
  await one('a');
  await one('b');
  expect(await told()).toEqual([]);
  await one('c');
  const first = ['IN_APP admin true', 'EMAIL admin true'];
  expect(await told()).toEqual(first);
  await one('d');
  expect(await told()).toEqual(first);
  const [health] = await listChannelHealth(fixture.database);
  expect(health).toMatchObject({ channel: 'WEBHOOK', target: 'erp', failures: 4, lastError: 'refused' });
  expect(health?.failingSince).toBe('2025-10-13T01:00:00.000Z');

  fails = false;
  await one('e');
  const [mended] = await listChannelHealth(fixture.database);
  expect(mended).toMatchObject({ failures: 0, failingSince: null, alertedAt: null, lastError: null });
  fails = true;
  for (const key of ['f', 'g', 'h']) await one(key);
  expect(await told()).toEqual([...first, ...first]);
});

test('an address that is wrong and a message that was not tried say nothing of the channel', async () => {
  const failures = [
    new SendFailure('no such address', { permanent: true }),
    new SendFailure('waits', { counted: false, retryAfterMs: 60_000 }),
  ];
  const email = recordingChannel(() => Promise.reject(failures.shift() ?? new Error('no more')));
  const send = createOutbox(outboxDeps(fixture.database, handClock(), [{ ...email, slots: 1 }]));
  await queue(fixture, { key: 'wrong', critical: true });
  await queue(fixture, { key: 'untried', critical: true });
  await send.runOnce();
  const ways = await listChannelHealth(fixture.database);
  expect(ways.map(({ channel }) => channel)).not.toContain('EMAIL');
});
