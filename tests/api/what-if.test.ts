import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WhatIfView, whatIfSchema } from '../../api/views/what-if-schema.ts';
import { orderIn } from '../domain/bring-to.ts';
import { received } from '../domain/sample-orders.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Thursday, 10:00. */
const start = '2025-10-09T10:00:00+08:00';
const until = '2025-10-23T18:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let clerk: Sender;
let inspected: string;
let waiting: string;
let fresh: string;

beforeAll(async () => {
  api = await openReadApi(start);
  clerk = await api.as('ORDER_CLERK');
  inspected = await api.keep(orderIn('IN_QC', ofSales));
  const order = orderIn('PLANNED', ofSales);
  order.give('reportMaterialShortage', { material: '铜排', expectedArrival: '2025-10-15' }, 'BUYER');
  waiting = await api.keep(order);
  fresh = await api.keep(received(ofSales));
});
afterAll(() => api.close());

async function ask(body: Record<string, unknown>, sender = clerk): Promise<WhatIfView> {
  const answer = await sender.post('/v1/what-if', { until, ...body });
  if (answer.status !== 200) throw new Error(answer.text);
  return whatIfSchema.parse(answer.body);
}

/** Every row of every table, the outbox and the logs included. */
async function everyRow(): Promise<string[]> {
  const { sql } = api.company.database;
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'dueline' order by 1`;
  const rows = await Promise.all(
    tables.map(({ name }) => sql.unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ${name} t`)),
  );
  return rows.flatMap((each, index) => each.map(({ row }) => `${tables[index]?.name} ${row}`)).sort();
}

const holiday = { kind: 'HOLIDAY', dates: ['2025-10-10'] };
const late = { kind: 'SUPPLIER_LATE', workingDays: 5 };

test('a holiday tells of every open order which clocks move, and who is warned when instead', async () => {
  const { orders, totals } = await ask({ suppositions: [holiday] });
  const order = orders.find((each) => each.orderId === inspected);
  expect(order?.clocks.find(({ kind }) => kind === 'inspection')).toMatchObject({
    kindName: { zh: '质量检验', en: expect.any(String) },
    before: { due: '2025-10-10T10:00:00+08:00' },
    after: { due: '2025-10-11T10:00:00+08:00' },
    movedMinutes: 480,
  });
  const [warning] =
    order?.warnings.filter(({ clockId, rung }) => clockId.includes('inspection') && rung === '0') ?? [];
  expect(warning).toMatchObject({
    change: 'MOVES',
    before: { at: '2025-10-10T10:00:00+08:00' },
    after: {
      at: '2025-10-11T10:00:00+08:00',
      roles: ['QUALITY_MANAGER'],
      people: [{ personId: 'quality-manager', names: { zh: expect.any(String) } }],
    },
  });
  expect(totals).toMatchObject({ orders: 3, ordersChanged: 3 });
  expect(totals.departments.find(({ department }) => department === 'QUALITY')).toMatchObject({
    clocksMoved: 1,
    gained: 0,
  });
  expect(totals.people.find(({ personId }) => personId === 'quality-manager')?.moved).toBeGreaterThan(0);
});

test('nothing is written, whatever is supposed', async () => {
  const before = await everyRow();
  await ask({
    suppositions: [
      late,
      holiday,
      { kind: 'DEPARTMENT_AWAY', department: 'QUALITY', from: '2025-10-13', until: '2025-10-14' },
      { kind: 'POLICY', values: { 'sla.qc.complete': '4wh' } },
      { kind: 'COMMAND', command: 'hold-order', input: { reason: '客户要求' } },
    ],
  });
  expect(await everyRow()).toEqual(before);
});

