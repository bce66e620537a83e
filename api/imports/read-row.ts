import type { ImportedCell, ImportProblem } from '../../db/schema/order-import-rows.ts';
import { columnOf, type ImportField } from './columns.ts';
import type { Headings } from './match-headings.ts';
import type { MergeMap } from './merge-map.ts';
import { readCell } from './read-cell.ts';
import { isEmptyCell, type Sheet, type SheetValue } from './sheet.ts';
import { unfit } from './unfit.ts';

/** A row as it is understood by itself; what it means for an order follows from the rows that it goes with. */
export interface ReadRow {
  /** As the sheet numbers it, from 1. */
  row: number;
  cells: ImportedCell[];
  values: ReadonlyMap<ImportField, string>;
  problems: ImportProblem[];
  notes: ImportProblem[];
}

/** Reads one row; undefined for one in which nothing stands. `index` counts from 0. */
export function readRow(
  sheet: Sheet,
  headings: Headings,
  merged: MergeMap,
  index: number,
): ReadRow | undefined {
  const own = sheet.rows[index] ?? [];
  if (own.every(isEmptyCell) && !hasOwnMark(sheet, headings, index)) return undefined;
  const read: ReadRow & { values: Map<ImportField, string> } = {
    row: index + 1,
    cells: headings.texts.map((_, column) => cellOf(own[column])),
    values: new Map(),
    problems: [],
    notes: [],
  };
  for (const [column, field] of headings.fields.entries()) {
    if (field === null || columnOf(field).of === 'result') continue;
    readField(sheet, merged, { index, column, field }, read);
  }
  const orderNumber = own[headings.fields.indexOf('orderNumber')];
  if (!isEmptyCell(orderNumber)) read.values.set('orderNumber', String(orderNumber).trim());
  return read;
}

interface Place {
  index: number;
  column: number;
  field: ImportField;
}

function readField(
  sheet: Sheet,
  merged: MergeMap,
  { index, column, field }: Place,
  into: ReadRow & { values: Map<ImportField, string> },
): void {
  const range = merged.at(index, column);
  const place =
    range === undefined ? { row: index, column } : { row: range.startRow, column: range.startCol };
  const value = sheet.rows[place.row]?.[place.column] ?? null;
  const mark = sheet.marks.get(`${place.row},${place.column}`);
  if (range !== undefined && !isEmptyCell(value)) {
    const reason = mergeProblem(range, field);
    if (reason !== undefined) {
      into.problems.push(unfit(field, reason, value));
      return;
    }
  }
  if (mark?.kind === 'error') {
    into.problems.push(unfit(field, 'holds an error of the sheet', value));
  } else if (isEmptyCell(value) || value === null) {
    if (mark?.kind === 'formula') into.problems.push(unfit(field, noValue));
  } else {
    const read = readCell(field, value);
    if ('reason' in read) into.problems.push(unfit(field, read.reason, value));
    else {
      into.values.set(field, read.value);
      if (mark?.kind === 'formula') into.notes.push(unfit(field, 'is a formula: its value was taken', value));
    }
  }
}

const noValue = 'is a formula without a value: open the file in a spreadsheet program and save it there';

/** Over rows, a merged cell holds for each of them in a column of the order; over columns it has no meaning. */
function mergeProblem(
  range: { startRow: number; endRow: number; startCol: number; endCol: number },
  field: ImportField,
): string | undefined {
  if (range.startCol !== range.endCol) return 'is merged over several columns: part the cells';
  if (range.startRow === range.endRow || columnOf(field).of === 'order') return undefined;
  return `is merged over rows ${range.startRow + 1} to ${range.endRow + 1}: write it in each row`;
}

function hasOwnMark(sheet: Sheet, { fields }: Headings, index: number): boolean {
  return fields.some((_, column) => sheet.marks.has(`${index},${column}`));
}

function cellOf(value: SheetValue | undefined): ImportedCell {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString() };
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value;
}
