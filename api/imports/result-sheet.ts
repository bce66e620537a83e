import { type Cell, type CellValue, writeXlsx } from 'hucre/xlsx';
import type { ImportRow } from '../../db/imports/keep-import.ts';
import type { ImportedRow } from '../../db/imports/read-imports.ts';
import type { ImportedCell } from '../../db/schema/order-import-rows.ts';
import type { Language } from '../exports/order-columns.ts';
import type { ImportRowView } from '../views/import-schema.ts';
import { importRowView } from '../views/import-view.ts';
import { columnOf, isImportField } from './columns.ts';

const resultFields = ['sourceRow', 'result', 'orderNumber', 'explanation'] as const;

/** What became of a row, in words. */
const stateNames = {
  PENDING: { zh: '待处理', en: 'Waiting' },
  OK: { zh: '通过', en: 'OK' },
  GAPS: { zh: '待补充信息', en: 'Waits for information' },
  REFUSED: { zh: '未导入', en: 'Refused' },
  REPEATED: { zh: '已存在', en: 'Known already' },
} as const;

/**
 * The rows of an import as they came, with what became of each. It can be corrected and sent again: rows with an order
 * number start nothing. Text is written as text, so that nothing that a sender typed becomes a formula (S6).
 */
export async function resultSheet(
  of: ImportRow,
  rows: readonly ImportedRow[],
  language: Language,
): Promise<Buffer> {
  const kept = of.fields.flatMap((field, index) => {
    const isResult = field !== null && isImportField(field) && columnOf(field).of === 'result';
    return isResult || of.headings[index] === '' ? [] : [index];
  });
  const headings = [
    ...kept.map((index) => of.headings[index] ?? ''),
    ...resultFields.map((field) => columnOf(field).heading[language]),
  ];
  const cells = new Map<string, Partial<Cell>>(
    headings.map((value, at) => [`0,${at}`, { value, style: { font: { bold: true } } }]),
  );
  const lines = rows.map((row, place) => [
    ...kept.map((index, at) => {
      const found = row.cells[index] ?? null;
      const value = contentOf(found);
      if (value instanceof Date)
        cells.set(`${place + 1},${at}`, { value, style: { numFmt: formatOf(value) } });
      return value;
    }),
    row.row,
    stateNames[row.state][language],
    row.orderNumber,
    explanation(importRowView(of, row), language),
  ]);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: of.sheet ?? (language === 'zh' ? '订单' : 'Orders'),
        rows: [headings, ...lines],
        freezePane: { rows: 1 },
        columns: headings.map(() => ({ width: 18 })),
        cells,
      },
    ],
  });
  return Buffer.from(bytes);
}

function contentOf(cell: ImportedCell): CellValue {
  return typeof cell === 'object' && cell !== null ? new Date(cell.date) : cell;
}

/** A date without a time shows none. */
function formatOf(value: Date): string {
  return value.getTime() % 86_400_000 === 0 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
}

function explanation({ problems, waitsFor, notes }: ImportRowView, language: Language): string {
  const [colon, full] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  const said = [...problems, ...notes].map(({ heading, field, value, reason }) => {
    const where = heading ?? field;
    const shown = value === undefined ? '' : ` [${value}]`;
    return `${where === undefined ? '' : `${where}${colon}`}${reason[language]}${shown}`;
  });
  const gaps = waitsFor.map(({ names, reason }) => `${names[language]}${colon}${reason[language]}`);
  return [...said, ...gaps].join(full);
}
