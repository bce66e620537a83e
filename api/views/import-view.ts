import type { ImportRow } from '../../db/imports/keep-import.ts';
import type { ImportCounts, ImportedRow } from '../../db/imports/read-imports.ts';
import type { ImportProblem } from '../../db/schema/order-import-rows.ts';
import { fieldNames } from '../../domain/names/detail-names.ts';
import { inChinese } from '../../domain/names/in-chinese.ts';
import type { Names } from '../../domain/names/names.ts';
import { columnOf, isImportField } from '../imports/columns.ts';
import { importField } from '../imports/import-field.ts';
import type { ImportRowView, ImportView } from './import-schema.ts';
import { present } from './row-views.ts';

/** An import with its counts; `nameOf` tells what its sender is called. */
export function importView(
  of: ImportRow,
  counted: readonly ImportCounts[],
  nameOf: (personId: string) => Names | undefined,
): ImportView {
  const { sheet, startedAt, endedAt, heldUpBy, requestedBy, headings, fields } = of;
  const { importId, fileName, format, sha256, sizeInBytes, dryRun, state, createdAt } = of;
  const counts = { rows: 0, orders: 0, PENDING: 0, OK: 0, GAPS: 0, REFUSED: 0, REPEATED: 0 };
  for (const { state: at, rows, orders } of counted) {
    counts[at] += rows;
    counts.rows += rows;
    counts.orders += orders;
  }
  return {
    importId,
    fileName,
    format,
    sha256,
    sizeInBytes,
    dryRun,
    state,
    createdAt,
    ...present({ sheet, startedAt, endedAt, heldUpBy }),
    requestedBy: {
      personId: requestedBy,
      names: nameOf(requestedBy) ?? { zh: requestedBy, en: requestedBy },
    },
    counts,
    columns: fields.flatMap((field, index) => {
      if (field === null || !isImportField(field)) return [];
      const { zh, en } = columnOf(field).heading;
      return [{ heading: headings[index] ?? '', field, names: { zh, en } }];
    }),
  };
}

/** A row, its fields by the headings of its own sheet. */
export function importRowView(of: ImportRow, row: ImportedRow): ImportRowView {
  const { orderId, orderNumber } = row;
  const name = row.cells[of.fields.indexOf('customer.name')];
  const customerName = typeof name === 'string' && name.trim() !== '' ? name : null;
  return {
    row: row.row,
    orderRow: row.orderRow,
    state: row.state,
    ...present({ orderId, orderNumber, customerName }),
    problems: row.problems.map((each) => problemView(of, each)),
    waitsFor: row.waitsFor.map(({ field, whose, reason }) => ({
      field,
      names: fieldNames(field),
      ...present({ heading: headingOf(of, field) }),
      whose,
      reason: bothLanguages(reason),
    })),
    notes: row.notes.map((each) => problemView(of, each)),
  };
}

function problemView(
  of: ImportRow,
  { field, value, reason }: ImportProblem,
): ImportRowView['problems'][number] {
  const heading = field === undefined ? null : headingOf(of, field);
  return {
    ...present({ field: field ?? null, heading, value: value ?? null }),
    reason: bothLanguages(reason),
  };
}

/** What the sheet itself calls the field; null where it has no such column. */
function headingOf({ headings, fields }: ImportRow, path: string): string | null {
  const index = fields.indexOf(importField(path) ?? '');
  return index < 0 ? null : (headings[index] ?? null);
}

function bothLanguages(reason: string): Names {
  return { zh: inChinese(reason) ?? reason, en: reason };
}
