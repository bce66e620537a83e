import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Attempt, attemptSeconds, beginAttempt, takeAttempt } from '../../db/sign-in/attempts.ts';
import { type Claim, type Identity, personVouchedFor } from '../../db/sign-in/identities.ts';
import { isSame } from '../auth/own-page.ts';
import { isSecure } from '../auth/session-cookie.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { beginSession } from './begin-session.ts';

/** Whom another provider vouches for. */
export interface Vouched {
  identity: Identity;
  claim?: Claim;
}

/** Query of a route that leads to another provider. */
export const leaveQuery = z.strictObject({
  returnTo: z
    .string()
    .max(limits.textLength)
    .refine(isLocalPath, 'must be a path of this product, such as /orders')
    .exactOptional()
    .describe('Page to show afterwards, a path of this product.'),
});

/** Query of a route to which another provider leads back: its own affair, but for the state. */
export const returnQuery = z.looseObject({
  state: z.string().max(200).exactOptional().describe('What the provider was given.'),
  code: z.string().max(4_000).exactOptional().describe('What the provider gives for it.'),
});

const attemptCookie = 'dueline_sign_in';

/** Remembers, here and in the browser, that the browser goes out to a provider. Gives the state to send along. */
export async function leaveFor(context: ApiContext, reply: FastifyReply, attempt: Attempt): Promise<string> {
  const state = await beginAttempt(context.database, attempt, nowOf(context));
  void reply.setCookie(attemptCookie, state, { ...cookieOptions(context), maxAge: attemptSeconds });
  return state;
}

/**
 * Signs in who comes back from a provider, on the very browser that went out, and leads to the page that was wanted.
 * Whoever cannot be signed in is led to the sign-in page with the reason.
 */
export async function comeBack(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  provider: Attempt['provider'],
  vouch: (attempt: Attempt, state: string) => Promise<Vouched>,
): Promise<FastifyReply> {
  const state = String(Object(request.query)['state'] ?? '');
  const kept = request.cookies[attemptCookie] ?? '';
  void reply.clearCookie(attemptCookie, cookieOptions(context));
  const isOwn = state !== '' && isSame(state, kept);
  const attempt = isOwn ? await takeAttempt(context.database, provider, state, nowOf(context)) : undefined;
  if (attempt === undefined) return refuse(request, reply, 'sign-in-failed', '/');
  try {
    const { identity, claim } = await vouch(attempt, state);
    const personId = await personVouchedFor(context.database, identity, claim);
    if (personId === undefined) return refuse(request, reply, 'unknown-person', attempt.returnTo);
    await beginSession(context, request, reply, personId, provider);
    return reply.redirect(attempt.returnTo);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    request.log.warn({ err: error }, `${provider} does not vouch`);
    const reason = error.code === 'provider-away' ? error.code : 'sign-in-failed';
    return refuse(request, reply, reason, attempt.returnTo);
  }
}

/** True for a path on this host, however a browser may read it. */
export function isLocalPath(path: string): boolean {
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  const base = 'http://here.invalid';
  return URL.canParse(path, base) && new URL(path, base).origin === base;
}

type Reason = 'sign-in-failed' | 'unknown-person' | 'provider-away';

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Reason,
  returnTo: string,
): FastifyReply {
  request.log.warn({ ip: request.ip, problem }, 'sign-in refused');
  return reply.redirect(`/sign-in?${new URLSearchParams({ problem, returnTo })}`);
}

/** Lax, for the browser comes back from another site. */
function cookieOptions({ settings }: ApiContext) {
  return { path: '/v1/sign-in', httpOnly: true, sameSite: 'lax', secure: isSecure(settings) } as const;
}
