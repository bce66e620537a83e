import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** A condition for a value that was given, none for one that was not. */
export function whenGiven<Value>(
  value: Value | undefined,
  condition: (given: Value) => SQL | undefined,
): SQL | undefined {
  return value === undefined ? undefined : condition(value);
}

/** The row of columns lies after (or before) the row of values: an index answers this from its place on. */
export function rowIs(
  where: 'after' | 'before',
  columns: readonly PgColumn[],
  values: readonly (string | number)[],
): SQL {
  const left = sql.join([...columns], sql`, `);
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return where === 'after' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}
