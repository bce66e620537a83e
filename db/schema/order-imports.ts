import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** A spreadsheet of orders that somebody sent: what it is and how far it has come (INTAKE-01, INTAKE-11). */
export const orderImports = dueline.table(
  'order_imports',
  {
    importId: uuid('import_id').primaryKey(),
    fileName: text('file_name').notNull(),
    format: text('format').$type<'XLSX' | 'CSV'>().notNull(),
    /** The sheet of the workbook that was read; null for a CSV. */
    sheet: text('sheet'),
    sha256: text('sha256').notNull(),
    sizeInBytes: integer('size_in_bytes').notNull(),
    /** Everything is looked at and nothing is started. */
    dryRun: boolean('dry_run').notNull(),
    /** What stands above the columns, and the field that each is; null for a column that is not read. */
    headings: jsonb('headings').$type<string[]>().notNull(),
    fields: jsonb('fields').$type<(string | null)[]>().notNull(),
    state: text('state').$type<'WAITING' | 'RUNNING' | 'DONE'>().notNull().default('WAITING'),
    requestedBy: text('requested_by').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Until then one process works on it; after it any may, whatever became of that one. */
    leaseUntil: instant('lease_until'),
    /** Code of the problem that it waits for to pass, as an engine that is away. */
    heldUpBy: text('held_up_by'),
  },
  (table) => [
    // The same file is imported once; it may be rehearsed as often as one likes.
    uniqueIndex('order_imports_by_file').on(table.sha256).where(sql`not dry_run`),
    index('order_imports_by_person').on(table.requestedBy, table.createdAt),
    index('order_imports_open').on(table.createdAt).where(sql`state <> 'DONE'`),
    check('order_imports_state', sql`state in ('WAITING', 'RUNNING', 'DONE')`),
  ],
);
