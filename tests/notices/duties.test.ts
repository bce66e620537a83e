import { and, asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { runDuties } from '../../notices/duties/run-duties.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { createRulesReader } from '../../notices/present-rules.ts';
import type { DrivenOrder } from '../db/driven-order.ts';
import { openTestCompany, type TestCompany } from '../db/test-company.ts';
import { orderFrom } from '../db/told-order.ts';
import { handClock } from './outbox-fixture.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
const opened: DrivenOrder[] = [];
afterEach(async () => {
  for (const order of opened.splice(0)) {
    await company.database
      .sql`update dueline.clocks set stopped_at = anchor_at where order_id = ${order.state.orderId}`;
  }
  await company.database.db.delete(outbox);
});

/** An order that nobody reviews, late since the next working day at the same time. */
async function neglected(receivedAt: string, until: string): Promise<DrivenOrder> {
  const order = await orderFrom(company, receivedAt);
  opened.push(order);
  await order.wait(until);
  return order;
}

/** A worker of its own, that looks when it is told to. */
function worker(): (instant: string) => Promise<void> {
  const clock = handClock();
  const { database } = company;
  const deps = { database, clock, rules: createRulesReader(database), digestsDone: new Set<string>() };
  return async (instant) => {
    clock.set(instant);
    await runDuties(deps);
  };
}

async function workerAt(...instants: string[]): Promise<void> {
  const look = worker();
  for (const instant of instants) await look(instant);
}

async function rowsOf(kind: 'REMINDER' | 'DIGEST', channel: 'EMAIL' | 'IN_APP' = 'EMAIL') {
  const wanted = and(eq(outbox.kind, kind), eq(outbox.channel, channel));
  return await company.database.db.select().from(outbox).where(wanted).orderBy(asc(outbox.key));
}

const day = (date: string, time = '10:00:01') => `2025-11-${date}T${time}+08:00`;

test('an escalation that nobody acknowledges is repeated each working day, three times at most, by however many workers [SLA-13]', async () => {
  const order = await neglected(day('03', '10:00:00'), day('04'));
  const keys = async () => (await rowsOf('REMINDER')).map((row) => row.key.replace(order.state.orderId, ''));
  await workerAt(day('05', '10:00:00'));
  expect(await keys()).toEqual([]);
  await Promise.all([workerAt(day('05')), workerAt(day('05'))]);
  const key = (count: number) => `/initialReview#1/0/reminder/${count}/EMAIL/sales-manager`;
  expect(await keys()).toEqual([key(1)]);
  // A weekend lies between: Monday is the third working day after.
  await workerAt(day('06'), day('08'), day('10', '09:59:00'), day('10'), day('12'), day('14'));
  expect(await keys()).toEqual([key(1), key(2), key(3)]);
  const [first] = await rowsOf('REMINDER');
  const { kind, payload } = first ?? { kind: 'REMINDER', payload: {} };
  expect(noticeSchema.parse({ ...payload, kind })).toMatchObject({ reminder: 1, workingMinutesLate: 480 });
});

test('reminders end when the escalation is acknowledged or waived, the clock stands still or the step is done', async () => {
  const acknowledged = await neglected(day('03', '10:00:00'), day('04'));
  await acknowledged.give(day('04', '11:00:00'), 'SALES_MANAGER', 'acknowledgeEscalation', {
    clockId: 'initialReview#1',
  });
  const waived = await neglected(day('03', '10:00:00'), day('04'));
  const waiver = { clockId: 'initialReview#1', reason: 'agreed' };
  await waived.give(day('04', '11:00:00'), 'GENERAL_MANAGER', 'waiveEscalation', waiver);
  const done = await neglected(day('03', '10:00:00'), day('04'));
  await done.give(day('04', '11:00:00'), 'SALESPERSON', 'passInitialReview', {});
  const paused = await neglected(day('03', '10:00:00'), day('04'));
  await paused.give(day('04', '11:00:00'), 'SALES_MANAGER', 'pauseClock', {
    clockId: 'initialReview#1',
    reason: 'CUSTOMER_REQUEST',
    comment: 'asked by telephone',
  });
  await workerAt(day('06'));
  expect(await rowsOf('REMINDER')).toEqual([]);
});

test('leadership gets one digest a working day at its start: the ten orders with most at risk, value times lateness [SLA-04]', async () => {
  for (const hour of ['09', '10', '11', '12', '13', '14', '15', '16', '17']) {
    await neglected(day('03', `${hour}:00:00`), day('06'));
  }
  const oldest = await neglected('2025-10-30T10:00:00+08:00', day('06'));
  await neglected(day('03', '17:30:00'), day('06'));
  await company.database.sql`update dueline.orders set total_amount = 90000000
    where order_id = ${opened.at(-1)?.state.orderId ?? ''}`;
  await Promise.all([workerAt(day('07', '08:59:59')), workerAt(day('07', '08:00:00'))]);
  expect(await rowsOf('DIGEST')).toEqual([]);

  await Promise.all([
    workerAt(day('07', '09:00:00'), day('07', '15:00:00')),
    workerAt(day('07', '09:00:30')),
  ]);
  const rows = await rowsOf('DIGEST');
  expect(rows.map(({ key }) => key)).toEqual([
    'digest/2025-11-07/deputy-general-manager/EMAIL/deputy-general-manager',
    'digest/2025-11-07/general-manager/EMAIL/general-manager',
  ]);
  const digest = noticeSchema.parse({ ...rows[0]?.payload, kind: 'DIGEST' });
  if (digest.kind !== 'DIGEST') throw new Error('not a digest');
  expect([digest.items.length, digest.total]).toEqual([10, 11]);
  const [first, second] = digest.items.map((item) => ('orderId' in item ? item.orderId : ''));
  expect([first, second]).toEqual([opened.at(-1)?.state.orderId, oldest.state.orderId]);

  await workerAt(day('08', '10:00:00'), day('10', '09:00:00'));
  expect((await rowsOf('DIGEST')).map(({ key }) => key.slice(7, 17))).toEqual([
    '2025-11-07',
    '2025-11-07',
    '2025-11-10',
    '2025-11-10',
  ]);
});

test('a day that begins with nothing overdue has no digest, though something becomes overdue later', async () => {
  const look = worker();
  await look(day('07', '09:00:00'));
  await neglected(day('06', '10:00:00'), day('07'));
  await look(day('07', '15:00:00'));
  expect(await rowsOf('DIGEST', 'IN_APP')).toEqual([]);
  await look(day('10', '09:00:00'));
  expect(await rowsOf('DIGEST', 'IN_APP')).toHaveLength(2);
});
