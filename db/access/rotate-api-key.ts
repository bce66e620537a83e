import { and, eq, isNull } from 'drizzle-orm';
import { earliest, epochMs, type Instant, isBefore } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { apiKeys } from '../schema/api-keys.ts';
import { people } from '../schema/people.ts';
import { hashSecret, newSecret } from './secret.ts';

/** A key to put in the place of another. */
export interface Rotation {
  keyId: string;
  /** Id of the new key; the same id twice is the same rotation. */
  newKeyId: string;
  /** Until then both keys hold. */
  overlapUntil: Instant;
  createdBy: string;
}

export interface RotatedKey {
  personId: string;
  expiresAt: Instant | null;
  /** When the old key ends. */
  oldExpiresAt: Instant;
  /** Told this once: absent when the rotation was done before. */
  key?: string;
}

/**
 * Makes a key that may do what the old one may and holds as long as that was made for; the old one ends after the
 * overlap. Undefined where the old one has ended, was replaced already, or belongs to somebody who left.
 */
export async function rotateApiKey(
  database: Database,
  { keyId, newKeyId, overlapUntil, createdBy }: Rotation,
  now: Instant,
): Promise<RotatedKey | undefined> {
  return await database.db.transaction(async (db) => {
    const [old] = await db
      .select()
      .from(apiKeys)
      .innerJoin(people, and(eq(people.personId, apiKeys.personId), people.active))
      .where(and(eq(apiKeys.keyId, keyId), isNull(apiKeys.revokedAt)))
      .for('no key update');
    if (old === undefined) return undefined;
    const { personId, label, scopes, replacedBy, createdAt, expiresAt: end } = old.api_keys;
    if (replacedBy === newKeyId && end !== null)
      return { ...(await made(db, newKeyId)), personId, oldExpiresAt: end };
    if (replacedBy !== null || (end !== null && !isBefore(now, end))) return undefined;
    const oldExpiresAt = earliest([overlapUntil, ...(end === null ? [] : [end])]) ?? overlapUntil;
    const expiresAt =
      end === null ? null : new Date(epochMs(now) + epochMs(end) - epochMs(createdAt)).toISOString();
    const key = newSecret('dlk');
    await db.insert(apiKeys).values({
      keyId: newKeyId,
      hash: hashSecret(key),
      personId,
      label,
      scopes,
      createdAt: now,
      createdBy,
      expiresAt,
    });
    await db
      .update(apiKeys)
      .set({ replacedBy: newKeyId, expiresAt: oldExpiresAt })
      .where(eq(apiKeys.keyId, keyId));
    return { personId, expiresAt, oldExpiresAt, key };
  });
}

async function made(db: Pick<Database['db'], 'select'>, keyId: string) {
  const [row] = await db
    .select({ expiresAt: apiKeys.expiresAt })
    .from(apiKeys)
    .where(eq(apiKeys.keyId, keyId));
  return { expiresAt: row?.expiresAt ?? null };
}
