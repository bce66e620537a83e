import { writeCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, problemIn, type Sender, startApiStack } from '../api/api-stack.ts';
import { importIn, rowsOf, sendSheet, usualHeadings, usualRow, workbook } from './sheets.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack({}, { importLook: 100 });
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const refused = async (bytes: Buffer, name?: string) =>
  problemIn(await sendSheet(api.app, sales, bytes, { dryRun: true, ...(name && { name }) }));

/** The rows of a dry run that has ended. */
async function rehearsed(bytes: Buffer, name = 'orders.xlsx') {
  const { importId } = importIn(await sendSheet(api.app, sales, bytes, { dryRun: true, name }));
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state)
    .toBe('DONE');
  return await rowsOf(sales, importId);
}

test('a sheet with wrong headings is refused as a whole, each unknown and each missing heading named, with the nearest that is known', async () => {
  const [, ...rest] = usualHeadings;
  const headings = ['订单渠道来源', ...rest.map((each) => (each === '数量' ? '数 量 (个)x' : each))];
  const problem = await refused(await workbook([headings, usualRow('H-1')]));
  expect(problem.code).toBe('validation-failed');
  expect(problem.errors).toEqual([
    { path: 'headings[订单渠道来源]', reason: expect.stringContaining('is not known; the nearest is') },
    { path: 'headings[数 量 (个)x]', reason: 'is not known; the nearest is 数量 (Quantity)' },
    { path: 'headings[渠道]', reason: 'is missing: the sheet needs 渠道 (Channel)' },
    { path: 'headings[数量]', reason: 'is missing: the sheet needs 数量 (Quantity)' },
  ]);
});

test('headings are known in English and Chinese, below a title, with stars and brackets; a column without one and one that is there twice are named', async () => {
  const english = [
    'Channel *',
    'PO Number',
    'Customer no.',
    'SKU',
    'Qty',
    'Unit price',
    'Payment method',
    'Delivery date',
    'Address',
  ];
  const told = await rehearsed(
    await workbook([['订单导入表'], [], english, usualRow('E-1'), [], usualRow('E-2')]),
  );
  expect(told.map(({ row, state }) => [row, state])).toEqual([
    [4, 'OK'],
    [6, 'OK'],
  ]);
  const twice = await refused(
    await workbook([
      [...usualHeadings, '外部订单号'],
      [...usualRow('T-1'), 'x', 'left over'],
    ]),
  );
  expect(twice.errors).toEqual([
    { path: 'headings[外部订单号]', reason: 'means the same as 客户订单号: keep one of the two' },
    { path: 'headings[K]', reason: expect.stringContaining('without a heading') },
  ]);
});

