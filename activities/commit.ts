import { ApplicationFailure } from '@temporalio/common';
import { commitEntries } from '../db/commit/commit-entries.ts';
import { createRecentOrders } from '../db/commit/recent-orders.ts';
import { JournalConflictError } from '../db/commit/repeated-commit.ts';
import type { Database } from '../db/connect.ts';
import { createVersions } from '../db/versions/versions.ts';
import type { CommitInput, CommitResult } from '../domain/order/commit.ts';

/**
 * The activity that writes journal, tables and notices (I3). Idempotent by order and version. Fails for good only
 * when the journal holds other entries in their place; anything else is worth another try.
 */
export function createCommit({
  database,
}: {
  database: Database;
}): (input: CommitInput) => Promise<CommitResult> {
  const dependencies = { database, versions: createVersions(database), recent: createRecentOrders() };
  return async (input) => {
    try {
      return await commitEntries(dependencies, input);
    } catch (error) {
      if (error instanceof JournalConflictError) {
        throw ApplicationFailure.create({ message: error.message, type: error.name, nonRetryable: true });
      }
      throw error;
    }
  };
}