test('a late supplier concerns the orders that wait for it; the buyer and those above are warned', async () => {
  const { orders, totals } = await ask({ suppositions: [late] });
  expect(orders.map(({ orderId }) => orderId)).toEqual([waiting]);
  const told = orders[0]?.warnings.filter(({ kind }) => kind === 'materialArrival') ?? [];
  expect(told.map(({ change, rung, after }) => [change, rung, after?.roles])).toEqual([
    ['COMES', '0', ['PROCUREMENT_MANAGER']],
    ['COMES', '+1wd', ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER']],
    ['COMES', '+2wd', ['GENERAL_MANAGER']],
  ]);
  expect(totals.warningsGained).toBe(3);
});

test('when a department is away, whoever stands in or stands above is told in its place', async () => {
  const away = { kind: 'DEPARTMENT_AWAY', department: 'SALES', from: '2025-10-16', until: '2025-10-17' };
  const { orders } = await ask({ suppositions: [late, away], orderIds: [waiting] });
  const second = orders[0]?.warnings.find(({ kind, rung }) => kind === 'materialArrival' && rung === '+1wd');
  expect(second?.after?.people.map(({ personId }) => personId)).toEqual(['deputy-general-manager']);
});

test('where nothing is supposed, it tells what comes, up to the horizon of the policy', async () => {
  const answer = await clerk.post('/v1/what-if', {
    suppositions: [{ kind: 'NOTHING' }],
    orderIds: [inspected],
  });
  const view = whatIfSchema.parse(answer.body);
  const { items } = (
    await clerk.post('/v1/calendars/company/due', { items: [{ from: start, budget: '10wd' }] })
  ).body as { items: { due: string }[] };
  expect(view).toMatchObject({ now: start, until: items[0]?.due, more: 0, cut: false });
  const inspection = view.orders[0]?.warnings.filter(({ kind }) => kind === 'inspection') ?? [];
  expect(inspection.map(({ change, rung }) => [change, rung])).toEqual([
    ['STAYS', '80%'],
    ['STAYS', '0'],
    ['STAYS', '+1wd'],
    ['STAYS', '+2wd'],
  ]);
  expect(view.totals).toMatchObject({ orders: 1, clocksMoved: 0 });
});

test('the orders that are affected most come first, and the others are counted', async () => {
  const { orders, more } = await ask({ suppositions: [holiday], limit: 1 });
  expect([orders.length, more]).toEqual([1, 2]);
});

test('a command that an order would refuse is told with its reason', async () => {
  const command = { kind: 'COMMAND', command: 'release-goods', input: {}, orderId: inspected };
  const { orders, totals } = await ask({ suppositions: [command] });
  expect(totals).toMatchObject({ ordersRefusing: 1, ordersChanged: 1 });
  expect(orders[0]?.refused).toEqual([
    { command: 'releaseGoods', code: 'not-in-this-state', detail: expect.stringContaining('IN_QC') },
  ]);
});

describe('a question that does not fit names its fields', () => {
  const command = { kind: 'COMMAND', command: 'hold-order', input: { reason: 'x' } };
  const away = { kind: 'DEPARTMENT_AWAY', department: 'QUALITY', from: '2025-10-13', until: '2025-10-14' };
  const cases: [string, Record<string, unknown>, string][] = [
    ['an end before now', { suppositions: [holiday], until: '2025-10-09T09:00:00+08:00' }, 'until'],
    ['an end too far ahead', { suppositions: [holiday], until: '2027-10-09T09:00:00+08:00' }, 'until'],
    ['no supposition', { suppositions: [] }, 'suppositions'],
    [
      'a holiday in the past',
      { suppositions: [{ ...holiday, dates: ['2025-10-08'] }] },
      'suppositions[0].dates[0]',
    ],
    ['a holiday without days', { suppositions: [{ kind: 'HOLIDAY' }] }, 'suppositions[0].dates'],
    ['half a span', { suppositions: [{ kind: 'HOLIDAY', from: '2025-10-20' }] }, 'suppositions[0].until'],
    [
      'an unknown calendar',
      { suppositions: [{ ...holiday, calendarId: 'moon' }] },
      'suppositions[0].calendarId',
    ],
    [
      'an unknown department',
      { suppositions: [{ ...away, department: 'SPACE' }] },
      'suppositions[0].department',
    ],
    ['a span that ends first', { suppositions: [{ ...away, until: '2025-10-12' }] }, 'suppositions[0].until'],
    [
      'an absence that is over',
      { suppositions: [{ ...away, from: '2025-10-01', until: '2025-10-02' }] },
      'suppositions[0].until',
    ],
    [
      'an unknown figure',
      { suppositions: [{ kind: 'POLICY', values: { 'sla.none': 1 } }] },
      'suppositions[0].values.sla.none',
    ],
    [
      'a figure of another kind',
      { suppositions: [{ kind: 'POLICY', values: { 'sla.qc.complete': 7 } }] },
      'suppositions[0].values.sla.qc.complete',
    ],
    ['an unknown command', { suppositions: [{ ...command, command: 'fly' }] }, 'suppositions[0].command'],
    [
      'a command of changes',
      { suppositions: [{ ...command, command: 'correct-calendar' }] },
      'suppositions[0].command',
    ],
    ['an unfit input', { suppositions: [{ ...command, input: {} }] }, 'suppositions[0].input.reason'],
    [
      'a command before now',
      { suppositions: [{ ...command, at: '2025-10-09T09:00:00+08:00' }] },
      'suppositions[0].at',
    ],
    [
      'a command after the end',
      { suppositions: [{ ...command, at: '2026-10-09T09:00:00+08:00' }] },
      'suppositions[0].at',
    ],
    [
      'an order that is not there',
      { suppositions: [holiday], orderIds: ['ord_aaaaaaaaaaaaaaaaaaaaaaaaaa'] },
      'orderIds[0]',
    ],
    [
      'a supplier late by nothing',
      { suppositions: [{ ...late, workingDays: 0 }] },
      'suppositions[0].workingDays',
    ],
  ];
  test.each(cases)('%s', async (_name, body, path) => {
    const problem = problemIn(await clerk.post('/v1/what-if', { until, ...body }));
    expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
    expect(problem.errors?.map((each) => each.path)).toEqual([path]);
  });
});

test('everyone asks about orders that they read; about all, those who run the order book [PRIV-02]', async () => {
  const inspector = await api.as('INSPECTOR');
  const refused = problemIn(await inspector.post('/v1/what-if', { until, suppositions: [holiday] }));
  expect(refused).toMatchObject({ status: 403, code: 'not-your-role' });
  const own = await ask({ suppositions: [holiday], orderIds: [inspected] }, inspector);
  expect(own.totals.orders).toBe(1);
  const others = problemIn(
    await inspector.post('/v1/what-if', { until, suppositions: [holiday], orderIds: [fresh] }),
  );
  expect(others.errors).toEqual([{ path: 'orderIds[0]', reason: 'there is no open order of this id' }]);
  const planner = await api.as('PLANNER');
  expect((await ask({ suppositions: [holiday] }, planner)).totals.orders).toBeGreaterThan(0);
});
