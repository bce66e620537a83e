import { type CellValue, type ColumnDef, writeXlsx } from 'hucre/xlsx';
import { dayMs, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { zoneOffsets } from '../../domain/working-time/zone-offsets.ts';
import type { CellContent, Language, OrderColumnName } from './order-columns.ts';
import { orderColumns } from './order-columns.ts';

/** What a sheet says apart from its rows. */
export interface SheetFrame {
  columns: readonly OrderColumnName[];
  language: Language;
  /** IANA zone of the instants. */
  zone: string;
  /** True when there are more rows than the sheet holds: its last row says so. */
  isCut: boolean;
}

const sheetNames = { zh: '订单', en: 'Orders' } as const;
const cutMarks = {
  zh: '订单过多，其余未导出：请缩小筛选范围。',
  en: 'There are more orders than an export holds: narrow the filters.',
} as const;

const formats: Partial<Record<CellContent['kind'], string>> = {
  amount: '#,##0.00',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
};

/**
 * Rows as an Excel workbook with a frozen heading. What people typed goes into text cells, which no program takes
 * for a formula whatever they begin with; dates are dates and amounts are numbers (S6).
 */
export async function orderSheet(
  rows: readonly (readonly (CellContent | undefined)[])[],
  { columns, language, zone, isCut }: SheetFrame,
): Promise<Buffer> {
  const headings = columns.map((name) => orderColumns[name][language]);
  const cells = rows.map((row) => row.map((content) => cellValue(content, zone)));
  const definitions = columns.map((name, index): ColumnDef => {
    const kind = rows.find((row) => row[index] !== undefined)?.[index]?.kind;
    const numFmt = kind === undefined ? undefined : formats[kind];
    return { width: orderColumns[name].width, ...(numFmt === undefined ? {} : { numFmt }) };
  });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetNames[language],
        columns: definitions,
        rows: [headings, ...cells, ...(isCut ? [[cutMarks[language]]] : [])],
        freezePane: { rows: 1 },
        cells: new Map(
          headings.map((value, index) => [`0,${index}`, { value, style: { font: { bold: true } } }]),
        ),
      },
    ],
  });
  return Buffer.from(bytes);
}

function cellValue(content: CellContent | undefined, zone: string): CellValue {
  switch (content?.kind) {
    case undefined:
      return null;
    case 'text':
      return sheetText(content.text);
    case 'number':
    case 'amount':
      return content.number;
    case 'date':
      return new Date(parseCivilDate(content.date) * dayMs);
    case 'instant':
      return localDate(content.at, zone);
  }
}

/** A sheet knows no zones: the wall-clock time of the company's, to the minute. */
function localDate(at: string, zone: string): Date {
  const ms = Date.parse(at);
  const local = ms + zoneOffsets(zone).offsetAt(ms);
  return new Date(local - (local % 60_000));
}

const longestCell = 32_767;
/** What XML cannot hold. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function sheetText(text: string): string {
  return text.toWellFormed().replace(unwritable, ' ').slice(0, longestCell);
}
