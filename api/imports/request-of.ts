import { columnOf, type ImportField } from './columns.ts';
import type { RowGroup } from './group-rows.ts';

/** What a price is in where its column is empty. */
const usualCurrency = 'CNY';

/** The body of `POST /v1/orders` that some rows say; whether it fits is for the schema of that body to tell. */
export function requestOf({ rows, values }: RowGroup): Record<string, unknown> {
  const order: Record<string, unknown> = { customer: {} };
  for (const [field, value] of values) {
    if (field !== 'orderKey' && columnOf(field).of === 'order') put(order, field.split('.'), value);
  }
  order['lines'] = rows.map((row) => lineOf(row.values));
  return order;
}

function lineOf(values: ReadonlyMap<ImportField, string>): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [field, value] of values) {
    if (columnOf(field).of !== 'line') continue;
    put(line, field.split('.').slice(1), field === 'lines.fragile' ? value === 'true' : value);
  }
  if (!values.has('lines.unitPrice.amount')) delete line['unitPrice'];
  else if (!values.has('lines.unitPrice.currency')) put(line, ['unitPrice', 'currency'], usualCurrency);
  return line;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const inner = into[head];
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  into[head] = next;
  put(next, rest, value);
}
