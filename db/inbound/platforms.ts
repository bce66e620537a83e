import { randomBytes } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { type Standing, standing } from '../access/find-caller.ts';
import type { Database } from '../connect.ts';
import { inboundPlatforms } from '../schema/inbound-platforms.ts';
import { people } from '../schema/people.ts';

/** A shop that pushes its orders, without what signs them. */
export type PlatformRow = Omit<
  typeof inboundPlatforms.$inferSelect,
  'secret' | 'previousSecret' | 'rotatedBy'
>;

/** A shop with what its pushes are held against, and the person as whom its orders come in. */
export interface PlatformHolder extends Standing {
  platform: typeof inboundPlatforms.$inferSelect;
}

const shown = {
  platformId: inboundPlatforms.platformId,
  name: inboundPlatforms.name,
  channel: inboundPlatforms.channel,
  personId: inboundPlatforms.personId,
  active: inboundPlatforms.active,
  previousUntil: inboundPlatforms.previousUntil,
  createdAt: inboundPlatforms.createdAt,
  createdBy: inboundPlatforms.createdBy,
};

/**
 * Adds a shop; its secret, in the form of the Standard Webhooks, is told this once. The same id twice is the same
 * shop, and then `secret` is absent.
 */
export async function createPlatform(
  { db }: Database,
  platform: Pick<PlatformRow, 'platformId' | 'name' | 'channel' | 'personId' | 'createdBy'>,
  now: Instant,
): Promise<{ secret?: string }> {
  const secret = newWebhookSecret();
  const added = await db
    .insert(inboundPlatforms)
    .values({ ...platform, secret, active: true, createdAt: now })
    .onConflictDoNothing()
    .returning({ platformId: inboundPlatforms.platformId });
  return added.length > 0 ? { secret } : {};
}

export async function listPlatforms({ db }: Database, limit: number): Promise<PlatformRow[]> {
  return await db
    .select(shown)
    .from(inboundPlatforms)
    .orderBy(asc(inboundPlatforms.createdAt), asc(inboundPlatforms.platformId))
    .limit(limit);
}

/** Changes what a shop is called, as whom it acts, or whether it may push; undefined when it is not there. */
export async function changePlatform(
  { db }: Database,
  platformId: string,
  change: Partial<Pick<PlatformRow, 'name' | 'personId' | 'active'>>,
): Promise<PlatformRow | undefined> {
  const [changed] = await db
    .update(inboundPlatforms)
    .set(change)
    .where(eq(inboundPlatforms.platformId, platformId))
    .returning(shown);
  return changed;
}

/** A new secret, and until when the one before holds beside it. */
export interface PlatformRotation {
  platformId: string;
  /** The same id twice is the same rotation. */
  rotationId: string;
  overlapUntil: Instant;
}

/** Gives a shop a new secret, told this once; the one before that ends at once. Undefined: not there. */
export async function rotatePlatformSecret(
  { db }: Database,
  { platformId, rotationId, overlapUntil }: PlatformRotation,
): Promise<{ previousUntil: Instant; secret?: string } | undefined> {
  return await db.transaction(async (transaction) => {
    const [now] = await transaction
      .select()
      .from(inboundPlatforms)
      .where(eq(inboundPlatforms.platformId, platformId))
      .for('update');
    if (now === undefined) return undefined;
    if (now.rotatedBy === rotationId) return { previousUntil: now.previousUntil ?? overlapUntil };
    const secret = newWebhookSecret();
    const previous = { previousSecret: now.secret, previousUntil: overlapUntil };
    await transaction
      .update(inboundPlatforms)
      .set({ secret, ...previous, rotatedBy: rotationId })
      .where(eq(inboundPlatforms.platformId, platformId));
    return { previousUntil: overlapUntil, secret };
  });
}

/** A shop and its person, with the roles of this moment. */
export async function findPlatform(
  { db }: Database,
  platformId: string,
  now: Instant,
): Promise<PlatformHolder | undefined> {
  const [found] = await db
    .select({ ...standing(now), platform: inboundPlatforms })
    .from(inboundPlatforms)
    .innerJoin(people, eq(people.personId, inboundPlatforms.personId))
    .where(eq(inboundPlatforms.platformId, platformId));
  return found;
}

function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
