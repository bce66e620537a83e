import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';

/** A connection or a transaction on it. */
export type SqlRunner = Pick<Sql, 'unsafe'>;

/** What happens to a row whose key is there already. */
export interface KeyConflict<Table extends PgTable> {
  /** Columns of the key. */
  key: (keyof Table['$inferSelect'] & string)[];
  /** `skip` keeps the old row; `replace` overwrites it. */
  action: 'skip' | 'replace';
  /** Columns that a replaced row keeps. */
  keep?: (keyof Table['$inferSelect'] & string)[];
}

/** Writes any number of rows in one statement, whose text never varies, so that the database plans it once. */
export type TableWriter<Row> = (sql: SqlRunner, rows: readonly Row[]) => Promise<number>;

/**
 * A writer of rows for a table. The rows travel as one JSON parameter; a column left out of `columns` takes its
 * default. Answers how many rows were written.
 */
export function tableWriter<Table extends PgTable, Name extends keyof Table['$inferSelect'] & string>(
  table: Table,
  columns: readonly Name[],
  conflict?: KeyConflict<Table>,
): TableWriter<Pick<Table['$inferSelect'], Name>> {
  const nameOf = new Map(Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name]));
  const named = (key: string): string => `"${nameOf.get(key)}"`;
  const qualified = `dueline."${getTableName(table)}"`;
  const list = columns.map(named).join(', ');
  const statement =
    `insert into ${qualified} (${list}) ` +
    `select ${list} from jsonb_populate_recordset(null::${qualified}, $1::text::jsonb)` +
    onConflict(columns, named, conflict);
  return async (sql, rows) => {
    const json = JSON.stringify(rows.map((row) => renamed(row, columns, nameOf)));
    return await runStatement(sql, statement, [json]);
  };
}

/**
 * Sends a statement at once: one that nobody awaits yet would wait, and be overtaken by others. Statements sent
 * one after the other on a transaction run in that order. Answers how many rows it touched.
 */
export async function runStatement(
  sql: SqlRunner,
  statement: string,
  parameters: (string | number)[],
): Promise<number> {
  const result = await sql.unsafe(statement, parameters, { prepare: true });
  return result.count;
}

/** All columns of a table, for a writer that sets each of them. */
export function allColumns<Table extends PgTable>(table: Table): (keyof Table['$inferSelect'] & string)[] {
  return Object.keys(getTableColumns(table)) as (keyof Table['$inferSelect'] & string)[];
}

function onConflict<Table extends PgTable>(
  columns: readonly string[],
  named: (key: string) => string,
  conflict: KeyConflict<Table> | undefined,
): string {
  if (conflict === undefined) return '';
  const key = conflict.key.map(named).join(', ');
  if (conflict.action === 'skip') return ` on conflict (${key}) do nothing`;
  const untouched = new Set<string>([...conflict.key, ...(conflict.keep ?? [])]);
  const set = columns.filter((column) => !untouched.has(column)).map(named);
  return ` on conflict (${key}) do update set ${set.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

function renamed<Row extends object>(
  row: Row,
  columns: readonly (keyof Row & string)[],
  nameOf: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const column of columns) result[nameOf.get(column) ?? column] = row[column];
  return result;
}