test('a merged cell holds for its rows in a column of the order, and is a problem of each row in a column of lines', async () => {
  const rows = [
    usualRow('M-1'),
    usualRow('', { 1: null, 2: null }),
    usualRow('M-2'),
    usualRow('M-2', { 4: null }),
  ];
  const merges = [
    { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
    { startRow: 1, endRow: 2, startCol: 2, endCol: 2 },
    { startRow: 3, endRow: 4, startCol: 4, endCol: 4 },
  ];
  const told = await rehearsed(await workbook([usualHeadings, ...rows], { merges }));
  expect(told.map(({ orderRow, state }) => [orderRow, state])).toEqual([
    [2, 'OK'],
    [2, 'OK'],
    [4, 'REFUSED'],
    [4, 'REFUSED'],
  ]);
  for (const row of told.slice(2)) {
    expect(row.problems).toMatchObject([
      { field: 'lines.quantity', reason: { en: 'is merged over rows 4 to 5: write it in each row' } },
    ]);
  }
});

test("a formula's value is taken and named; a formula without a value and an error of the sheet refuse their rows", async () => {
  const cells = new Map([
    ['1,4', { value: 8, type: 'formula' as const, formula: 'C2*2', formulaResult: 8 }],
    ['2,4', { value: null, type: 'formula' as const, formula: 'C3*2' }],
    ['3,4', { value: '#REF!', type: 'error' as const }],
  ]);
  const rows = [
    usualRow('F-1', { 4: null }),
    usualRow('F-2', { 4: null }),
    usualRow('F-3', { 4: null }),
    usualRow('F-4'),
  ];
  const told = await rehearsed(await workbook([usualHeadings, ...rows], { cells }));
  expect(told.map(({ state }) => state)).toEqual(['OK', 'REFUSED', 'REFUSED', 'OK']);
  expect(told[0]?.notes).toMatchObject([{ field: 'lines.quantity', value: '8' }]);
  expect(told[1]?.problems[0]?.reason.en).toContain('formula without a value');
  expect(told[2]?.problems[0]?.reason.en).toContain('error of the sheet');
});

test('dates are read as dates, as ISO text and as Chinese people write them; what can be taken for two days is refused', async () => {
  const dates = [
    new Date(Date.UTC(2028, 2, 1)),
    '2028-03-01',
    '2028/3/1',
    '2028年3月1日',
    '2028.3.1',
    '20280301',
  ];
  const wrong = ['03/01/2028', '1-3-28', 46082, '2028-02-30', '下周'];
  const rows = [...dates, ...wrong].map((date, index) => usualRow(`D-${index}`, { 7: date }));
  const told = await rehearsed(await workbook([usualHeadings, ...rows]));
  expect(told.map(({ state }) => state)).toEqual([...dates.map(() => 'OK'), ...wrong.map(() => 'REFUSED')]);
  expect(told[6]?.problems[0]?.reason.en).toContain('year first');
});

test('numbers are read from text with separators, signs and full width; codes that a sheet spoilt are refused', async () => {
  const right: [unknown, unknown][] = [
    ['1,000', '¥4,800.50'],
    ['４', '４８００元'],
    [' 4 ', 4800.5],
    [0.3, '4800'],
  ];
  const wrong: [unknown, unknown][] = [
    ['1,23', 4800],
    [4, '4.800,50'],
    [-1, 4800],
    [1 / 3, 4800],
    [4, 4800.123],
    [0, 4800],
  ];
  const rows = [...right, ...wrong].map(([quantity, price], index) =>
    usualRow(`N-${index}`, { 4: quantity as string, 5: price as string }),
  );
  rows.push(usualRow('', { 1: 9.132010067150001e20 }), usualRow('', { 1: new Date(Date.UTC(2025, 2, 12)) }));
  const told = await rehearsed(await workbook([usualHeadings, ...rows]));
  expect(told.map(({ state }) => state)).toEqual([
    ...right.map(() => 'OK'),
    ...wrong.map(() => 'REFUSED'),
    'REFUSED',
    'REFUSED',
  ]);
});

test('a CSV is read in UTF-8 with and without its mark and in GB18030; empty rows are passed over', async () => {
  const text = writeCsv([usualHeadings, usualRow('C-1'), Array(9).fill(null), usualRow('C-2')]);
  // Letters of two bytes each, as Chinese Excel writes them.
  const gb = gb18030(text);
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), gb]) {
    const told = await rehearsed(bytes, 'orders.csv');
    expect(told.map(({ row, state }) => [row, state])).toEqual([
      [2, 'OK'],
      [4, 'OK'],
    ]);
  }
});

test('what is no sheet of orders is refused with its reason: pictures, old workbooks, nothing below the headings, too much', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)]);
  const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const reasons = [
    [png, 'is neither .xlsx nor .csv'],
    [xls, 'is an old or a locked workbook'],
    [Buffer.from('PK\x03\x04 and then nothing', 'latin1'), 'is no workbook that can be read'],
    [await workbook([usualHeadings]), 'has headings and no rows below them'],
    [
      await workbook([
        ['甲', '乙'],
        [1, 2],
      ]),
      'has no row with headings that are known',
    ],
  ] as const;
  for (const [bytes, reason] of reasons) {
    expect((await refused(bytes)).errors?.[0]?.reason).toContain(reason);
  }
  const long = [usualHeadings, ...Array.from({ length: 10_001 }, (_, index) => usualRow(`L-${index}`))];
  expect((await refused(await workbook(long))).errors?.[0]?.reason).toContain('has more than 10000 rows');
  const big = await sendSheet(api.app, sales, Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
  expect(problemIn(big).code).toBe('body-too-large');
  expect(problemIn(await sendSheet(api.app, sales, png, { field: 'photo' })).errors?.[0]?.path).toBe('photo');
});

