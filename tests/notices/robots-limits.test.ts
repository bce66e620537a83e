import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { robots } from '../../db/schema/robots.ts';
import type { RobotChannel } from '../../domain/notices/channels.ts';
import { createSendLimit } from '../../notices/channels/send-limit.ts';
import { createOutbox } from '../../notices/outbox.ts';
import {
  allRows,
  type HandClock,
  handClock,
  monday,
  type OutboxFixture,
  openOutbox,
  outboxDeps,
  queue,
} from './outbox-fixture.ts';
import { robotChannel, shownText } from './robot-delivery.ts';
import { robotSecret, robotService, says } from './robot-service.ts';

describe('the limit', () => {
  const perMinute = () => createSendLimit([{ count: 2, ms: 60_000 }]);

  test('holds in every window, counted from when the receiver has answered', () => {
    const limit = perMinute();
    const [first, second] = [limit.take('r', 0), limit.take('r', 0)];
    if (typeof first === 'number' || typeof second === 'number') throw new Error('turned away');
    first.free(5_000);
    second.free(6_000);
    expect(limit.take('r', 64_999)).toBe(1);
    expect(typeof limit.take('r', 65_000)).toBe('object');
    expect(typeof limit.take('r', 65_000)).toBe('number');
  });

  test("is each receiver's own", () => {
    const limit = perMinute();
    limit.take('r', 0);
    limit.take('r', 0);
    expect(limit.take('r', 0)).toBe(60_000);
    expect(typeof limit.take('s', 0)).toBe('object');
  });

  test('spreads those who are turned away over the windows to come', () => {
    const limit = perMinute();
    expect(Array.from({ length: 7 }, () => limit.take('r', 0)).filter(Number.isFinite)).toEqual([
      60_000, 60_000, 120_000, 120_000, 180_000,
    ]);
  });

  test('keeps the shorter of two windows too', () => {
    const limit = createSendLimit([
      { count: 1, ms: 1_000 },
      { count: 2, ms: 60_000 },
    ]);
    expect([0, 0, 1_000, 2_000].map((now) => limit.take('r', now)).map((taken) => typeof taken)).toEqual([
      'object',
      'number',
      'number',
      'number',
    ]);
  });

  test('a block turns everyone away until it ends; one of another receiver nobody', () => {
    const limit = perMinute();
    limit.block('r', 600_000);
    expect(limit.take('r', 0)).toBe(600_000);
    expect(typeof limit.take('s', 0)).toBe('object');
    expect(typeof limit.take('r', 600_000)).toBe('object');
  });

  test('a clock that is set back does not shut the receiver out', () => {
    const limit = perMinute();
    for (const taken of [limit.take('r', 3_600_000), limit.take('r', 3_600_000)]) {
      if (typeof taken !== 'number') taken.free(3_600_000);
    }
    expect(typeof limit.take('r', 0)).toBe('object');
  });
});

