import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiSettings } from '../deps.ts';

type Where = Pick<ApiSettings, 'publicUrl'>;

/** The session that a browser sends along, if it has one. */
export function sessionToken(settings: Where, request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookieName(settings)];
}

/** Gives the browser a session. The page's own scripts cannot read it, and other sites' forms do not send it. */
export function giveSessionCookie(settings: Where, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookieName(settings), token, cookieOptions(settings));
}

export function takeSessionCookie(settings: Where, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookieName(settings), cookieOptions(settings));
}

/** True where people reach the product over TLS. */
export function isSecure({ publicUrl }: Where): boolean {
  return publicUrl.startsWith('https://');
}

/** With the prefix a browser lets no other host, and no plain HTTP, set the cookie. */
export function sessionCookieName(settings: Where): string {
  return isSecure(settings) ? '__Host-dueline_session' : 'dueline_session';
}

function cookieOptions(settings: Where) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(settings) } as const;
}
