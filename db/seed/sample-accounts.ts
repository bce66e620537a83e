import { and, eq, ne } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { company } from '../schema/company.ts';
import { localAccounts } from '../schema/local-accounts.ts';
import { people } from '../schema/people.ts';
import { hashPassword } from '../sign-in/password-hash.ts';
import { sampleCompanyName } from './sample-company.ts';
import { samplePeople } from './sample-people.ts';

/**
 * Gives every person of the sample company the one password, so that the product can be tried as each of them.
 * Whoever has a password keeps it, unless it is to be renewed. Does nothing in any other company, and then needs no password.
 */
export async function giveSampleAccounts(
  { db }: Database,
  makePassword: () => { secret: string; renew: boolean },
  now: Instant,
): Promise<void> {
  const [found] = await db.select({ nameEn: company.nameEn }).from(company);
  if (found?.nameEn !== sampleCompanyName) return;
  const password = makePassword();
  const ours = new Set(samplePeople.map(({ personId }) => personId));
  const rows = await db
    .select({ personId: people.personId, account: localAccounts.personId })
    .from(people)
    .leftJoin(localAccounts, eq(localAccounts.personId, people.personId))
    .where(and(people.active, ne(people.department, 'INTEGRATION')));
  const given = rows.filter((row) => ours.has(row.personId) && (password.renew || row.account === null));
  if (given.length === 0) return;
  // One hash serves them all: it is one password, and working it out takes its time.
  const fresh = {
    passwordHash: await hashPassword(password.secret),
    changedAt: now,
    failures: 0,
    lockedUntil: null,
  };
  await db
    .insert(localAccounts)
    .values(given.map(({ personId }) => ({ personId, ...fresh })))
    .onConflictDoUpdate({ target: localAccounts.personId, set: fresh });
}
