import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommit } from '../../activities/commit.ts';
import { orderIdOf } from '../../api/orders/order-id.ts';
import { clockPage } from '../../api/views/clock-schema.ts';
import { attributionReport, attributionSchema, timeReport } from '../../api/views/report-schema.ts';
import { DrivenOrder } from '../db/driven-order.ts';
import { details, receipt } from '../db/receipt.ts';
import { type ApiStack, problemIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let leader: Sender;
const span = `from=${encodeURIComponent('2025-11-01T00:00:00+08:00')}`;
/** A Wednesday, when work begins. */
const now = '2025-11-12T09:00:00+08:00';
const newId = () => orderIdOf({ channel: 'PHONE' }, { caller: 'tests' }).orderId;
let late: DrivenOrder;
let waived: DrivenOrder;

beforeAll(async () => {
  api = await startApiStack();
  leader = await api.as('DEPUTY_GENERAL_MANAGER');
  const commit = createCommit({ database: api.stack.database });
  const received = async (at: string, externalNumber: string, deliveryDate?: string) => {
    const order = new DrivenOrder(commit, newId());
    const given = { ...details, externalNumber, ...(deliveryDate === undefined ? {} : { deliveryDate }) };
    await order.give(at, 'SALESPERSON', 'receiveOrder', { ...receipt, details: given });
    return order;
  };
  const acknowledge = (order: DrivenOrder, at: string) =>
    order.give(at, 'SALESPERSON', 'acknowledgeOrder', { channel: 'PHONE', result: 'CONFIRMED' });

  // Waits for its customer, is then reviewed too late and acknowledged 720 counted minutes after receipt.
  late = await received('2025-11-03T10:00:00+08:00', 'A');
  await late.give('2025-11-04T15:00:00+08:00', 'SALESPERSON', 'supplementInformation', {
    supplement: { deliveryDate: '2025-12-19' },
    source: 'phone',
  });
  await acknowledge(late, '2025-11-06T10:00:00+08:00');
  await late.give('2025-11-07T11:00:00+08:00', 'SALESPERSON', 'passInitialReview', {});

  const quick = await received('2025-11-10T10:00:00+08:00', 'B', '2025-12-19');
  await acknowledge(quick, '2025-11-10T11:30:00+08:00');
  await quick.give('2025-11-11T09:30:00+08:00', 'SALESPERSON', 'passInitialReview', {});

  const running = await received('2025-11-11T10:00:00+08:00', 'C', '2025-12-19');
  await acknowledge(running, '2025-11-11T14:20:00+08:00');

  // Nobody looks at it; leadership waives what it missed.
  waived = await received('2025-11-03T10:00:00+08:00', 'D', '2025-12-19');
  await waived.wait('2025-11-10T10:00:00+08:00');
  for (const clockId of ['initialReview#1', 'confirmationOuter#1']) {
    const input = { clockId, reason: '停电' };
    await waived.give('2025-11-10T10:00:00+08:00', 'GENERAL_MANAGER', 'waiveEscalation', input);
  }
  api.clock.shiftMs = Date.parse(now) - Date.now();
});
afterAll(() => api.close());

async function time(sender: Sender, query = span) {
  const answer = await sender.get(`/v1/reports/time?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return timeReport.parse(answer.body);
}

describe('the report on time', () => {
  test('tells per department what is open, at risk, breached, closed on time and late [SLA-15]', async () => {
    const { departments } = await time(leader);
    expect(departments).toEqual([
      {
        department: 'CONTRACT_ORDER',
        name: { zh: '合同订单管理部', en: 'Contract & order management' },
        open: 2,
        atRisk: 1,
        breachedOpen: 1,
        closedOnTime: 0,
        closedLate: 0,
        onTimePercent: null,
      },
      {
        department: 'SALES',
        name: { zh: '销售部', en: 'Sales' },
        open: 4,
        atRisk: 2,
        breachedOpen: 1,
        closedOnTime: 2,
        closedLate: 1,
        onTimePercent: '66.66',
      },
    ]);
  });

  test('leaves out what a change of rules made late [SLA-15]', async () => {
    const { sql } = api.stack.database;
    const mark = (induced: boolean) => sql`update clocks set policy_induced = ${induced}
      where order_id = ${late.state.orderId} and clock_id = 'initialReview#1'`;
    await mark(true);
    try {
      const sales = (await time(leader)).departments.find((row) => row.department === 'SALES');
      expect(sales).toMatchObject({ closedOnTime: 2, closedLate: 0, onTimePercent: '100.00' });
    } finally {
      await mark(false);
    }
  });

  test('measures receipt to acknowledgement against the target, standstills left out [INTAKE-13]', async () => {
    expect((await time(leader)).acknowledgement).toEqual({
      acknowledged: 3,
      withinTarget: 2,
      missed: 1,
      withinPercent: '66.66',
      medianMinutes: 200,
      open: 1,
      openMissed: 1,
    });
    const first = `${span}&until=${encodeURIComponent('2025-11-10T00:00:00+08:00')}`;
    expect((await time(leader, first)).acknowledgement).toMatchObject({
      acknowledged: 1,
      missed: 1,
      medianMinutes: 720,
    });
  });

  test('counts what was closed inside the span alone', async () => {
    const query = `from=${encodeURIComponent('2025-11-11T00:00:00+08:00')}`;
    const sales = (await time(leader, query)).departments.find((row) => row.department === 'SALES');
    expect(sales).toMatchObject({ open: 4, closedOnTime: 1, closedLate: 0 });
  });

  test('shows a head the own department, and no other [SLA-15]', async () => {
    const head = await api.as('SALES_MANAGER');
    expect((await time(head)).departments.map((row) => row.department)).toEqual(['SALES']);
    const other = await head.get(`/v1/reports/time?${span}&department=CONTRACT_ORDER`);
    expect(problemIn(other)).toMatchObject({ status: 403, code: 'not-your-role' });
    const quality = await time(await api.as('QUALITY_MANAGER'));
    expect(quality.departments).toEqual([]);
    expect(quality.acknowledgement).toBeUndefined();
    const clerk = await (await api.as('SALESPERSON')).get(`/v1/reports/time?${span}`);
    expect(problemIn(clerk).status).toBe(403);
    expect((await time(leader, `${span}&department=CONTRACT_ORDER`)).departments).toHaveLength(1);
  });

  test.each([
    `${span}&until=${encodeURIComponent('2025-10-01T00:00:00+08:00')}`,
    `from=${encodeURIComponent('2020-01-01T00:00:00+08:00')}`,
  ])('refuses a span that is empty or too long: %s', async (query) => {
    const problem = problemIn(await leader.get(`/v1/reports/time?${query}`));
    expect(problem).toMatchObject({ status: 422, errors: [{ path: 'query.until' }] });
  });
});

describe('the time of an order', () => {
  test('is told holding by holding, and its parties have it all together', async () => {
    const clerk = await api.as('ORDER_CLERK');
    const answer = await clerk.get(`/v1/orders/${late.state.orderId}/attribution`);
    const told = attributionSchema.parse(answer.body);
    expect(told.parties.map(({ party, minutes, percent }) => [party, minutes, percent])).toEqual([
      ['CONTRACT_ORDER', 1320, '40.00'],
      ['SALES', 1260, '38.18'],
      ['CUSTOMER', 720, '21.81'],
    ]);
    expect(told).toMatchObject({
      open: true,
      minutes: 3300,
      calendar: { calendarId: 'company', version: 1 },
    });
    expect(told.holdings).toMatchObject([
      {
        party: 'CUSTOMER',
        stage: 'AWAITING_INFO',
        reason: 'AWAITING_INFO',
        from: '2025-11-03T10:00:00+08:00',
      },
      { party: 'SALES', stage: 'RECEIVED', clockId: 'initialReview#1', minutes: 1260 },
      { party: 'CONTRACT_ORDER', stage: 'UNDER_REVIEW', stageName: { en: 'Under review' } },
    ]);
    const missing = await clerk.get(`/v1/orders/${newId()}/attribution`);
    expect(problemIn(missing).status).toBe(404);
  });

  test('is summed over the orders of a span, page by page, each minute once', async () => {
    const path = `/v1/reports/attribution?from=${encodeURIComponent('2025-11-10T09:00:00+08:00')}`;
    const whole = attributionReport.parse((await leader.get(path)).body);
    // From Monday 09:00 to Wednesday 09:00: two orders all of it, one from Monday 10:00, one from Tuesday 10:00.
    expect(whole.minutes).toBe(960 + 960 + 900 + 420);
    expect(whole.parties.map(({ party, minutes }) => [party, minutes])).toEqual([
      ['SALES', 450 + 420 + 960],
      ['CONTRACT_ORDER', 960 + 450],
    ]);
    const paged: string[] = [];
    let minutes = 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = attributionReport.parse((await leader.get(`${path}&limit=1${more}`)).body);
      paged.push(...page.items.map((item) => item.orderId));
      minutes += page.minutes;
      cursor = page.nextCursor;
    }
    expect(minutes).toBe(whole.minutes);
    expect(paged).toEqual(whole.items.map((item) => item.orderId));
  });

  test('shows a head the minutes of the own department alone', async () => {
    const head = await api.as('CONTRACT_ORDER_HEAD');
    const report = attributionReport.parse((await head.get(`/v1/reports/attribution?${span}`)).body);
    expect(report.parties.map(({ party }) => party)).toEqual(['CONTRACT_ORDER']);
    const other = await head.get(`/v1/reports/attribution?${span}&department=SALES`);
    expect(problemIn(other).status).toBe(403);
  });
});

test('clocks that were completed late are overdue ones, waived clocks are not [SLA-12]', async () => {
  const of = async (order: DrivenOrder, query: string) =>
    clockPage.parse((await leader.get(`/v1/clocks?orderId=${order.state.orderId}&${query}`)).body).items;
  const [completed, ...others] = await of(late, 'state=closed&overdue=true&kind=initialReview');
  expect(others).toEqual([]);
  expect(completed).toMatchObject({
    anchor: '2025-11-03T10:00:00+08:00',
    dueAt: '2025-11-05T15:00:00+08:00',
    stoppedAt: '2025-11-07T11:00:00+08:00',
    late: true,
    overdue: true,
    pauses: [{ reason: 'AWAITING_INFO', dueAfter: '2025-11-05T15:00:00+08:00' }],
  });
  expect(completed?.escalations.map(({ rung, level }) => [rung, level])).toEqual([
    ['80%', 'PREWARNING'],
    ['0', 'DEPARTMENT_HEAD'],
    ['+1wd', 'SECOND'],
  ]);
  const [withdrawn] = await of(waived, 'kind=initialReview');
  expect(withdrawn).toMatchObject({ state: 'RUNNING', overdue: false, waived: true });
  expect((await of(waived, 'overdue=true')).map(({ kind }) => kind)).toEqual(['confirmationTarget']);
});
