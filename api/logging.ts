import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { loggableError } from '../db/errors/loggable-error.ts';
import type { ApiDeps } from './deps.ts';

type LoggerOptions = Exclude<NonNullable<FastifyServerOptions['logger']>, boolean>;

/** Logs say which route was called, for which order, and how it went: no body, no key, no query, no text that a person typed. */
export function logging({ settings, logTo }: Pick<ApiDeps, 'settings' | 'logTo'>): LoggerOptions {
  return {
    level: settings.logLevel,
    ...(logTo === undefined ? {} : { stream: logTo }),
    serializers: {
      req: requestFacts,
      res: (reply) => ({ statusCode: reply.statusCode }),
      err: loggableError,
    },
  };
}

/** The route's pattern and the ids that the product made: whatever else stands in a path, somebody typed. */
function requestFacts({ method, routeOptions, params }: FastifyRequest) {
  const given: unknown = typeof params === 'object' && params !== null ? Object.values(params) : [];
  const ids = Array.isArray(given) ? given.filter(isOwnId) : [];
  return { method, path: routeOptions?.url ?? 'no route', ...(ids.length === 0 ? {} : { ids }) };
}

function isOwnId(value: unknown): boolean {
  return (
    typeof value === 'string' && /^(ord_[0-9a-z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(value)
  );
}