test('a workbook that unpacks to more than a sheet can be is refused before it is unpacked [S4]', async () => {
  const bytes = await workbook([usualHeadings, usualRow('Z-1')]);
  // The directory's first entry says that it holds 1 GB.
  const place = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE(1_073_741_824, place + 24);
  expect((await refused(bytes)).code).toBe('body-too-large');
});

test('rows of one order that contradict one another are refused, and so are its other rows, each saying because of which', async () => {
  const rows = [usualRow('X-1'), usualRow('X-1', { 8: '别处' }), usualRow('X-2')];
  const told = await rehearsed(await workbook([usualHeadings, ...rows]));
  expect(told.map(({ state }) => state)).toEqual(['REFUSED', 'REFUSED', 'OK']);
  expect(told[0]?.problems[0]?.reason.zh).toBe('同一订单的第 3 行不符合要求');
  expect(told[1]?.problems).toMatchObject([{ field: 'deliveryAddress', value: '别处' }]);
});

test('a result sheet says what became of each row, writes text as text, and starts nothing that has a number when it is sent again [S6]', async () => {
  const hostile = '=HYPERLINK("http://x","y")';
  const bytes = await workbook([
    [...usualHeadings, '备注'],
    [...usualRow('R-1'), hostile],
    [...usualRow('R-2', { 4: '很多' }), null],
  ]);
  const { importId } = importIn(await sendSheet(api.app, sales, bytes));
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state)
    .toBe('DONE');
  const answer = await api.app.inject({
    url: `/v1/order-imports/${importId}/result.xlsx?locale=en`,
    headers: { authorization: `Bearer ${sales.key}` },
  });
  const [sheet] = (await readXlsx(answer.rawPayload)).sheets;
  expect(sheet?.rows[1]?.[9]).toBe(hostile);
  expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  expect(sheet?.rows.map((row) => row[11])).toEqual(['Import result', 'OK', 'Refused']);
  expect(sheet?.rows[2]?.[13]).toBe('数量: must be a number, such as 1,234.50 [很多]');

  const corrected = (sheet?.rows ?? []).map((row, index) =>
    row.map((cell, at) => (index === 2 && at === 4 ? 3 : cell)),
  );
  const again = importIn(await sendSheet(api.app, sales, await workbook(corrected)));
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${again.importId}`)).state)
    .toBe('DONE');
  expect((await rowsOf(sales, again.importId)).map(({ state }) => state)).toEqual(['REPEATED', 'OK']);
});

test('the template can be filled in and sent, in both languages and forms', async () => {
  for (const locale of ['zh', 'en']) {
    const answer = await api.app.inject({
      url: `/v1/order-imports/template?locale=${locale}`,
      headers: { authorization: `Bearer ${sales.key}` },
    });
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(sheets).toHaveLength(3);
    const [headings = [], example = []] = sheets[2]?.rows ?? [];
    expect(sheets[0]?.rows).toEqual([headings]);
    const told = await rehearsed(await workbook([headings, example]));
    expect(told.map(({ state }) => state)).toEqual(['OK']);
    expect(await refused(Buffer.from(answer.rawPayload))).toMatchObject({
      errors: [{ reason: 'has headings and no rows below them' }],
    });
    const csv = await sales.get(`/v1/order-imports/template?locale=${locale}&format=csv`);
    expect(
      csv.text
        .replace(/^\uFEFF/, '')
        .trim()
        .split(','),
    ).toEqual(headings);
  }
});

/** Text in GB18030: found by reading every pair of bytes once. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const pair = Buffer.from([lead, trail]);
      pairs.set(decoder.decode(pair), pair);
    }
  }
  return Buffer.concat(Array.from(text, (letter) => pairs.get(letter) ?? Buffer.from(letter)));
}
