import { lt } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { idempotencyKeys } from '../schema/idempotency-keys.ts';

/** Forgets the keys whose time is over (I8): a repeat after that is a new request. */
export async function purgeKeys(database: Database, now: Instant): Promise<void> {
  await database.db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
}
