import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { noHash } from '../journal/entry-hash.ts';
import { accessLog } from '../schema/access-log.ts';

/** An entry of the access log: an attempt that was refused (PRIV-12), or a change of rights with what it changed. */
export interface RecordedAccess {
  occurredAt: Instant;
  /** Absent when the caller is unknown. */
  personId?: string;
  method: string;
  path: string;
  orderId?: string;
  command?: string;
  status: number;
  /** Problem code of the answer, or `changed`. */
  code: string;
  change?: RecordedChange;
}

/** What somebody's rights were before a change and after it; fields that stayed as they were are left out. */
export interface RecordedChange {
  /** `users/<personId>` or `customers/<customerId>`. */
  of: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Any number that nothing else locks: entries are chained one at a time, whichever process writes them. */
const lockNumber = 4_911_730_022;

/** Append to the access log's own chain of hashes, so that an order's journal keeps its one writer. */
export async function appendAccess(database: Pick<Database, 'db'>, access: RecordedAccess): Promise<void> {
  await database.db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
    const [last] = await transaction
      .select({ sequence: accessLog.sequence, hash: accessLog.hash })
      .from(accessLog)
      .orderBy(desc(accessLog.sequence))
      .limit(1);
    const sequence = (last?.sequence ?? 0) + 1;
    const previousHash = last?.hash ?? noHash;
    const entry = { sequence, ...access };
    await transaction
      .insert(accessLog)
      .values({ sequence, ...access, entry, previousHash, hash: accessHash(previousHash, entry) });
  });
}

/** Hash of an entry over the one before it, 64 hexadecimal digits. */
export function accessHash(previousHash: string, entry: object): string {
  return createHash('sha256')
    .update(canonicalJson([previousHash, entry]))
    .digest('hex');
}
