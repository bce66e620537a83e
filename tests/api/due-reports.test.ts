import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { untrackedPage } from '../../api/views/tracking-schema.ts';
import { calendarVersions } from '../../db/schema/calendar-versions.ts';
import { departmentCalendars } from '../../db/schema/department-calendars.ts';
import { orders } from '../../db/schema/orders.ts';
import { lotHold } from '../../domain/order/hold.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn as brought } from '../domain/bring-to.ts';
import type { OrderDriver } from '../domain/order-driver.ts';
import { entering, progress } from '../domain/tracked-order.ts';
import { orderIn, problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Monday to Friday from here on; November 2025 has no holiday. */
const monday = '2025-11-03T10:00:00+08:00';
/** Five working days later. */
const due = '2025-11-10T10:00:00+08:00';
const justAfter = '2025-11-10T10:00:01+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let supervisor: Sender;
let clerk: Sender;

beforeAll(async () => {
  api = await openReadApi(monday);
  supervisor = await api.as('PRODUCTION_SUPERVISOR');
  clerk = await api.as('LOGISTICS_CLERK');
});
afterAll(() => api.close());
/** Each test has the orders of its own alone. */
beforeEach(async () => {
  await api.company.database.db.update(orders).set({ closedAt: monday });
});

async function page(sender: Sender, now: string, query: string): Promise<z.output<typeof untrackedPage>> {
  api.now = now;
  const answer = await sender.get(`/v1/tracking?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return untrackedPage.parse(answer.body);
}

async function ids(sender: Sender, now: string, query: string): Promise<string[]> {
  return (await page(sender, now, query)).items.map(({ orderId }) => orderId);
}

const production = 'department=PRODUCTION';
const inProduction = (at = monday) => entering('IN_PRODUCTION', at, ofSales);

test('an order that production has had for five working days without a report is on its list, until it reports [TRACK-03]', async () => {
  const silent = await api.keep(inProduction());
  const told = inProduction();
  told.at('2025-11-04T10:00:00+08:00');
  told.give('recordTracking', progress, 'PRODUCTION_SUPERVISOR');
  const reported = await api.keep(told);
  expect(await ids(supervisor, due, production)).toEqual([]);
  const { items } = await page(supervisor, justAfter, production);
  expect(items).toMatchObject([
    { orderId: silent, stage: 'IN_PRODUCTION', lotId: 'L1', ownerId: 'salesperson', lastTrackedAt: monday },
  ]);
  // A day later the one that was reported on is due again.
  const later = '2025-11-11T10:00:01+08:00';
  expect(await ids(supervisor, later, production)).toEqual([silent, reported]);
  const first = await page(supervisor, later, `${production}&limit=1`);
  const second = await page(supervisor, later, `${production}&limit=1&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual([silent, reported]);
  expect(second.nextCursor).toBeNull();
});

test('what another department or sales said is no report of this one, and each owes its own [TRACK-03]', async () => {
  const order = inProduction();
  order.at('2025-11-07T10:00:00+08:00');
  order.give('recordTracking', { department: 'SALES', progress: '已与客户确认' }, 'SALESPERSON');
  order.give('recordTracking', { department: 'LOGISTICS', progress: '车辆已预订' }, 'LOGISTICS_CLERK');
  const made = await api.keep(order);
  const shipped = await api.keep(entering('SHIPPED', monday, ofSales));
  const packed = await api.keep(entering('READY_TO_SHIP', '2025-11-03T11:00:00+08:00', ofSales));
  expect(await ids(supervisor, justAfter, production)).toEqual([made]);
  expect(await ids(clerk, '2025-11-10T11:00:01+08:00', 'department=LOGISTICS')).toEqual([shipped, packed]);
});

test('a lot that goes on to another stage of the department is a word of its own; the lot that waits longest counts [TRACK-03]', async () => {
  const order = entering('READY_TO_SHIP', monday, ofSales);
  const [lot] = order.state.lots;
  if (lot === undefined) throw new Error('no lot');
  const before = await api.keep(order);
  order.at('2025-11-06T10:00:00+08:00');
  order.give('checkPackingList', { packed: lot.lines }, 'LOGISTICS_CLERK');
  const checked = await api.keep(order);
  expect((await ids(clerk, justAfter, 'department=LOGISTICS')).toSorted()).toEqual(
    [before, checked].toSorted(),
  );
  const moved = await api.keep(entering('SHIPPED', '2025-11-06T10:00:00+08:00', ofSales));
  expect(await ids(clerk, justAfter, 'department=LOGISTICS')).not.toContain(moved);
});

test('of several lots the one that the department has had the longest counts, and the order is listed once [TRACK-03]', async () => {
  const order = brought('RELEASED', ofSales);
  const { now: first } = order;
  order.give('checkStock', { fromStock: [{ line: 1, quantity: '40' }] }, 'WAREHOUSE_KEEPER', { lotId: 'L1' });
  bringTo(order, 'IN_QC').at('2025-11-06T10:00:00+08:00');
  bringTo(order, 'READY_TO_SHIP');
  expect(order.lots).toEqual(['L1 READY_TO_SHIP 1:60', 'L2 READY_TO_SHIP 1:40']);
  const orderId = await api.keep(order);
  const { items } = await page(clerk, justAfter, 'department=LOGISTICS');
  expect(items).toMatchObject([{ orderId, lotId: 'L2', lastTrackedAt: first }]);
  expect((await page(clerk, '2025-11-13T10:00:01+08:00', 'department=LOGISTICS')).items).toHaveLength(1);
});

const held: [string, (order: OrderDriver) => unknown][] = [
  ['held', (order) => order.give('holdOrder', { reason: '等待图纸' }, 'SALES_MANAGER')],
  [
    'being cancelled',
    (order) =>
      order.give(
        'requestCancellation',
        { reason: '项目停建', requestedBy: '王敏', formReference: 'QX-1' },
        'SALESPERSON',
      ),
  ],
];

test.each(held)('of an order that is %s nobody is asked for a report [TRACK-03]', async (_how, act) => {
  const order = inProduction();
  order.at('2025-11-04T10:00:00+08:00');
  act(order);
  expect(lotHold(order.state, 'L1')).toBeDefined();
  await api.keep(order);
  const running = await api.keep(inProduction());
  expect(await ids(supervisor, justAfter, production)).toEqual([running]);
});

test('a hold from an operation on keeps only lots that have come to it [TRACK-03]', async () => {
  const order = inProduction();
  order.at('2025-11-04T10:00:00+08:00');
  const hold = { reason: 'EXCEPTION', by: 'policy', at: order.now, caseId: 'case_1' } as const;
  const orderId = await api.keep(order);
  const withHold = async (from: string) => {
    const holds = JSON.stringify([{ ...hold, from }]);
    await api.company.database.sql`update dueline.orders
      set state = jsonb_set(state, '{holds}', ${holds}::text::jsonb) where order_id = ${orderId}`;
    return (await ids(supervisor, justAfter, production)).length;
  };
  expect(await withHold('IN_QC')).toBe(1);
  expect(await withHold('IN_PRODUCTION')).toBe(0);
  expect(await withHold('PLANNED')).toBe(0);
});

test('the period runs in the working time of the department, not of the company [TRACK-03 SLA-09]', async () => {
  const { db } = api.company.database;
  const frames = [{ start: '08:00', end: '20:00' }];
  const week = { 1: frames, 2: frames, 3: frames, 4: frames, 5: frames, 6: frames, 7: frames };
  const definition = { ...companyDefault, id: 'workshop', week, overrides: [] };
  const by = { reason: '三班', createdBy: 'admin', createdAt: '2025-09-01T00:00:00Z' };
  await db.insert(calendarVersions).values({ calendarId: 'workshop', version: 1, definition, ...by });
  await db.insert(departmentCalendars).values({ department: 'PRODUCTION', calendarId: 'workshop' });
  const made = await api.keep(inProduction());
  const shipped = await api.keep(entering('SHIPPED', monday, ofSales));
  // Its sixth day is the Saturday; the company's calendar is kept for at most a minute.
  const saturday = '2025-11-08T10:00:01+08:00';
  expect(await ids(supervisor, saturday, production)).toEqual([made]);
  expect(await ids(clerk, saturday, 'department=LOGISTICS')).toEqual([]);
  expect(await ids(clerk, justAfter, 'department=LOGISTICS')).toEqual([shipped]);
  await db.delete(departmentCalendars);
});

test('the form of a report begins with the department of who fills it in [TRACK-03]', async () => {
  api.now = monday;
  const made = await api.keep(inProduction());
  const department = async (sender: Sender) => {
    const { availableCommands } = orderIn(await sender.get(`/v1/orders/${made}`));
    return availableCommands.find(({ command }) => command === 'recordTracking')?.suggested?.['department'];
  };
  expect(await department(supervisor)).toBe('PRODUCTION');
  expect(await department(await api.as('SALESPERSON'))).toBe('SALES');
});

test('the list shows what its reader may read; those whom sales follows on request; and no other department [TRACK-03 PRIV-02]', async () => {
  const made = await api.keep(inProduction());
  const sales = await api.as('SALESPERSON');
  const manager = await api.as('SALES_MANAGER');
  const later = '2025-11-12T10:00:00+08:00';
  expect(await ids(manager, later, production)).toEqual([made]);
  expect(await ids(sales, later, `${production}&mine=true`)).toEqual([made]);
  expect(await ids(manager, later, `${production}&mine=true`)).toEqual([]);
  // Legal has had nothing to do with it.
  expect(await ids(await api.as('LEGAL_COUNSEL'), later, production)).toEqual([]);
  const answer = await supervisor.get('/v1/tracking?department=FINANCE');
  expect(problemIn(answer).code).toBe('validation-failed');
});
