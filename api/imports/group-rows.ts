import { columnOf, type ImportField } from './columns.ts';
import type { ReadRow } from './read-row.ts';
import { unfit } from './unfit.ts';

/** Rows that are the lines of one order, in the sheet's order. */
export interface RowGroup {
  rows: ReadRow[];
  /** What the rows say of the order, each from the first that says it. */
  values: Map<ImportField, string>;
}

/**
 * Rows with the same external number, or else the same order key, are one order; any other row is an order by
 * itself. A row that says otherwise than an earlier one of its order has a problem from then on.
 */
export function groupRows(rows: readonly ReadRow[]): RowGroup[] {
  const groups: RowGroup[] = [];
  const byKey = new Map<string, RowGroup[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const channel = row.values.get('channel');
    const alike = key === undefined ? [] : (byKey.get(key) ?? []);
    // The same number on two channels is two orders; a row that leaves the channel out goes with the first.
    const found = alike.find(({ values }) => channel === undefined || values.get('channel') === channel);
    const group = found ?? { rows: [], values: new Map() };
    if (found === undefined) {
      groups.push(group);
      if (key !== undefined) byKey.set(key, [...alike, group]);
    }
    join(group, row);
  }
  return groups;
}

function keyOf({ values }: ReadRow): string | undefined {
  const externalNumber = values.get('externalNumber');
  if (externalNumber !== undefined) return `number ${externalNumber}`;
  const orderKey = values.get('orderKey');
  return orderKey === undefined ? undefined : `key ${orderKey}`;
}

function join(group: RowGroup, row: ReadRow): void {
  const first = group.rows[0] ?? row;
  group.rows.push(row);
  for (const [field, value] of row.values) {
    if (columnOf(field).of === 'line') continue;
    const before = group.values.get(field);
    if (before === undefined) group.values.set(field, value);
    else if (before !== value) {
      row.problems.push(unfit(field, `differs from row ${first.row}, which is of the same order`, value));
    }
  }
}
