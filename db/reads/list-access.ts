import { desc, getTableColumns, lt, sql } from 'drizzle-orm';
import type { RecordedChange } from '../access/append.ts';
import type { Database } from '../connect.ts';
import { accessLog } from '../schema/access-log.ts';
import { whenGiven } from './conditions.ts';
import { type Page, pageOf } from './page.ts';

const { entry: _entry, previousHash: _previous, hash: _hash, ...columns } = getTableColumns(accessLog);

/** An entry of the log as auditors read it. */
export type AccessRow = Omit<typeof accessLog.$inferSelect, 'entry' | 'previousHash' | 'hash'> & {
  change: RecordedChange | null;
};

/** Refused attempts and changes of rights, the latest first, before one. */
export async function listAccess(
  database: Database,
  before: number | undefined,
  limit: number,
): Promise<Page<AccessRow>> {
  const rows = await database.db
    .select({ ...columns, change: sql<RecordedChange | null>`${accessLog.entry} -> 'change'` })
    .from(accessLog)
    .where(whenGiven(before, (sequence) => lt(accessLog.sequence, sequence)))
    .orderBy(desc(accessLog.sequence))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.sequence]);
}
