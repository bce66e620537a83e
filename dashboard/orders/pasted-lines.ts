import { isQuantity } from '../../domain/money/quantity.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';

/** The columns of the table in the order in which a sheet is pasted into them. */
export const lineColumns = [
  'productCode',
  'productName',
  'model',
  'specification',
  'quantity',
  'unit',
  'unitPrice',
  'requirements',
] as const;
export type LineColumn = (typeof lineColumns)[number];

/** The signs of currencies that a sheet may show. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/USD|US\$|\$/i, 'USD'],
  [/EUR|€/i, 'EUR'],
];

/** Cells of a copied sheet: tabs between columns, an end of line between rows; a quoted cell may hold both. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|\r|$)/gy;
  let row: string[] = [];
  for (const [all, cell = '', end] of text.matchAll(pattern)) {
    if (all === '' && row.length === 0) break;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim());
    if (end === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

/** The lines that pasted cells make, the first cell standing in `column`; a row of headings says its own order. */
export function pastedLines(text: string, column: LineColumn, schema: FieldSchema): Values[] {
  const rows = cellsOf(text);
  const headings = rows[0]?.map((cell) => columnCalled(cell, schema)) ?? [];
  const isHeaded = headings.length > 0 && headings.every((each) => each !== undefined);
  const content = isHeaded ? rows.slice(1) : rows;
  const order = isHeaded ? headings : columnsFrom(column, content);
  return content.map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, index) => {
        const name = order[index];
        return name === undefined || cell === '' ? [] : [[name, cellValue(name, cell, schema)]];
      }),
    ),
  );
}

/** Two columns of which the second holds numbers are codes and quantities, as people keep them. */
function columnsFrom(column: LineColumn, rows: readonly string[][]): readonly LineColumn[] {
  const isCodeAndQuantity =
    column === 'productCode' &&
    rows.every((cells) => cells.length === 2 && isQuantity(plainNumber(cells[1] ?? '')));
  if (isCodeAndQuantity) return ['productCode', 'quantity'];
  return lineColumns.slice(lineColumns.indexOf(column));
}

/** The column that a heading names: in either language, or as the API calls it. */
function columnCalled(heading: string, schema: FieldSchema): LineColumn | undefined {
  const asked = heading.replace('*', '').trim().toLowerCase();
  return lineColumns.find((name) => {
    const { zh = name, en = name } = schema.properties?.[name]?.['x-label'] ?? {};
    return [zh, en, name].some((each) => each.toLowerCase() === asked);
  });
}

function cellValue(name: LineColumn, cell: string, schema: FieldSchema): unknown {
  if (name === 'quantity') return plainNumber(cell);
  if (name !== 'unitPrice') return cell;
  const known = schema.properties?.['unitPrice']?.properties?.['currency']?.enum ?? ['CNY'];
  const shown = signs.find(([sign]) => sign.test(cell))?.[1];
  const currency = shown !== undefined && known.includes(shown) ? shown : (known[0] ?? 'CNY');
  const [whole = '', places = ''] = plainNumber(cell).split('.');
  return { amount: `${whole === '' ? '0' : whole}.${places.padEnd(2, '0')}`, currency };
}

/** `¥１,250.5` as `1250.5`: full-width figures, separators and signs of currency are how a sheet shows a number. */
function plainNumber(cell: string): string {
  return cell.normalize('NFKC').replace(/[,\s¥￥$€]|CNY|RMB|USD|EUR|元/gi, '');
}
