import '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { ApiDeps } from '../deps.ts';
import { failedSignInsPerMinute } from '../limits.ts';
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

/** Signs every request in and holds it to the roles of its route, before its body is read. */
export function guardRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.decorateRequest('caller', null);
  const countFailure = app.createRateLimit({
    max: failedSignInsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `sign-in ${request.ip}`,
  });

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/v1') && route.config?.access === undefined) {
      throw new Error(`${route.method} ${route.url} has no access rule`);
    }
  });

  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'public') return;
    try {
      request.caller = await authenticate(deps, request);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'not-signed-in') throw error;
      request.log.warn({ ip: request.ip }, 'sign-in refused');
      const count = await countFailure(request);
      if (!count.isAllowed && count.isExceeded) {
        throw new ProblemError('slow-down', 'Too many sign-ins have failed', {
          retryAfter: count.ttlInSeconds,
        });
      }
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
