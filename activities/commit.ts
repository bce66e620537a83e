import { commitEntries } from '../db/commit/commit-entries.ts';
import { createRecentOrders } from '../db/commit/recent-orders.ts';
import type { Database } from '../db/connect.ts';
import { createVersions } from '../db/versions/versions.ts';
import type { CommitInput, CommitResult } from '../domain/order/commit.ts';

/**
 * The activity that writes journal, tables and notices (I3). Idempotent by order and version. Every failure is
 * tried again, one that cannot mend itself too: the order then stands still where operators see it with its
 * reason, and goes on after the repair, instead of ending.
 */
export function createCommit({
  database,
}: {
  database: Database;
}): (input: CommitInput) => Promise<CommitResult> {
  const dependencies = { database, versions: createVersions(database), recent: createRecentOrders() };
  return (input) => commitEntries(dependencies, input);
}
