import type { Names } from '../../domain/names/names.ts';
import { parseCivilDate } from '../../domain/working-time/civil-date.ts';
import type { ImportField } from './columns.ts';
import { columnOf } from './columns.ts';
import type { SheetValue } from './sheet.ts';

/** What a cell says in the words of the order request, or why it cannot be read. */
export type CellReading = { value: string } | { reason: string };

/** Reads a cell that is not empty by what its column holds. Nothing is guessed: what has two meanings is refused. */
export function readCell(field: ImportField, value: Exclude<SheetValue, null>): CellReading {
  const { reading } = columnOf(field);
  switch (reading.kind) {
    case 'text':
      return textOf(value);
    case 'quantity':
      return decimalOf(value, 3);
    case 'amount':
      return decimalOf(value, 2);
    case 'date':
      return dateOf(value);
    case 'choice':
      return choiceOf(value, reading.options);
  }
}

/** A sheet keeps fifteen digits of a number; a longer code has lost its end already. */
const digitsOfNumber = 15;

function textOf(value: Exclude<SheetValue, null>): CellReading {
  if (value instanceof Date) return { reason: 'must be text: the sheet has made a date of it' };
  if (typeof value !== 'number') return { value: String(value).trim() };
  if (Number.isInteger(value) && Math.abs(value) < 10 ** digitsOfNumber) return { value: String(value) };
  return Number.isInteger(value)
    ? { reason: 'must be text: as a number the sheet has lost its last digits' }
    : { value: String(value) };
}

function decimalOf(value: Exclude<SheetValue, null>, places: 2 | 3): CellReading {
  const text = typeof value === 'number' ? plainNumber(value, places) : numberText(value);
  const whole = /^(\d+)(?:\.(\d*))?$/.exec(text ?? '');
  if (whole === null) return { reason: 'must be a number, such as 1,234.50' };
  const [, units = '', decimals = ''] = whole;
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > places) return { reason: `must have at most ${places} decimal places` };
  const plain = units.replace(/^0+(?=\d)/, '');
  if (places === 2) return { value: `${plain}.${kept.padEnd(2, '0')}` };
  return { value: kept === '' ? plain : `${plain}.${kept}` };
}

/** Without the last digits of a binary fraction, such as 0.30000000000000004. */
function plainNumber(value: number, places: number): string | undefined {
  if (!Number.isFinite(value) || value < 0 || value >= 10 ** digitsOfNumber) return undefined;
  const rounded = value.toFixed(places);
  return Math.abs(Number(rounded) - value) <= Math.abs(value) * 1e-12 ? rounded : value.toFixed(10);
}

/** Full-width digits, signs of a currency and separators of thousands are the same number; `1,23` is none. */
function numberText(value: string | boolean | Date): string | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = value
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^(¥|CN¥|RMB|CNY|USD|EUR|\$|€)/i, '')
    .replace(/(元|圆)$/, '');
  if (/^\d+(\.\d+)?$/.test(plain)) return plain;
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : undefined;
}

function dateOf(value: Exclude<SheetValue, null>): CellReading {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { reason: notDate } : { value: value.toISOString().slice(0, 10) };
  }
  const text = String(value).normalize('NFKC').trim();
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/.exec(text.replace(/\s+/g, '')) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (found === null) {
    return { reason: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text) ? twoMeanings : notDate };
  }
  const [, year, , month = '', day = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    parseCivilDate(date);
    return { value: date };
  } catch {
    return { reason: notDate };
  }
}

const twoMeanings =
  'must be written year first, such as 2025-10-09: day and month can be taken for each other';
const notDate = 'must be a date, such as 2025-10-09, 2025/10/9 or 2025年10月9日';

function choiceOf(value: Exclude<SheetValue, null>, options: Readonly<Record<string, Names>>): CellReading {
  if (typeof value === 'boolean' && Object.hasOwn(options, String(value))) return { value: String(value) };
  const wanted = folded(String(value));
  const known = Object.entries(options).find(
    ([code, { zh, en }]) => folded(code) === wanted || folded(zh) === wanted || folded(en) === wanted,
  );
  if (known !== undefined) return { value: known[0] };
  return {
    reason: `must be one of ${Object.entries(options)
      .map(([code, { zh }]) => `${code} (${zh})`)
      .join(', ')}`,
  };
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s_-]+/g, '')
    .toLowerCase();
}
