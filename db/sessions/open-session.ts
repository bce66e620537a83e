import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import { hashSecret, newSecret } from '../access/secret.ts';
import type { Database } from '../connect.ts';
import { sessions } from '../schema/sessions.ts';
import { absoluteEnd } from './session-life.ts';

/** How a person proved who they are. */
export type SignInMethod = (typeof sessions.$inferSelect)['method'];

/** A session as the browser holds it: told once. */
export interface OpenedSession {
  token: string;
  csrfToken: string;
}

/** Signs a person in. Always a new token: one from before the sign-in is worth nothing (session fixation). */
export async function openSession(
  { db }: Pick<Database, 'db'>,
  personId: string,
  method: SignInMethod,
  now: Instant,
): Promise<OpenedSession> {
  const token = newSecret('dls');
  const csrfToken = randomBytes(24).toString('base64url');
  await db.insert(sessions).values({
    tokenHash: hashSecret(token),
    personId,
    csrfToken,
    method,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: absoluteEnd(now),
  });
  return { token, csrfToken };
}
