import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { dueline } from './dueline.ts';
import { orderImports } from './order-imports.ts';

/** A cell as it was found; a date is written as ISO 8601 text. */
export type ImportedCell = string | number | boolean | { date: string } | null;

/** What is wrong with a row, of which field, and what stood there. The reason is English; Chinese follows from it. */
export interface ImportProblem {
  field?: string;
  value?: string;
  reason: string;
}

/** A field that the order will wait for, and whose it is to fill. */
export interface ImportGap {
  field: string;
  whose: 'CUSTOMER' | 'OURS';
  reason: string;
}

/**
 * A row of an imported sheet and what became of it. Rows with the same order row are the lines of one order: what is
 * to be sent stands at its first row alone.
 */
export const orderImportRows = dueline.table(
  'order_import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => orderImports.importId),
    /** As the sheet numbers it. */
    row: integer('row').notNull(),
    orderRow: integer('order_row').notNull(),
    cells: jsonb('cells').$type<ImportedCell[]>().notNull(),
    /** Body of `POST /v1/orders`; null for a row that is refused or is no first row. */
    request: jsonb('request').$type<Record<string, unknown>>(),
    state: text('state').$type<'PENDING' | 'OK' | 'GAPS' | 'REFUSED' | 'REPEATED'>().notNull(),
    orderId: text('order_id'),
    orderNumber: text('order_number'),
    problems: jsonb('problems').$type<ImportProblem[]>().notNull().default([]),
    waitsFor: jsonb('waits_for').$type<ImportGap[]>().notNull().default([]),
    /** What was read otherwise than it stands there, as the value of a formula. */
    notes: jsonb('notes').$type<ImportProblem[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.row] }),
    index('order_import_rows_by_state').on(table.importId, table.state, table.row),
    index('order_import_rows_of_order').on(table.importId, table.orderRow),
    check('order_import_rows_state', sql`state in ('PENDING', 'OK', 'GAPS', 'REFUSED', 'REPEATED')`),
  ],
);
