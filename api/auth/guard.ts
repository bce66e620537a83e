import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashApiKey } from '../../db/access/api-key.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { ApiDeps } from '../deps.ts';
import { failedSignInsPerMinute, requestsPerMinute } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Access } from './access.ts';
import { authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { permit } from './permit.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. A route under /v1 without it is a mistake, and the API does not start. */
    access?: Access;
    /** Set on the routes of single commands. */
    command?: CommandName;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Slows down who asks too much, signs every request in and holds it to its route's roles, before its body is read. */
export function guardRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.decorateRequest('caller', null);
  const requests = app.createRateLimit({
    max: deps.settings.requestsPerMinute ?? requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ headers, ip }) => (headers.authorization ? hashApiKey(headers.authorization) : ip),
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
    if (access === 'public') return;
    try {
      request.caller = await authenticate(deps, request);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'not-signed-in') throw error;
      request.log.warn({ ip: request.ip }, 'sign-in refused');
      await count(failures, request);
      throw error;
    }
    await permit(deps, request, request.caller, access);
  });
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('not-signed-in');
  return request.caller;
}
