import { type Cell, type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx';
import {
  type ImportRowView,
  type ImportView,
  importRowList,
  importSchema,
} from '../../api/views/import-schema.ts';
import type { Answer, ApiStack, Sender } from '../api/api-stack.ts';
import { sendForm } from '../api/send-form.ts';

/** Headings of a small sheet of orders. */
export const usualHeadings = [
  '渠道',
  '客户订单号',
  '客户编号',
  '产品编码',
  '数量',
  '单价',
  '付款方式',
  '交货日期',
  '交货地址',
];

/** A row that lacks nothing, under the usual headings. */
export function usualRow(
  externalNumber: string,
  given: Partial<Record<number, CellValue>> = {},
): CellValue[] {
  const row: CellValue[] = [
    '业务员',
    externalNumber,
    'CUS-001',
    'XL-21',
    4,
    4800,
    '月结',
    '2028-03-01',
    '江苏省南京市江宁区秣周东路12号',
  ];
  return row.map((value, index) => (index in given ? (given[index] ?? null) : value));
}

/** A workbook of one sheet. */
export async function workbook(
  rows: CellValue[][],
  more: { cells?: Map<string, Partial<Cell>>; merges?: MergeRange[] } = {},
): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '订单', rows, ...more }] }));
}

/** Sends a file as a browser's form does. */
export async function sendSheet(
  app: ApiStack['app'],
  by: Sender,
  bytes: Buffer,
  {
    dryRun = false,
    name = 'orders.xlsx',
    field = 'file',
    key,
  }: { dryRun?: boolean; name?: string; field?: string; key?: string } = {},
): Promise<Answer> {
  const form = new FormData();
  form.set(field, new Blob([Uint8Array.from(bytes)]), name);
  return await sendForm(app, form, { to: `/v1/order-imports?dryRun=${dryRun}`, by, key });
}

/** The answer as an import; throws when it is not one of the documented shape. */
export function importIn(answer: Answer): ImportView {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
  return importSchema.parse(answer.body);
}

/** Every row of an import with what became of it. */
export async function rowsOf(by: Sender, importId: string, query = ''): Promise<ImportRowView[]> {
  const rows: ImportRowView[] = [];
  let cursor = '';
  for (;;) {
    const answer = await by.get(`/v1/order-imports/${importId}/rows?limit=200${query}${cursor}`);
    if (answer.status >= 400) throw new Error(answer.text);
    const page = importRowList.parse(answer.body);
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    cursor = `&cursor=${page.nextCursor}`;
  }
}
