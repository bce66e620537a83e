import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from '../../db/access/secret.ts';
import { endSession } from '../../db/sessions/end-sessions.ts';
import { findSession, type SessionHolder } from '../../db/sessions/find-session.ts';
import { openSession, type SignInMethod } from '../../db/sessions/open-session.ts';
import { giveSessionCookie, sessionToken } from '../auth/session-cookie.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';

/** Signs a person in on this browser, in place of whoever was signed in on it. */
export async function beginSession(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
  method: SignInMethod,
): Promise<SessionHolder> {
  const { database, settings } = context;
  const now = nowOf(context);
  const before = sessionToken(settings, request);
  if (before !== undefined) await endSession(database, hashSecret(before));
  const { token } = await openSession(database, personId, method, now);
  const session = await findSession(database, hashSecret(token), now);
  if (session === undefined) throw new RangeError('a session that was just opened is there');
  giveSessionCookie(settings, reply, token);
  request.log.info({ method }, 'signed in');
  return session;
}
