import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOutbox } from '../../notices/outbox.ts';
import { openTestCompany, type TestCompany } from '../db/test-company.ts';
import { orderFrom } from '../db/told-order.ts';
import { handClock, outboxDeps, recordingChannel } from './outbox-fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

test('what an outage held up reaches each recipient as one message, every rung with its true instant [SLA-03 SLA-13]', async () => {
  // Late since Tuesday at 10:00, 11:00 and 14:00; recorded within a minute on Wednesday morning.
  const received = ['10:00:00', '11:00:00', '14:00:00'];
  const recorded = ['10:00:00', '10:00:20', '10:01:00'];
  const clock = handClock('2025-11-05T10:00:00+08:00');
  const channel = recordingChannel();
  const send = createOutbox(outboxDeps(company.database, clock, [channel]));
  for (const [index, time] of received.entries()) {
    const order = await orderFrom(company, `2025-11-03T${time}+08:00`);
    const now = `2025-11-05T${recorded[index]}+08:00`;
    await order.wait(now);
    clock.set(now);
    await send.runOnce();
  }
  expect(channel.taken).toEqual([]);
  clock.set('2025-11-05T10:02:00+08:00');
  await send.runOnce();
  clock.set('2025-11-05T12:00:00+08:00');
  await send.runOnce();

  const heads = channel.taken.filter(
    ({ recipient }) => 'personId' in recipient && recipient.personId === 'sales-manager',
  );
  expect(heads).toHaveLength(1);
  const [notice] = heads.map((each) => each.notice);
  const items = notice?.kind === 'DIGEST' ? notice.items : [];
  expect(items.map((item) => ('reachedAt' in item ? item.reachedAt : ''))).toEqual(
    received.map((time) => `2025-11-04T${time}+08:00`),
  );
});
