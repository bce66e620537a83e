import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { noHash } from '../journal/entry-hash.ts';
import { accessLog } from '../schema/access-log.ts';

/** A refused access: who tried what, and how it was answered (PRIV-12). */
export interface RefusedAccess {
  occurredAt: Instant;
  /** Absent when the caller is unknown. */
  personId?: string;
  method: string;
  path: string;
  orderId?: string;
  command?: string;
  status: number;
  code: string;
}

/** Any number that nothing else locks: entries are chained one at a time, whichever process writes them. */
const lockNumber = 4_911_730_022;

/** Append to the access log's own chain of hashes, so that an order's journal keeps its one writer. */
export async function appendAccess(database: Database, access: RefusedAccess): Promise<void> {
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
