import { eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { localAccounts } from '../schema/local-accounts.ts';
import { people } from '../schema/people.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Gives a person a new password and ends the sessions that the old one opened, but for the one that is named.
 * An account that waits after wrong passwords is free again.
 */
export async function setPassword(
  database: Database,
  personId: string,
  password: string,
  now: Instant,
  except?: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const fresh = { passwordHash, changedAt: now, failures: 0, lockedUntil: null };
  await database.db.transaction(async (db) => {
    await db
      .insert(localAccounts)
      .values({ personId, ...fresh })
      .onConflictDoUpdate({ target: localAccounts.personId, set: fresh });
    await endSessionsOf({ db }, personId, except);
  });
}

/** What a password must not repeat: the words that anybody knows of a person. */
export async function namesOfPerson({ db }: Database, personId: string): Promise<string[] | undefined> {
  const [person] = await db
    .select({ active: people.active, names: people.nameEn, zh: people.nameZh, email: people.email })
    .from(people)
    .where(eq(people.personId, personId));
  if (person?.active !== true) return undefined;
  return [personId, person.names, person.zh, ...(person.email === null ? [] : [person.email])];
}
