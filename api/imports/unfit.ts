import type { ImportProblem } from '../../db/schema/order-import-rows.ts';
import type { SheetValue } from './sheet.ts';

const shownLength = 200;

/** A cell that does not fit: its field, why, and what stands there. */
export function unfit(field: string, reason: string, value?: SheetValue): ImportProblem {
  const shown = value === undefined ? '' : shownValue(value);
  return { ...(field === '' ? {} : { field }), ...(shown === '' ? {} : { value: shown }), reason };
}

function shownValue(value: SheetValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return Array.from(String(value).toWellFormed().replaceAll('\u0000', '')).slice(0, shownLength).join('');
}
