import { and, asc, count, countDistinct, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { orderImportRows } from '../schema/order-import-rows.ts';
import { orderImports } from '../schema/order-imports.ts';
import type { ImportRow } from './keep-import.ts';

export type ImportedRow = typeof orderImportRows.$inferSelect;
export type RowState = ImportedRow['state'];

/** How many rows stand where. */
export interface ImportCounts {
  importId: string;
  state: RowState;
  rows: number;
  orders: number;
}

export async function findImport({ db }: Database, importId: string): Promise<ImportRow | undefined> {
  const [found] = await db.select().from(orderImports).where(eq(orderImports.importId, importId));
  return found;
}

/** Imports of one person, or of all, the latest first. */
export async function listImports(
  { db }: Database,
  { personId, place, limit }: { personId: string | undefined; place: string[] | undefined; limit: number },
): Promise<Page<ImportRow>> {
  const [createdAt, importId] = place ?? [];
  const before =
    createdAt === undefined || importId === undefined
      ? undefined
      : or(
          lt(orderImports.createdAt, createdAt),
          and(eq(orderImports.createdAt, createdAt), lt(orderImports.importId, importId)),
        );
  const rows = await db
    .select()
    .from(orderImports)
    .where(
      and(
        whenGiven(personId, (person) => eq(orderImports.requestedBy, person)),
        before,
      ),
    )
    .orderBy(desc(orderImports.createdAt), desc(orderImports.importId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.importId]);
}

/** By import and state; a state in which no row stands is missing. */
export async function countImportRows(
  { db }: Database,
  importIds: readonly string[],
): Promise<ImportCounts[]> {
  if (importIds.length === 0) return [];
  return await db
    .select({
      importId: orderImportRows.importId,
      state: orderImportRows.state,
      rows: count(),
      orders: countDistinct(orderImportRows.orderRow),
    })
    .from(orderImportRows)
    .where(inArray(orderImportRows.importId, [...importIds]))
    .groupBy(orderImportRows.importId, orderImportRows.state);
}

/** Rows of an import in the order of the sheet, after a row. */
export async function listImportRows(
  { db }: Database,
  {
    importId,
    state,
    after,
    limit,
  }: { importId: string; state?: RowState | undefined; after: number; limit: number },
): Promise<Page<ImportedRow>> {
  const rows = await db
    .select()
    .from(orderImportRows)
    .where(
      and(
        eq(orderImportRows.importId, importId),
        gt(orderImportRows.row, after),
        whenGiven(state, (wanted) => eq(orderImportRows.state, wanted)),
      ),
    )
    .orderBy(asc(orderImportRows.row))
    .limit(limit + 1);
  return pageOf(rows, limit, ({ row }) => [row]);
}

/** The first rows of the next orders that nothing has become of yet. */
export async function nextOrders({ db }: Database, importId: string, limit: number): Promise<ImportedRow[]> {
  return await db
    .select()
    .from(orderImportRows)
    .where(
      and(
        eq(orderImportRows.importId, importId),
        eq(orderImportRows.state, 'PENDING'),
        eq(orderImportRows.row, orderImportRows.orderRow),
      ),
    )
    .orderBy(asc(orderImportRows.row))
    .limit(limit);
}
