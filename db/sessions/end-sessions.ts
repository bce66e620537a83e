import { and, eq, lt, ne, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { sessions } from '../schema/sessions.ts';
import { signInAttempts } from '../schema/sign-in-attempts.ts';
import { idleSince } from './session-life.ts';

/** Signs one session out. */
export async function endSession({ db }: Pick<Database, 'db'>, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Signs a person out everywhere, but for the session that is named. */
export async function endSessionsOf(
  { db }: Pick<Database, 'db'>,
  personId: string,
  except?: string,
): Promise<void> {
  const others = except === undefined ? undefined : ne(sessions.tokenHash, except);
  await db.delete(sessions).where(and(eq(sessions.personId, personId), others));
}

/** Forgets sessions and attempts to sign in that have ended. */
export async function purgeSessions({ db }: Database, now: Instant): Promise<void> {
  await db.delete(sessions).where(or(lt(sessions.expiresAt, now), lt(sessions.lastSeenAt, idleSince(now))));
  await db.delete(signInAttempts).where(lt(signInAttempts.expiresAt, now));
}
