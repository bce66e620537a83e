import { type ImportRow, keepImport } from '../../db/imports/keep-import.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { matchHeadings } from './match-headings.ts';
import { readSheet } from './read-file.ts';
import { readOrders } from './read-orders.ts';
import type { SentSheet } from './read-upload.ts';

/**
 * Reads a sheet and puts it on record to be worked on. The same file that the caller imported before is that import.
 * Throws problems for a file that is no sheet of orders; what is wrong with single rows is told of the rows.
 */
export async function takeIn(
  context: ApiContext,
  caller: Caller,
  sent: SentSheet,
  { importId, dryRun }: { importId: string; dryRun: boolean },
): Promise<{ kept: ImportRow; isNew: boolean }> {
  const sheet = await readSheet(sent.bytes);
  const headings = matchHeadings(sheet);
  const rows = await readOrders(sheet, headings);
  const { personId } = caller;
  const kept = await keepImport(
    context.database,
    {
      importId,
      fileName: sent.fileName,
      format: sheet.format,
      sheet: sheet.name,
      sha256: sent.sha256,
      sizeInBytes: sent.bytes.length,
      dryRun,
      headings: headings.texts,
      fields: headings.fields,
      requestedBy: personId,
      createdAt: nowOf(context),
    },
    rows,
  );
  if (kept.requestedBy !== personId) {
    const errors = [{ path: 'file', reason: 'was imported by somebody else already' }];
    throw new ProblemError('does-not-fit', 'This file is known', { errors });
  }
  return { kept, isNew: kept.importId === importId };
}
