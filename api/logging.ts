import type { FastifyServerOptions } from 'fastify';
import type { ApiDeps } from './deps.ts';
import { causes } from './problems/away.ts';

type LoggerOptions = Exclude<NonNullable<FastifyServerOptions['logger']>, boolean>;

/** Logs say which route was called and how it went: no body, no key, no query, no text that a person typed. */
export function logging({ settings, logTo }: Pick<ApiDeps, 'settings' | 'logTo'>): LoggerOptions {
  return {
    level: settings.logLevel,
    ...(logTo === undefined ? {} : { stream: logTo }),
    serializers: {
      req: (request) => ({
        method: request.method,
        path: (request.url ?? '').split('?', 1)[0],
      }),
      res: (reply) => ({ statusCode: reply.statusCode }),
      err: errorSummary,
    },
  };
}

/** Messages of a database's errors repeat what was written; names, codes and places in the code do not. */
function errorSummary(error: unknown) {
  const chain = causes(error);
  const first = chain[0];
  return {
    type: String(first?.name ?? typeof error),
    message: chain.some(isOfDatabase) ? 'database error' : messageOf(error),
    code: chain.map(({ code }) => code).find((code) => code !== undefined),
    causes: chain.slice(1).map(({ name, code }) => `${String(name)} ${String(code ?? '')}`.trim()),
    stack: framesOf(error),
  };
}

function isOfDatabase({ name }: { name?: unknown }): boolean {
  return name === 'PostgresError' || name === 'DrizzleQueryError';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'not an error';
}

function framesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}
