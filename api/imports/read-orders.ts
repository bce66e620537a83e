import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportedCell, ImportProblem } from '../../db/schema/order-import-rows.ts';
import { orderRequest } from '../inputs/order-request.ts';
import { limits } from '../limits.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { isImportField } from './columns.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import type { Headings } from './match-headings.ts';
import { mergeMap } from './merge-map.ts';
import { unfit as unfitFile } from './read-file.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { requestOf } from './request-of.ts';
import type { Sheet } from './sheet.ts';
import { unfit } from './unfit.ts';

/** A row with what is to be done with it. */
export interface OrderRow {
  row: number;
  /** The first row of its order. */
  orderRow: number;
  cells: ImportedCell[];
  /** What is sent to receive the order, at its first row; null where the order is refused. */
  request: Record<string, unknown> | null;
  state: 'PENDING' | 'REFUSED';
  /** Number that a result sheet gave to the order before. */
  orderNumber: string | null;
  problems: ImportProblem[];
  notes: ImportProblem[];
}

/** Orders read between two turns of the event loop, so that others are answered meanwhile. */
const ordersATurn = 200;

/** Every row below the headings in which something stands. Throws when there is none, or too many. */
export async function readOrders(sheet: Sheet, headings: Headings): Promise<OrderRow[]> {
  const merged = mergeMap(sheet.merges, sheet.rows.length, Math.max(1, headings.texts.length));
  const read: ReadRow[] = [];
  for (let index = headings.row + 1; index < sheet.rows.length; index += 1) {
    const row = readRow(sheet, headings, merged, index);
    if (row !== undefined) read.push(row);
    if (index % ordersATurn === 0) await nextTurn();
  }
  if (read.length === 0) throw unfitFile('file', 'has headings and no rows below them');
  if (sheet.isCut || read.length > limits.importRows)
    throw unfitFile('file', `has more than ${limits.importRows} rows: part it into several files`);
  const rows: OrderRow[] = [];
  for (const [index, group] of groupRows(read).entries()) {
    rows.push(...orderRows(group));
    if (index % ordersATurn === 0) await nextTurn();
  }
  return rows.toSorted((a, b) => a.row - b.row);
}

function orderRows(group: RowGroup): OrderRow[] {
  const { rows } = group;
  const orderNumber = group.values.get('orderNumber') ?? null;
  let request: Record<string, unknown> | null = null;
  if (orderNumber === null && rows.every(({ problems }) => problems.length === 0)) {
    const wanted = requestOf(group);
    const checked = orderRequest.safeParse(wanted);
    if (checked.success) request = wanted;
    else blame(group, fieldProblems(checked.error.issues));
  }
  const bad = rows.find(({ problems }) => problems.length > 0);
  const isRefused = orderNumber === null && bad !== undefined;
  const orderRow = rows[0]?.row ?? 0;
  return rows.map(({ row, cells, problems, notes }) => ({
    row,
    orderRow,
    cells,
    request: row === orderRow && !isRefused ? request : null,
    state: isRefused ? 'REFUSED' : 'PENDING',
    orderNumber,
    problems: orderNumber !== null ? [] : withBlame(problems, bad?.row),
    notes,
  }));
}

/** Each problem of the request goes to the row that said it. */
function blame({ rows, values }: RowGroup, problems: readonly { path: string; reason: string }[]): void {
  for (const { path, reason } of problems) {
    const [, line, rest = ''] = /^lines\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
    const field = line === undefined ? path : rest === '' ? 'lines' : `lines.${rest}`;
    const value = isImportField(field) ? values.get(field) : undefined;
    const said =
      line === undefined
        ? rows.find((row) => isImportField(field) && row.values.has(field))
        : rows[Number(line)];
    const own = isImportField(field) ? (said?.values.get(field) ?? value) : undefined;
    (said ?? rows[0])?.problems.push(unfit(field, reason, own));
  }
}

/** A row that is right by itself falls with its order, and says because of which. */
function withBlame(problems: ImportProblem[], bad: number | undefined): ImportProblem[] {
  if (problems.length > 0 || bad === undefined) return problems;
  return [unfit('', `row ${bad} of the same order does not fit`)];
}
