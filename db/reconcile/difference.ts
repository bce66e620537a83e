import { canonicalJson } from '../journal/canonical-json.ts';

/** A field in which a table and the running workflow do not agree; undefined where one of them has nothing. */
export interface Difference {
  orderId: string;
  table: string;
  /** Key of the row within the order; empty for the order's own. */
  key: string;
  field: string;
  workflow: unknown;
  database: unknown;
}

/** The fields in which two rows of one key differ; a missing row differs as a whole. */
export function rowDifferences<Row extends object>(
  place: Pick<Difference, 'orderId' | 'table'>,
  rows: { workflow: readonly Row[]; database: readonly Row[] },
  keyOf: (row: Row) => string,
  ignored: readonly (keyof Row)[] = [],
): Difference[] {
  const stored = new Map(rows.database.map((row) => [keyOf(row), row]));
  const differences: Difference[] = [];
  for (const expected of rows.workflow) {
    const key = keyOf(expected);
    const found = stored.get(key);
    stored.delete(key);
    if (found === undefined)
      differences.push({ ...place, key, field: '', workflow: expected, database: undefined });
    else differences.push(...fieldDifferences({ ...place, key }, expected, found, ignored));
  }
  for (const [key, row] of stored) {
    differences.push({ ...place, key, field: '', workflow: undefined, database: row });
  }
  return differences;
}

/** The fields in which two objects differ. */
export function fieldDifferences<Row extends object>(
  place: Pick<Difference, 'orderId' | 'table' | 'key'>,
  workflow: Row,
  database: Row,
  ignored: readonly (keyof Row)[] = [],
): Difference[] {
  const fields = new Set([...Object.keys(workflow), ...Object.keys(database)]) as Set<keyof Row & string>;
  return [...fields]
    .filter((field) => !ignored.includes(field) && !isEqual(workflow[field], database[field]))
    .map((field) => ({ ...place, field, workflow: workflow[field], database: database[field] }));
}

/** Equal in meaning: an instant whatever its offset, a number whatever its zeros, an object whatever its order. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return plain(a) === plain(b);
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

function plain(text: string): string | number {
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
