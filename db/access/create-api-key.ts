import { and, eq, isNull } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { apiKeys, type KeyScope } from '../schema/api-keys.ts';
import { people } from '../schema/people.ts';
import { hashSecret, newSecret } from './secret.ts';

/** A key to make for a person. */
export interface NewApiKey {
  /** The same id twice is the same key: it is made, and told, once. */
  keyId: string;
  personId: string;
  label?: string;
  /** What it may be used for; absent: everything that its person may. */
  scopes?: KeyScope[];
  expiresAt?: Instant;
  createdBy: string;
}

/**
 * Makes a key for an active person and tells it this once: `key` is absent when it was made before. Undefined when
 * there is no such person.
 */
export async function createApiKey(
  database: Database,
  wanted: NewApiKey,
  now: Instant,
): Promise<{ key?: string } | undefined> {
  const [person] = await database.db
    .select({ active: people.active })
    .from(people)
    .where(eq(people.personId, wanted.personId));
  if (person?.active !== true) return undefined;
  const key = newSecret('dlk');
  const made = await database.db
    .insert(apiKeys)
    .values({ hash: hashSecret(key), createdAt: now, ...wanted })
    .onConflictDoNothing({ target: apiKeys.keyId })
    .returning({ keyId: apiKeys.keyId });
  return made.length > 0 ? { key } : {};
}

/** Ends a key at once; false when there is none of that id or it was ended before. */
export async function revokeApiKey(database: Database, keyId: string, now: Instant): Promise<boolean> {
  const ended = await database.db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.keyId, keyId), isNull(apiKeys.revokedAt)))
    .returning({ keyId: apiKeys.keyId });
  return ended.length > 0;
}
