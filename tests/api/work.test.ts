import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderSchema } from '../../api/views/order-schema.ts';
import { type LedgerRow, ledgerPage, taskCounts, taskPage } from '../../api/views/row-schemas.ts';
import { orderIn as brought } from '../domain/bring-to.ts';
import { received, usualDetails } from '../domain/sample-orders.ts';
import type { Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Thursday, 10:00: the initial review, one working day, is due on Friday at 10:00. */
const start = '2025-10-09T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let sales: Sender;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await openReadApi(start);
  sales = await api.as('SALESPERSON');
  ids['new'] = await api.keep(received(ofSales));
  ids['waiting'] = await api.keep(received({ ...ofSales, details: { lines: [] } }));
  ids['reviewed'] = await api.keep(brought('UNDER_REVIEW', ofSales));
  const postponed = brought('UNDER_REVIEW', ofSales);
  postponed.give('proposePostponement', { deliveryDate: '2025-12-01', reason: '产能不足' }, 'PLANNER');
  ids['postponed'] = await api.keep(postponed);
  ids['settling'] = await api.keep(brought('SETTLING', ofSales));
  ids['inspected'] = await api.keep(brought('IN_QC', ofSales));
  const details = { customer: { customerId: 'CUS-001', name: '江苏华东电力建设有限公司', contact: '王工' } };
  ids['byOther'] = await api.keep(
    brought('IN_QC', { ...ofSales, details, by: { person: 'order-clerk', role: 'ORDER_CLERK' } }),
  );
});
afterAll(() => api.close());