describe('through the outbox', () => {
  let fixture: OutboxFixture;
  let clock: HandClock;
  beforeAll(async () => {
    fixture = await openOutbox();
  });
  beforeEach(async () => {
    await fixture.database.db.delete(outbox);
    await fixture.database.db.delete(robots);
    clock = handClock();
  });
  afterAll(async () => {
    await fixture.drop();
  });

  async function enter(channel: RobotChannel, robotId: string, url: string): Promise<void> {
    await fixture.database.db.insert(robots).values({
      robotId,
      channel,
      url,
      secret: robotSecret,
      locale: 'zh',
      departments: [],
      active: true,
      createdAt: monday,
      createdBy: 'li',
    });
  }

  /** Critical ones: each goes by itself. */
  async function queueMany(channel: RobotChannel, endpointId: string, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const key = `o-1/${n}/${channel}/${endpointId}`;
      await queue(fixture, { channel, endpointId, key, critical: true });
    }
  }

  test.each([
    ['WECOM', 20],
    ['DINGTALK', 20],
  ] as const)(
    '%s: 45 notices at once take three minutes, each said once; the messenger has nothing to refuse [SLA-13]',
    async (channel, perMinute) => {
      const service = await robotService(channel, () => clock.now().getTime());
      await enter(channel, 'r-1', service.url);
      await queueMany(channel, 'r-1', 45);
      const send = createOutbox(outboxDeps(fixture.database, clock, [robotChannel(channel, clock)]));
      const sent: number[] = [];
      for (let minute = 0; minute < 3; minute += 1) {
        sent.push((await send.runOnce()).SENT);
        clock.forward(61_000);
      }
      expect(sent).toEqual([perMinute, perMinute, 5]);
      expect(service.requests()).toBe(45);
      const rows = await allRows(fixture);
      expect(rows.every(({ state, attempts }) => state === 'SENT' && attempts === 1)).toBe(true);
    },
  );

  test('what our own limit holds back uses up no attempt and is not reported as a failure', async () => {
    const service = await robotService('WECOM', () => clock.now().getTime());
    await enter('WECOM', 'r-1', service.url);
    await queueMany('WECOM', 'r-1', 21);
    const reports: string[] = [];
    const log = {
      warn: (_: object, text: string) => reports.push(text),
      error: (_: object, text: string) => reports.push(text),
    };
    const deps = outboxDeps(fixture.database, clock, [robotChannel('WECOM', clock)]);
    await createOutbox({ ...deps, log }).runOnce();
    const [held, ...others] = (await allRows(fixture)).filter(({ state }) => state === 'PENDING');
    expect(others).toEqual([]);
    expect(held).toMatchObject({ attempts: 0, nextAttemptAt: '2025-10-13T01:01:01.000Z' });
    expect(held?.lastError).toContain('waits');
    expect(reports).toEqual([]);
  });

  test('what is not critical comes to a group as one message', async () => {
    const service = await robotService('WECOM', () => clock.now().getTime());
    await enter('WECOM', 'r-1', service.url);
    for (const key of ['a', 'b', 'c']) await queue(fixture, { channel: 'WECOM', endpointId: 'r-1', key });
    const send = createOutbox(outboxDeps(fixture.database, clock, [robotChannel('WECOM', clock)]));
    expect((await send.runOnce()).SENT).toBe(3);
    expect(service.requests()).toBe(1);
    expect(shownText(service.heard)).toContain('【汇总】3 条订单通知');
  });

  test('a full robot holds up no other one, of its own messenger or another', async () => {
    const wecom = await robotService('WECOM', () => clock.now().getTime());
    const other = await robotService('WECOM', () => clock.now().getTime());
    const feishu = await robotService('FEISHU', () => clock.now().getTime());
    await enter('WECOM', 'full', wecom.url);
    await enter('WECOM', 'free', other.url);
    await enter('FEISHU', 'fs', feishu.url);
    await queueMany('WECOM', 'full', 25);
    await queueMany('WECOM', 'free', 2);
    await queueMany('FEISHU', 'fs', 3);
    const channels = [robotChannel('WECOM', clock), robotChannel('FEISHU', clock)];
    await createOutbox(outboxDeps(fixture.database, clock, channels)).runOnce();
    expect([wecom, other, feishu].map(({ heard }) => heard.length)).toEqual([20, 2, 3]);
  });

  test('when DingTalk says that a robot was too fast, nothing goes to it for ten minutes, and only that attempt counts', async () => {
    const service = await robotService('DINGTALK', () => clock.now().getTime());
    service.next(says({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }));
    await enter('DINGTALK', 'r-1', service.url);
    await queueMany('DINGTALK', 'r-1', 1);
    const send = createOutbox(outboxDeps(fixture.database, clock, [robotChannel('DINGTALK', clock)]));
    expect(await send.runOnce()).toMatchObject({ RETRY: 1 });
    await queue(fixture, { channel: 'DINGTALK', endpointId: 'r-1', key: 'later' });
    clock.forward(599_000);
    await send.runOnce();
    expect(service.requests()).toBe(1);
    expect((await allRows(fixture)).map(({ attempts }) => attempts)).toEqual([1, 0]);
    clock.forward(1_000);
    expect((await send.runOnce()).SENT).toBe(2);
  });

  test('a robot that is gone from the files, or removed from its group, leaves a dead letter that says so', async () => {
    const service = await robotService('WECOM', () => clock.now().getTime());
    await enter('WECOM', 'r-1', service.url.replace('k-1', 'k-2'));
    await queueMany('WECOM', 'r-1', 1);
    await queueMany('WECOM', 'nobody', 1);
    await createOutbox(outboxDeps(fixture.database, clock, [robotChannel('WECOM', clock)])).runOnce();
    const errors = (await allRows(fixture)).map(({ state, lastError }) => [state, lastError]);
    expect(errors).toEqual([
      ['DEAD', expect.stringContaining('code 93000: invalid webhook url (the robot was removed')],
      ['DEAD', expect.stringContaining('recipient is no longer on file')],
    ]);
  });
});
