import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { startClock } from '../../domain/working-time/clock-instants.ts';
import { startTimeSkippingStack, type TimeSkippingStack } from '../support/time-skipping-stack.ts';

let stack: TimeSkippingStack;

beforeAll(async () => {
  stack = await startTimeSkippingStack();
}, 120_000);

afterAll(() => stack.close());

interface Recorded {
  clock_id: string;
  rung: string;
  reached_at: Date;
  recorded_at: Date;
  level: string;
}

describe('deadlines on the time-skipping engine', () => {
  test('escalate once per rung at the exact instant of the calendar, and the order goes on [SLA-01 SLA-03 SLA-04 I6]', async () => {
    const orderId = 'ord_late';
    const { policyVersion, calendarId, calendarVersion, policy } = stack.rules;
    const [receipt, review] = regularOrder({ policyVersion, calendarId, calendarVersion });
    if (receipt === undefined || review === undefined) throw new Error('no commands');
    await stack.open(orderId, receipt);
    await stack.skip('12 days');

    const [started] = await stack.database.sql<{ anchor: Date }[]>`
      select anchor_at as anchor from dueline.clocks where order_id = ${orderId} and kind = 'initialReview'`;
    const anchor = new Date(started?.anchor ?? '').toISOString();
    const ladder = ['80%', '0', '+1wd', '+2wd'].map((rung) => ({ rung, offset: rung }));
    const expected = startClock(companyDefault, { anchor, budget: policy['sla.review.initial'], ladder });
    const rows = await stack.database.sql<Recorded[]>`
      select clock_id, rung, reached_at, recorded_at, level from dueline.escalations
      where order_id = ${orderId} and kind = 'initialReview' order by reached_at`;
    expect(rows.map((row) => [row.rung, new Date(row.reached_at).getTime()])).toEqual(
      expected.rungs.map(({ rung, at }) => [rung, Date.parse(at)]),
    );
    expect(rows.map((row) => row.level)).toEqual(['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP']);
    for (const row of rows) {
      const late = new Date(row.recorded_at).getTime() - new Date(row.reached_at).getTime();
      expect(late, 'never early').toBeGreaterThan(0);
      // The worker's own time on a machine that may be slow: R5 measures it.
      expect(late, 'no rung waits for the next').toBeLessThanOrEqual(30_000);
    }

    expect(await stack.give(orderId, review)).toMatchObject({ accepted: true });
    const [clock] = await stack.database.sql<{ late: boolean }[]>`
      select late from dueline.clocks where order_id = ${orderId} and kind = 'initialReview'`;
    expect(clock?.late).toBe(true);
  }, 120_000);
});