async function tasks(who: Sender, query: string) {
  const answer = await who.get(`/v1/tasks?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return taskPage.parse(answer.body).items;
}

async function ledger(who: Sender, query: string): Promise<LedgerRow[]> {
  const answer = await who.get(`/v1/orders?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return ledgerPage.parse(answer.body).items;
}

async function at<Result>(now: string, read: () => Promise<Result>): Promise<Result> {
  api.now = now;
  try {
    return await read();
  } finally {
    api.now = start;
  }
}

const review = `command=passInitialReview&orderId=`;

describe('an inbox', () => {
  test('tells the working time that is left, and below zero the working time since', async () => {
    const [soon] = await tasks(sales, `${review}${ids['new']}`);
    expect(soon).toMatchObject({ remainingMinutes: 480, approaching: false, overdue: false, paused: false });
    expect(soon?.version).toBe(1);
    // Nobody works overnight: nothing is lost between the end of Thursday and the start of Friday.
    const before = await at('2025-10-10T08:00:00+08:00', () => tasks(sales, `${review}${ids['new']}`));
    const evening = await at('2025-10-09T22:00:00+08:00', () => tasks(sales, `${review}${ids['new']}`));
    expect(before[0]?.remainingMinutes).toBe(evening[0]?.remainingMinutes);
    const [late] = await at('2025-10-10T11:30:00+08:00', () => tasks(sales, `${review}${ids['new']}`));
    expect(late).toMatchObject({ remainingMinutes: -90, approaching: false, overdue: true });
  });

  test('keeps the working time of a clock that stands still, with why [SLA-10]', async () => {
    const read = async () =>
      (await tasks(sales, `orderId=${ids['waiting']}`)).find((task) => task.pauseReasons.length > 0);
    const first = await read();
    expect(first).toMatchObject({
      paused: true,
      dueAt: null,
      overdue: false,
      pauseReasons: ['AWAITING_INFO'],
    });
    expect(first?.remainingMinutes).toBeGreaterThan(0);
    const later = await at('2025-10-20T10:00:00+08:00', read);
    expect(later).toMatchObject({ remainingMinutes: first?.remainingMinutes, approaching: false });
  });

  test('parts into overdue, approaching and the rest, and counts what it lists', async () => {
    // 80% of the eight hours are past on Thursday at 17:24 or so, and due is not.
    for (const now of [start, '2025-10-09T17:45:00+08:00', '2025-10-13T10:00:00+08:00']) {
      await at(now, async () => {
        const [all, overdue, approaching, other] = await Promise.all(
          ['', 'standing=OVERDUE', 'standing=APPROACHING', 'standing=OTHER'].map((query) =>
            tasks(sales, query),
          ),
        );
        expect(overdue?.every((task) => task.overdue && !task.approaching)).toBe(true);
        expect(approaching?.every((task) => task.approaching && !task.overdue)).toBe(true);
        expect(other?.every((task) => !task.approaching && !task.overdue)).toBe(true);
        expect((overdue?.length ?? 0) + (approaching?.length ?? 0) + (other?.length ?? 0)).toBe(all?.length);
        const waiting = await tasks(sales, 'waitingOnOthers=true');
        expect(taskCounts.parse((await sales.get('/v1/tasks/counts')).body)).toEqual({
          mine: all?.length,
          overdue: overdue?.length,
          approaching: approaching?.length,
          waitingOnOthers: waiting.length,
        });
      });
    }
    const [warned] = await at('2025-10-09T17:45:00+08:00', () => tasks(sales, `${review}${ids['new']}`));
    expect(warned).toMatchObject({ approaching: true, overdue: false });
  });

  test('shows a salesperson what others have to do on own orders and own customers, and nothing else', async () => {
    const waiting = await tasks(sales, 'waitingOnOthers=true');
    const orders = new Set(waiting.map((task) => task.orderId));
    expect(orders).toContain(ids['inspected']);
    expect(orders).toContain(ids['byOther']);
    expect(waiting.every((task) => !task.mine)).toBe(true);
    const inspector = await api.as('INSPECTOR');
    expect(await tasks(inspector, 'waitingOnOthers=true')).toEqual([]);
    expect((await tasks(inspector, '')).map((task) => task.orderId).toSorted()).toEqual(
      [ids['inspected'], ids['byOther']].toSorted(),
    );
  });

  test('is searched by order, customer and product, and narrowed to one act', async () => {
    const inspector = await api.as('INSPECTOR');
    expect(await tasks(inspector, `q=${encodeURIComponent('江苏华东')}`)).toMatchObject([
      { orderId: ids['byOther'], command: 'recordInspection', products: expect.stringContaining('×100台') },
    ]);
    expect(await tasks(inspector, 'command=checkStock')).toEqual([]);
  });
});

describe('the ledger', () => {
  test('is filtered by date, customer, channel, status and salesperson [INTAKE-10]', async () => {
    const found = async (query: string) => (await ledger(sales, query)).map((row) => row.orderId).toSorted();
    const all = await found('');
    expect(all).toHaveLength(7);
    const others = (...names: string[]) => names.map((name) => ids[name] ?? '').toSorted();
    expect(await found('receivedFrom=2025-10-10T00:00:00%2B08:00')).toEqual([]);
    expect(await found('receivedBefore=2025-10-10T00:00:00%2B08:00')).toEqual(all);
    expect(await found('customerId=CUS-001')).toEqual(others('byOther'));
    expect(await found('channel=PHONE')).toEqual([]);
    expect(await found(`channel=${usualDetails.channel}`)).toEqual(all);
    expect(await found('orderKind=SERVICE')).toEqual([]);
    expect(await found('orderKind=PRODUCT')).toEqual(all);
    expect(await found('stage=AWAITING_INFO,UNDER_REVIEW')).toEqual(others('waiting', 'reviewed'));
    // Salesperson of CUS-001 by the customer file, of the rest by having entered them.
    expect(await found('salespersonId=salesperson')).toEqual(all);
    expect(await found('salespersonId=order-clerk')).toEqual([]);
    expect(await found('deliveryFrom=2025-11-14&deliveryTo=2025-11-14')).toEqual(all);
    expect(await found('deliveryFrom=2025-11-15')).toEqual([]);
    expect(await found('deliveryTo=2025-11-13')).toEqual([]);
    expect(await found('productCode=P-1')).toEqual(all.filter((id) => id !== ids['waiting']));
    expect(await found('productCode=P-9')).toEqual([]);
  });

  test('shows a salesperson every own order that awaits information, review, the customer or payment, oldest deadline first [INTAKE-27]', async () => {
    const awaiting = 'stage=AWAITING_INFO,UNDER_REVIEW,AWAITING_CUSTOMER_DECISION,SETTLING';
    const rows = await ledger(sales, `salespersonId=salesperson&sort=due&${awaiting}`);
    const wanted = [ids['waiting'], ids['reviewed'], ids['postponed'], ids['settling']];
    expect(rows.map((row) => row.orderId).toSorted()).toEqual(wanted.toSorted());
    const dues = rows.map((row) => Date.parse(row.dueAt ?? ''));
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  });

  test.each(['due', 'received', 'number', 'delivery'])(
    'is sorted by %s both ways and paged without a gap or a repeat',
    async (sort) => {
      for (const direction of ['asc', 'desc']) {
        const query = `sort=${sort}&direction=${direction}`;
        const all = (await ledger(sales, query)).map((row) => row.orderId);
        const paged: string[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
          const page = ledgerPage.parse((await sales.get(`/v1/orders?limit=2&${query}${more}`)).body);
          paged.push(...page.items.map((row) => row.orderId));
          cursor = page.nextCursor;
        }
        expect(paged).toEqual(all);
        expect(new Set(all).size).toBe(7);
      }
      const keys = { due: 'dueAt', received: 'receivedAt', number: 'orderNumber', delivery: 'deliveryDate' };
      const field = Object(keys)[sort];
      const values = (await ledger(sales, `sort=${sort}&direction=desc`)).map((row) => Object(row)[field]);
      const given = values.filter((value) => value !== undefined && value !== null);
      expect(values.slice(0, given.length)).toEqual(given);
      expect(given).toEqual(given.toSorted().toReversed());
    },
  );

  test('tells what is due today and this week by the days of the company', async () => {
    // 23:30 in Shanghai on Thursday is still Thursday; in UTC it is, too, but half an hour later it is not.
    const due = async (now: string, which: string) =>
      (await at(now, () => ledger(sales, `due=${which}`))).map((row) => row.orderId);
    const row = (await ledger(sales, '')).find((each) => each.orderId === ids['reviewed']);
    const day = row?.dueAt?.slice(0, 10) ?? '';
    expect(await due(`${day}T00:10:00+08:00`, 'TODAY')).toContain(ids['reviewed']);
    const eve = new Date(Date.parse(`${day}T23:50:00+08:00`) - 86_400_000).toISOString();
    expect(await due(eve, 'TODAY')).not.toContain(ids['reviewed']);
    expect(await due(eve, 'WEEK')).toContain(ids['reviewed']);
    const monthAgo = new Date(Date.parse(eve) - 30 * 86_400_000).toISOString();
    expect(await due(monthAgo, 'WEEK')).toEqual([]);
  });

  test('shows each row with its products, lots and salesperson', async () => {
    const [row] = await ledger(sales, 'customerId=CUS-001');
    expect(row).toMatchObject({
      products: expect.stringMatching(/×100台$/),
      lotCounts: [{ stage: 'IN_QC', count: 1 }],
      salespersonId: 'salesperson',
      remainingMinutes: expect.any(Number),
    });
  });
});

test('status, shipping progress and what the customer said can be queried of an order [SYS-06]', async () => {
  const shipped = await api.keep(brought('SHIPPED', ofSales));
  const clerk = await api.as('ORDER_CLERK');
  const onTheWay = orderSchema.parse((await clerk.get(`/v1/orders/${shipped}`)).body);
  expect(onTheWay).toMatchObject({ stage: 'SHIPPED', stageName: { zh: '已发货' } });
  expect(onTheWay.lots).toMatchObject([
    { stage: 'SHIPPED', transport: { carrier: '顺达物流', expectedArrival: '2025-10-30' } },
  ]);
  expect(await ledger(clerk, 'stage=SHIPPED')).toMatchObject([{ orderId: shipped }]);

  const closed = brought('CLOSED', ofSales);
  closed.give('recordFollowUp', { satisfied: false, comment: '漆面有划伤' }, 'AFTER_SALES_AGENT');
  const answered = orderSchema.parse((await clerk.get(`/v1/orders/${await api.keep(closed)}`)).body);
  expect(answered.followUp).toMatchObject({ satisfied: false, comment: '漆面有划伤' });
});
