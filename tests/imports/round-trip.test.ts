import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, type Sender, startApiStack } from '../api/api-stack.ts';
import { importIn, rowsOf, sendSheet, usualHeadings, usualRow, workbook } from './sheets.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack({}, { importLook: 100 });
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const count = 10_000;

/** Far above what it takes on two cores, so that only a way that grows with the square of the rows fails. */
const mostMs = { answer: 60_000, dryRun: 150_000, result: 60_000 };

test('ten thousand rows are looked at with a result each, and come back in the result sheet as they were sent [INTAKE-11]', async () => {
  const sent = [
    usualHeadings,
    ...Array.from({ length: count }, (_, index) =>
      index % 10 === 9
        ? usualRow(`BIG-${index}`, { 4: '若干' })
        : usualRow(`BIG-${index}`, { 4: (index % 50) + 1 }),
    ),
  ];
  const bytes = await workbook(sent);
  const started = performance.now();
  const { importId } = importIn(await sendSheet(api.app, sales, bytes, { dryRun: true }));
  const answered = performance.now();
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        const { state, counts } = importIn(await sales.get(`/v1/order-imports/${importId}`));
        seen.add(counts.PENDING);
        return state;
      },
      { timeout: mostMs.dryRun, interval: 200 },
    )
    .toBe('DONE');
  const rehearsed = performance.now();
  // Progress was visible while it ran.
  expect(seen.size).toBeGreaterThan(3);

  const { counts } = importIn(await sales.get(`/v1/order-imports/${importId}`));
  expect(counts).toEqual({
    rows: count,
    orders: count,
    PENDING: 0,
    OK: 9_000,
    GAPS: 0,
    REFUSED: 1_000,
    REPEATED: 0,
  });
  const told = await rowsOf(sales, importId);
  expect(told.map(({ row }) => row)).toEqual(Array.from({ length: count }, (_, index) => index + 2));
  const asked = performance.now();
  const answer = await api.app.inject({
    url: `/v1/order-imports/${importId}/result.xlsx`,
    headers: { authorization: `Bearer ${sales.key}` },
  });
  const [sheet] = (await readXlsx(answer.rawPayload)).sheets;
  const written = performance.now();
  expect(sheet?.rows.map((row) => row.slice(0, usualHeadings.length))).toEqual(sent);
  expect(sheet?.rows.slice(1).map((row) => row[10])).toEqual(
    told.map(({ state }) => (state === 'OK' ? '通过' : '未导入')),
  );

  const times = { answer: answered - started, dryRun: rehearsed - answered, result: written - asked };
  console.log('10,000 rows, ms:', times);
  for (const name of ['answer', 'dryRun', 'result'] as const)
    expect(times[name], name).toBeLessThan(mostMs[name]);
}, 300_000);

test('sixty orders of a sheet are received, each once, with a number of its own [INTAKE-11]', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => usualRow(`SIXTY-${index}`));
  const { importId } = importIn(await sendSheet(api.app, sales, await workbook([usualHeadings, ...rows])));
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state, { timeout: 120_000 })
    .toBe('DONE');
  const told = await rowsOf(sales, importId);
  expect(told.filter(({ state }) => state === 'OK')).toHaveLength(60);
  expect(new Set(told.map(({ orderNumber }) => orderNumber)).size).toBe(60);
}, 150_000);
