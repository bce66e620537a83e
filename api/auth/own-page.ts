import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ApiSettings } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a request that changes nothing by its nature. */
export function isSafe(request: FastifyRequest): boolean {
  return safeMethods.has(request.method);
}

/** Throws when a browser says that another site's page sent the request. Programs say nothing of the kind. */
export function requireOwnSite({ publicUrl }: Pick<ApiSettings, 'publicUrl'>, request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const isForeign =
    request.headers['sec-fetch-site'] === 'cross-site' ||
    (origin !== undefined && origin !== new URL(publicUrl).origin && hostOf(origin) !== host);
  if (isForeign) throw new ProblemError('not-from-the-page', 'Another site sent this request');
}

/** Throws unless the request carries what only the own page can read of the session. */
export function requireCsrfToken(request: FastifyRequest, wanted: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given === 'string' && isSame(given, wanted)) return;
  throw new ProblemError('not-from-the-page', 'The header x-csrf-token is not the one of this session');
}

/** Compares in constant time, whatever the lengths. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
