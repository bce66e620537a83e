/** The rows of `after` that are new or differ from the row of `before` with the same key. */
export function changedRows<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string | number,
): Row[] {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  return after.filter((row) => !isSame(known.get(keyOf(row)), row));
}

/** Rows are made by one function with their fields in one order, so their texts tell whether they are equal. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
