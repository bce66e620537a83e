import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { absences } from '../../db/schema/absences.ts';
import { orders } from '../../db/schema/orders.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { noticePath } from '../../domain/notices/notice-path.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { newOrderId, openTestCompany, type TestCompany } from '../db/test-company.ts';
import { bringTo } from '../domain/bring-to.ts';
import type { OrderDriver } from '../domain/order-driver.ts';
import { entering, progress } from '../domain/tracked-order.ts';
import { dutyWorker, queuedOf } from './duty-worker.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
afterEach(async () => {
  const { db } = company.database;
  await db.update(orders).set({ closedAt: monday });
  await db.delete(outbox);
  await db.delete(absences);
});

/** Working days from here on but for weekends. */
const monday = '2025-11-03T10:00:00+08:00';
const day = (date: string, time = '10:00:01') => `2025-11-${date}T${time}+08:00`;

/** Commits what was done to an order since `from`; answers its id. */
async function keep(order: OrderDriver, orderId = newOrderId(), from = 0): Promise<string> {
  const entries: typeof order.journal = JSON.parse(JSON.stringify(order.journal.slice(from)));
  await company.commit({ orderId, afterVersion: from, entries });
  return orderId;
}

const keysOf = async (channel: 'EMAIL' | 'IN_APP' = 'EMAIL') =>
  (await queuedOf(company, 'REPORT_DUE', channel)).map(({ key }) => key);

const keyOf = (orderId: string, period: number, person = 'production-supervisor') =>
  `${orderId}/report/PRODUCTION/2025-11-03T02:00:00.000Z/${period}/EMAIL/${person}`;

test('who has the stage is reminded of the report once for each period that passes, by however many workers [TRACK-03]', async () => {
  const orderId = await keep(entering('IN_PRODUCTION', monday));
  const [one, other] = [dutyWorker(company), dutyWorker(company)];
  await one(day('10', '09:59:59'));
  expect(await keysOf()).toEqual([]);
  await Promise.all([one(day('10')), other(day('10'))]);
  expect(await keysOf()).toEqual([keyOf(orderId, 1)]);
  await one(day('11'), day('14', '17:00:00'));
  await Promise.all([one(day('17')), dutyWorker(company)(day('17'))]);
  expect(await keysOf()).toEqual([keyOf(orderId, 1), keyOf(orderId, 2)]);
  // Nobody looked for two weeks: they are told once of where it stands.
  await dutyWorker(company)('2025-12-02T10:00:01+08:00');
  expect(await keysOf()).toEqual([keyOf(orderId, 1), keyOf(orderId, 2), keyOf(orderId, 4)]);
});

test('the reminder says what is asked of whom and opens the form; it is not critical and waits for working time [TRACK-03 U6]', async () => {
  const orderId = await keep(entering('SHIPPED', monday));
  // Saturday: the worker was down at the time it was due, after work on Friday.
  await company.database.db.delete(outbox);
  await dutyWorker(company)('2025-11-15T11:00:00+08:00');
  const [row] = await queuedOf(company, 'REPORT_DUE');
  expect(row).toMatchObject({ orderId, personId: 'logistics-clerk', critical: false, state: 'PENDING' });
  expect(row?.nextAttemptAt).toBe('2025-11-17T01:00:00.000Z');
  const notice = noticeSchema.parse({ ...row?.payload, kind: 'REPORT_DUE' });
  expect(notice).toMatchObject({ department: 'LOGISTICS', stage: 'SHIPPED', lotId: 'L1', period: 1 });
  expect(noticePath(notice)).toBe(`/orders/${orderId}?task=recordTracking`);
});

test('a report ends it and takes back what waits; the next period counts from the report [TRACK-03]', async () => {
  const order = entering('IN_PRODUCTION', monday);
  const orderId = await keep(order);
  const look = dutyWorker(company);
  await look(day('10', '19:00:00'));
  const told = order.journal.length;
  order.at(day('10', '19:30:00'));
  order.give('recordTracking', progress, 'PRODUCTION_SUPERVISOR');
  await keep(order, orderId, told);
  expect(await queuedOf(company, 'REPORT_DUE')).toMatchObject([
    { key: keyOf(orderId, 1), state: 'WITHDRAWN' },
  ]);
  await look(day('11'), day('14'), day('17', '17:59:59'));
  expect(await keysOf()).toHaveLength(1);
  await look(day('18', '09:00:01'));
  expect((await keysOf()).map((key) => key.split('/')[3])).toEqual([
    '2025-11-03T02:00:00.000Z',
    '2025-11-10T11:30:00.000Z',
  ]);
});

test("another department's report takes no reminder back, and going on does [TRACK-03]", async () => {
  const order = entering('IN_PRODUCTION', monday);
  const orderId = await keep(order);
  await dutyWorker(company)(day('10', '19:00:00'));
  const states = async () => (await queuedOf(company, 'REPORT_DUE')).map(({ state }) => state);
  let told = order.journal.length;
  order.at(day('10', '19:30:00'));
  order.give('recordTracking', { department: 'LOGISTICS', progress: '车辆已预订' }, 'LOGISTICS_CLERK');
  await keep(order, orderId, told);
  expect(await states()).toEqual(['PENDING']);
  told = order.journal.length;
  bringTo(order, 'IN_QC');
  await keep(order, orderId, told);
  expect(await states()).toEqual(['WITHDRAWN']);
  await dutyWorker(company)(day('28'));
  expect(await states()).toEqual(['WITHDRAWN']);
});

test('an order that is held, being cancelled or ended reminds nobody, and what waits is taken back [TRACK-03 CANCEL-02]', async () => {
  const order = entering('IN_PRODUCTION', monday);
  const orderId = await keep(order);
  await dutyWorker(company)(day('10', '19:00:00'));
  const told = order.journal.length;
  order.at(day('10', '19:30:00'));
  order.give('holdOrder', { reason: '等待图纸' }, 'SALES_MANAGER');
  await keep(order, orderId, told);
  const cancelled = entering('IN_PRODUCTION', monday);
  const request = { reason: '项目停建', requestedBy: '王敏', formReference: 'QX-1' };
  cancelled.give('requestCancellation', request, 'SALESPERSON');
  await keep(cancelled);
  await keep(entering('IN_PRODUCTION', monday));
  await company.database.sql`update dueline.orders set closed_at = ${monday}
    where order_id not in (select order_id from dueline.outbox where kind = 'REPORT_DUE')
      and state -> 'cancellation' is null`;
  await dutyWorker(company)(day('18'));
  expect(await queuedOf(company, 'REPORT_DUE')).toMatchObject([{ orderId, state: 'WITHDRAWN' }]);
});

test('whom the stage was given to is reminded; where nobody is there for it, the head of the department [TRACK-03]', async () => {
  const order = entering('IN_PRODUCTION', monday);
  const { clockId } = order.clock('production', 'L1');
  order.give('reassignTask', { clockId, personId: 'production-manager' }, 'PRODUCTION_MANAGER');
  const given = await keep(order);
  await dutyWorker(company)(day('10'));
  expect(await keysOf()).toEqual([keyOf(given, 1, 'production-manager')]);
  await company.database.db.update(orders).set({ closedAt: monday });

  const alone = await keep(entering('IN_PRODUCTION', monday));
  await company.database.db.insert(absences).values({
    personId: 'production-supervisor',
    fromAt: monday,
    untilAt: day('28'),
    createdAt: monday,
    createdBy: 'admin',
  });
  await dutyWorker(company)(day('10'));
  expect(await keysOf()).toContain(keyOf(alone, 1, 'production-manager'));
});
