import { and, eq, not } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { orderImportRows } from '../schema/order-import-rows.ts';
import { orderImports } from '../schema/order-imports.ts';

export type ImportRow = typeof orderImports.$inferSelect;
export type NewImport = typeof orderImports.$inferInsert;
export type NewImportRow = Omit<typeof orderImportRows.$inferInsert, 'importId'>;

/** Rows of one statement, which takes 65,535 values. */
const rowsAtOnce = 1_000;

/**
 * Puts a sheet and all its rows on record, or nothing. The same id again changes nothing; a file that was imported
 * before is not kept a second time: its import is the answer.
 */
export async function keepImport(
  { db }: Database,
  given: NewImport,
  rows: readonly NewImportRow[],
): Promise<ImportRow> {
  return await db.transaction(async (transaction) => {
    const [kept] = await transaction.insert(orderImports).values(given).onConflictDoNothing().returning();
    if (kept === undefined) {
      const [byId] = await transaction
        .select()
        .from(orderImports)
        .where(eq(orderImports.importId, given.importId));
      if (byId !== undefined) return byId;
      const ofFile = and(eq(orderImports.sha256, given.sha256), not(orderImports.dryRun));
      const [byFile] = await transaction.select().from(orderImports).where(ofFile);
      if (byFile === undefined) throw new RangeError('an import that stands in the way is on record');
      return byFile;
    }
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce);
      await transaction
        .insert(orderImportRows)
        .values(part.map((row) => ({ ...row, importId: given.importId })));
    }
    return kept;
  });
}
