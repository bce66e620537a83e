import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { ISql } from 'postgres';

/** A connection or a transaction on it. */
export type SqlRunner = Pick<ISql, 'unsafe'>;

/** Part of the one statement of a commit: its text around the place of its parameter, and the parameter. */
export interface StatementPart {
  name: string;
  text(parameter: string): string;
  json: string;
}

/** Holds when the order's row was written by the same statement, that is, when nobody came first. */
export const isWritten = 'exists (select from written)';

/** Key of a column in code. */
export type ColumnOf<Table extends PgTable> = keyof Table['$inferSelect'] & string;

/** A table as rows of JSON are written to it: names of columns, and rows turned into JSON under these names. */
export interface WrittenTable<Row> {
  /** `dueline."journal"` */
  name: string;
  /** Columns that rows set, quoted. */
  columns: string[];
  named(key: string): string;
  json(rows: readonly Row[]): string;
}

/** `columns` are those that rows set; a column left out takes its default. All columns unless given. */
export function writtenTable<Table extends PgTable, Name extends ColumnOf<Table> = ColumnOf<Table>>(
  table: Table,
  columns?: readonly Name[],
): WrittenTable<Pick<Table['$inferSelect'], Name>> {
  const all = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name] as const);
  const set = all.filter(([key]) => columns === undefined || columns.some((each) => each === key));
  const nameOf = new Map<string, string>(all);
  return {
    name: `dueline."${getTableName(table)}"`,
    columns: set.map(([, name]) => `"${name}"`),
    named: (key) => `"${nameOf.get(key)}"`,
    json(rows) {
      return JSON.stringify(
        rows.map((row) => Object.fromEntries(set.map(([key, name]) => [name, Reflect.get(row, key)]))),
      );
    },
  };
}

/** Keys of all columns of a table. */
export function columnsOf<Table extends PgTable>(table: Table): ColumnOf<Table>[] {
  return Object.keys(getTableColumns(table)) as ColumnOf<Table>[];
}

/** The rows of a JSON parameter, as rows of the table. */
export function rowsIn({ name }: WrittenTable<never>, parameter: string): string {
  return `jsonb_populate_recordset(null::${name}, ${parameter}::text::jsonb)`;
}

/** What happens to a row whose key is there already. */
export type OnConflict = { key: readonly string[]; action: 'skip' | 'replace' };

/** `insert into ... select ... from` the rows of a JSON parameter, where `condition` holds. */
export function insertRows(
  table: WrittenTable<never>,
  parameter: string,
  condition: string,
  conflict?: OnConflict,
): string {
  const list = table.columns.join(', ');
  const insert = `insert into ${table.name} (${list}) select ${list} from ${rowsIn(table, parameter)} where ${condition}`;
  return conflict === undefined ? insert : `${insert} ${onConflict(table, conflict)}`;
}

/** `update ... from` the rows of a JSON parameter, for the order of `$1`; `key` finds the row within the order. */
export function updateRows(
  table: WrittenTable<never>,
  parameter: string,
  condition: string,
  change: { key: readonly string[]; set: readonly string[] },
): string {
  const assignments = change.set.map(table.named).map((name) => `${name} = n.${name}`);
  const matches = change.key.map(table.named).map((name) => `t.${name} = n.${name}`);
  return (
    `update ${table.name} t set ${assignments.join(', ')} from ${rowsIn(table, parameter)} n ` +
    `where ${[ofOrder('t'), ...matches, condition].join(' and ')}`
  );
}

/** The order's id is a parameter of its own, so that every table is entered by its key and never read through. */
export function ofOrder(alias: string): string {
  return `${alias}.order_id = $1`;
}

function onConflict(table: WrittenTable<never>, { key, action }: OnConflict): string {
  const keys = key.map(table.named);
  if (action === 'skip') return `on conflict (${keys.join(', ')}) do nothing`;
  const set = table.columns
    .filter((name) => !keys.includes(name))
    .map((name) => `${name} = excluded.${name}`);
  return `on conflict (${keys.join(', ')}) do update set ${set.join(', ')}`;
}
