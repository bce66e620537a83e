import { randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { hashSecret } from '../access/secret.ts';
import type { Database } from '../connect.ts';
import { signInAttempts } from '../schema/sign-in-attempts.ts';

/** A sign-in that goes out to another provider. */
export type Attempt = Pick<
  typeof signInAttempts.$inferSelect,
  'provider' | 'verifier' | 'nonce' | 'returnTo'
>;

/** Who has not come back by then begins again. */
export const attemptSeconds = 600;

/** Notes an attempt, and gives the state that comes back with it: letters and digits, as WeCom wants them. */
export async function beginAttempt({ db }: Database, attempt: Attempt, now: Instant): Promise<string> {
  const state = randomBytes(32).toString('hex');
  const expiresAt = new Date(epochMs(now) + attemptSeconds * 1000).toISOString();
  await db.insert(signInAttempts).values({ stateHash: hashSecret(state), ...attempt, expiresAt });
  return state;
}

/** The attempt that comes back, once; undefined when there is none of that state, or it took too long. */
export async function takeAttempt(
  { db }: Database,
  provider: Attempt['provider'],
  state: string,
  now: Instant,
): Promise<Attempt | undefined> {
  const [taken] = await db
    .delete(signInAttempts)
    .where(
      and(
        eq(signInAttempts.stateHash, hashSecret(state)),
        eq(signInAttempts.provider, provider),
        gt(signInAttempts.expiresAt, now),
      ),
    )
    .returning();
  return taken;
}
