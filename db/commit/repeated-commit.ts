import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import { combinedFacts } from '../../domain/order/fold.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { JournalRow } from '../journal/journal-rows.ts';
import type { SqlRunner } from './statement-parts.ts';

/** The journal holds something else where these entries belong. Trying again cannot help. */
export class JournalConflictError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JournalConflictError';
  }
}

/**
 * The answer to a commit that was written before: the same facts again. Throws a `JournalConflictError` when the
 * journal holds other entries there, or does not reach up to them.
 */
export async function repeatedCommit(
  sql: SqlRunner,
  { orderId, afterVersion, entries }: CommitInput,
  storedVersion: number,
): Promise<CommitResult> {
  const rows = await sql.unsafe<Pick<JournalRow, 'entry' | 'facts'>[]>(
    'select entry, facts from dueline.journal where order_id = $1 and version > $2 and version <= $3 order by version',
    [orderId, afterVersion, afterVersion + entries.length],
    { prepare: true },
  );
  const same =
    rows.length === entries.length &&
    rows.every((row, index) => canonicalJson(row.entry) === canonicalJson(entries[index]));
  if (same) return { committed: true, facts: combinedFacts(rows), repeated: true };
  throw new JournalConflictError(
    `order ${orderId} is at version ${storedVersion}; entries after version ${afterVersion} do not fit its journal`,
  );
}
