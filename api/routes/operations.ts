import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { readinessOf } from '../engine/readiness.ts';
import { retryAfter } from '../limits.ts';
import { type ApiApp, operation } from './operation.ts';

const part = z.strictObject({ ok: z.boolean(), missing: z.string().exactOptional() });
const readiness = z
  .strictObject({
    status: z.enum(['ready', 'not-ready']),
    parts: z.strictObject({ database: part, engine: part, worker: part }),
  })
  .meta({ id: 'Readiness', description: 'Which parts do their work, and what is missing.' });

/** What operators and their machines ask. */
export function operationsRoutes(app: ApiApp, context: ApiContext, metrics: Registry): void {
  const health = operation({ access: 'public', tag: 'Operations', summary: 'Tell that the process lives' });
  app.get(
    '/healthz',
    {
      config: health.config,
      schema: {
        ...health.documentation,
        response: { 200: z.strictObject({ status: z.literal('ok') }), ...health.problems },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  const ready = operation({
    access: 'public',
    tag: 'Operations',
    summary: 'Tell whether orders can move: database, engine and a worker',
  });
  app.get(
    '/readyz',
    {
      config: ready.config,
      schema: { ...ready.documentation, response: { 200: readiness, 503: readiness } },
    },
    async (_request, reply) => {
      const parts = await readinessOf(context);
      const isReady = Object.values(parts).every(({ ok }) => ok);
      if (!isReady) void reply.header('retry-after', String(retryAfter.away));
      return reply
        .code(isReady ? 200 : 503)
        .send({ status: isReady ? ('ready' as const) : ('not-ready' as const), parts });
    },
  );

  const measure = operation({ access: 'public', tag: 'Operations', summary: 'Metrics for Prometheus' });
  app.get(
    '/metrics',
    {
      config: measure.config,
      schema: {
        ...measure.documentation,
        response: {
          200: {
            description: 'Prometheus text format.',
            content: { 'text/plain': { schema: z.string() } },
          },
          ...measure.problems,
        },
      },
    },
    async (_request, reply) => {
      const text = await metrics.metrics();
      return reply.type(metrics.contentType).serializer(String).send(text);
    },
  );
}
