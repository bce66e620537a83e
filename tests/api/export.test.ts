import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderColumnNames } from '../../api/exports/order-columns.ts';
import { orderSheet } from '../../api/exports/order-sheet.ts';
import { ledgerPage } from '../../api/views/row-schemas.ts';
import { orderIn as brought } from '../domain/bring-to.ts';
import { received, usualDetails } from '../domain/sample-orders.ts';
import { problemIn } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Thursday, 10:00. */
const start = '2025-10-09T10:00:00+08:00';
const hostile = ['=1+1', '+86 21', '-2', '@SUM(A1)', '\t=cmd|calc', '=HYPERLINK("http://x","y")'];

let api: Awaited<ReturnType<typeof openReadApi>>;

beforeAll(async () => {
  api = await openReadApi(start);
  for (const name of hostile) {
    const details = { customer: { ...usualDetails.customer, name } };
    await api.keep(received({ ...ofSales, details }));
  }
  await api.keep(brought('IN_QC', ofSales));
});
afterAll(() => api.close());

async function file(role: 'ORDER_CLERK' | 'INSPECTOR', query: string) {
  const { key } = await api.as(role);
  const answer = await api.app.inject({
    url: `/v1/orders/export?${query}`,
    headers: { authorization: `Bearer ${key}` },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const [sheet] = (await readXlsx(answer.rawPayload, { readStyles: true })).sheets;
  if (sheet === undefined) throw new Error('a workbook without a sheet');
  return { headers: answer.headers, sheet, bytes: answer.rawPayload };
}

test('an export holds the rows of the list of the same query, in its order, under headings of the language', async () => {
  const clerk = await api.as('ORDER_CLERK');
  for (const query of ['', 'sort=number&direction=desc', 'stage=RECEIVED', 'q=SUM']) {
    const listed = ledgerPage.parse((await clerk.get(`/v1/orders?limit=200&${query}`)).body).items;
    const { sheet, headers } = await file('ORDER_CLERK', `${query}&columns=orderNumber,stage&locale=en`);
    expect(sheet.rows).toEqual([
      ['Order number', 'Status'],
      ...listed.map((row) => [row.orderNumber, row.stageName.en]),
    ]);
    expect(headers).toMatchObject({
      'dueline-rows': String(listed.length),
      'dueline-more-rows': 'false',
      'content-disposition': 'attachment; filename="orders-2025-10-09.xlsx"',
    });
  }
  const { sheet } = await file('ORDER_CLERK', 'columns=orderNumber,stage');
  expect(sheet.rows[0]).toEqual(['订单号', '状态']);
  expect(sheet.freezePane).toMatchObject({ rows: 1 });
});

test('what people typed stays text, whatever it begins with [S6]', async () => {
  const { sheet } = await file('ORDER_CLERK', 'columns=customerName&stage=RECEIVED');
  expect(sheet.rows.slice(1).flat().toSorted()).toEqual(hostile.toSorted());
  expect([...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
});

test("dates are dates in the company's zone, amounts numbers with their currency", async () => {
  const columns = 'receivedAt,deliveryDate,total,currency,remainingMinutes,salesperson,overdue';
  const { sheet } = await file('ORDER_CLERK', `columns=${columns}&locale=en&stage=RECEIVED`);
  expect(sheet.rows[1]).toEqual([
    new Date('2025-10-09T10:00:00Z'),
    new Date('2025-11-14T00:00:00Z'),
    198_050,
    'CNY',
    480,
    expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
    'No',
  ]);
});

test('an export keeps to the rights of who asks [PRIV-02]', async () => {
  const { sheet } = await file('INSPECTOR', 'columns=orderNumber,stage&locale=en');
  expect(sheet.rows.slice(1).map((row) => row[1])).toEqual(['In inspection']);
});

test('the columns are a closed list with a name in both languages', async () => {
  const clerk = await api.as('ORDER_CLERK');
  const { items } = Object((await clerk.get('/v1/orders/columns')).body);
  expect(items.map(({ name }: { name: string }) => name)).toEqual(orderColumnNames);
  for (const { names } of items) {
    expect(names.zh).toMatch(/\p{Script=Han}/u);
    expect(names.en).toMatch(/^[A-Z]/);
  }
  for (const column of ['password', 'state', 'orderNumber,', '']) {
    const problem = problemIn(await clerk.get(`/v1/orders/export?columns=${column}`));
    expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
  }
  const { sheet } = await file('ORDER_CLERK', `columns=${orderColumnNames.join(',')}`);
  expect(sheet.rows[0]).toHaveLength(orderColumnNames.length);
});

test('a sheet that holds not all says so in its last row, in its language', async () => {
  const rows = [[{ kind: 'text' as const, text: 'SO-1' }]];
  const frame = { columns: ['orderNumber' as const], zone: 'Asia/Shanghai', isCut: true };
  for (const [language, said] of [
    ['zh', /其余未导出/],
    ['en', /narrow the filters/],
  ] as const) {
    const [sheet] = (await readXlsx(await orderSheet(rows, { ...frame, language }))).sheets;
    expect(sheet?.rows.map(([first]) => first)).toEqual([
      expect.any(String),
      'SO-1',
      expect.stringMatching(said),
    ]);
  }
});
