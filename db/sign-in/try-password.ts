import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { localAccounts } from '../schema/local-accounts.ts';
import { people } from '../schema/people.ts';
import { fitsPassword } from './password-hash.ts';

/** Wrong passwords after which an account waits: half a minute at first, twice as long each time, up to a quarter of an hour. */
const freeFailures = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 900_000;

/**
 * The person whom account and password fit, or undefined: unknown, wrong, without a password, left, or waiting after
 * too many wrong ones. An attempt counts as wrong before it is tried, so that many at once are counted too.
 */
export async function tryPassword(
  database: Database,
  account: string,
  password: string,
  now: Instant,
): Promise<string | undefined> {
  const found = await accountOf(database, account);
  const counted = found && (await countAttempt(database, found, now));
  const fits = await fitsPassword(password, counted ? found.passwordHash : undefined);
  if (!fits || found === undefined) return undefined;
  await database.db
    .update(localAccounts)
    .set({ failures: 0, lockedUntil: null })
    .where(eq(localAccounts.personId, found.personId));
  return found.personId;
}

interface Account {
  personId: string;
  passwordHash: string;
  failures: number;
}

/** By person id or e-mail, whatever its case; an address that several people share names nobody. */
async function accountOf({ db }: Database, account: string): Promise<Account | undefined> {
  const name = account.trim().toLowerCase();
  const rows = await db
    .select({
      personId: people.personId,
      passwordHash: localAccounts.passwordHash,
      failures: localAccounts.failures,
    })
    .from(localAccounts)
    .innerJoin(people, eq(people.personId, localAccounts.personId))
    .where(and(people.active, or(eq(people.personId, name), eq(sql`lower(${people.email})`, name))))
    .limit(3);
  return rows.find(({ personId }) => personId === name) ?? (rows.length === 1 ? rows[0] : undefined);
}

/** False while the account waits. */
async function countAttempt({ db }: Database, account: Account, now: Instant): Promise<boolean> {
  const { failures } = localAccounts;
  const doublings = sql`least(greatest(${failures} + 1 - ${freeFailures}, 0), 10)`;
  const waitMs = sql`least(${firstWaitMs} * power(2, ${doublings}), ${longestWaitMs})`;
  const until = sql`${now}::timestamptz + ${waitMs} * interval '1 millisecond'`;
  const counted = await db
    .update(localAccounts)
    .set({
      failures: sql`${failures} + 1`,
      lockedUntil: sql`case when ${failures} + 1 >= ${freeFailures} then ${until} end`,
    })
    .where(
      and(
        eq(localAccounts.personId, account.personId),
        or(isNull(localAccounts.lockedUntil), lte(localAccounts.lockedUntil, now)),
      ),
    )
    .returning({ failures });
  return counted.length > 0;
}
