import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { type Standing, standing } from '../access/find-caller.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { sessions } from '../schema/sessions.ts';
import type { SignInMethod } from './open-session.ts';
import { isNewUse } from './session-life.ts';

/** A person who is signed in on the page, with the roles of this moment. */
export interface SessionHolder extends Standing {
  tokenHash: string;
  csrfToken: string;
  method: SignInMethod;
  lastSeenAt: Instant;
  expiresAt: Instant;
}

/** Whose session this is; one query, for every request of the page asks it. */
export async function findSession(
  database: Database,
  tokenHash: string,
  now: Instant,
): Promise<SessionHolder | undefined> {
  const [found] = await database.db
    .select({
      ...standing(now),
      tokenHash: sessions.tokenHash,
      csrfToken: sessions.csrfToken,
      method: sessions.method,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.personId, sessions.personId))
    .where(eq(sessions.tokenHash, tokenHash));
  return found;
}

/** Puts off the end that idleness brings. */
export async function noteUse(
  { db }: Database,
  { tokenHash, lastSeenAt }: Pick<SessionHolder, 'tokenHash' | 'lastSeenAt'>,
  now: Instant,
): Promise<void> {
  if (!isNewUse(lastSeenAt, now)) return;
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, tokenHash));
}
