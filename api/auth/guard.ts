import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashSecret } from '../../db/access/secret.ts';
import type { SessionHolder } from '../../db/sessions/find-session.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { ApiDeps } from '../deps.ts';
import { failedSignInsPerMinute, requestsPerMinute } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Access } from './access.ts';
import { authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { type CustomerLink, linkOf } from './customer-link.ts';
import { lackedScope } from './key-scope.ts';
import { isSafe, requireCsrfToken, requireOwnSite } from './own-page.ts';
import { permit, recordIfRefused } from './permit.ts';
import { sessionToken } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. A route under /v1 without it is a mistake, and the API does not start. */
    access?: Access;
    /** Set on the routes of single commands. */
    command?: CommandName;
    /** Origin of another page that may send it with a session alone; only for what changes nothing. */
    otherPage?: string;
  }
  interface FastifyRequest {
    caller: Caller | null;
    /** The session that told the caller, if one did. */
    session: SessionHolder | null;
    /** The customer's link that was sent, on the routes for customers. */
    customerLink: CustomerLink | null;
  }
}

/** Slows down who asks too much, signs every request in and holds it to its route's roles, before its body is read. */
export function guardRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('session', null);
  app.decorateRequest('customerLink', null);
  const requests = app.createRateLimit({
    max: deps.settings.requestsPerMinute ?? requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const secret = request.headers.authorization ?? sessionToken(deps.settings, request);
      return secret === undefined ? request.ip : hashSecret(secret);
    },
  });
  const failures = app.createRateLimit({
    max: failedSignInsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => ip,
  });

  async function count(limit: typeof requests, request: FastifyRequest): Promise<void> {
    const used = await limit(request);
    if (!used.isAllowed && used.isExceeded) {
      throw new ProblemError('slow-down', undefined, { retryAfter: used.ttlInSeconds });
    }
  }

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/v1') && route.config?.access === undefined) {
      throw new Error(`${route.method} ${route.url} has no access rule`);
    }
  });

  app.addHook('onRequest', async (request) => {
    await count(requests, request);
    const { access = 'public' } = request.routeOptions.config;
    // What a platform signed is its body, which is yet to come.
    if (access === 'public' || access === 'platform') return;
    try {
      if (access === 'customer') {
        request.customerLink = await linkOf(deps, request);
        return;
      }
      const { caller, session = null } = await authenticate(deps, request);
      Object.assign(request, { caller, session });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'not-signed-in') throw error;
      request.log.warn({ ip: request.ip }, 'sign-in refused');
      await count(failures, request);
      throw error;
    }
    const caller = callerOf(request);
    try {
      requireFit(deps, request, caller);
    } catch (error) {
      await recordIfRefused(deps, request, caller, error, {});
      throw error;
    }
    await permit(deps, request, caller, access);
  });
}

/** Throws when the session was not used by the own page, or the key was not made for such a request. */
function requireFit(deps: ApiDeps, request: FastifyRequest, caller: Caller): void {
  const { otherPage } = request.routeOptions.config;
  const isOtherPage = otherPage !== undefined && request.headers.origin === otherPage;
  if (request.session !== null && !isSafe(request) && !isOtherPage) {
    requireOwnSite(deps.settings, request);
    requireCsrfToken(request, request.session.csrfToken);
  }
  const lacked = lackedScope(caller, request);
  if (lacked !== undefined) throw new ProblemError('key-too-narrow', `This needs the scope ${lacked}`);
}

/** The link by which a customer asks, on the routes for customers. */
export function customerLinkOf(request: FastifyRequest): CustomerLink {
  if (request.customerLink === null) throw new ProblemError('not-signed-in');
  return request.customerLink;
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('not-signed-in');
  return request.caller;
}
