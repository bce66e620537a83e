import { z } from 'zod';
import { listWebhookEndpoints } from '../../db/reads/list-people.ts';
import { createWebhookEndpoint, endWebhookEndpoint } from '../../db/webhooks/endpoints.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newWebhookEndpoint } from '../inputs/administration.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { madeEndpointSchema, webhookEndpointPage } from '../views/company-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { idFrom } from './queries.ts';

const one = z.strictObject({ endpointId: z.string().regex(/^whe_[0-9a-f]{1,40}$/) });

/** Where signed webhooks go. */
export function webhookEndpointRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({ access: administrators, tag: 'Webhooks', summary: 'List webhook endpoints' });
  app.get(
    '/v1/webhook-endpoints',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: webhookEndpointPage, ...list.problems } },
    },
    async () => {
      const items = await listWebhookEndpoints(context.database, limits.pageSize);
      return withLocalInstants({ items, nextCursor: null }, await context.reference.local());
    },
  );

  const add = operation({
    access: administrators,
    tag: 'Webhooks',
    summary: 'Add a webhook endpoint',
    description: 'Its secret is told once and cannot be read again.',
    codes: posting,
  });
  app.post(
    '/v1/webhook-endpoints',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newWebhookEndpoint,
        response: { 201: madeEndpointSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const endpointId = idFrom('whe', updateId);
        const { url } = request.body;
        const endpoint = { endpointId, url, createdBy: callerOf(request).personId };
        const { secret } = await createWebhookEndpoint(context.database, endpoint, nowOf(context));
        const told = { endpointId, url };
        return {
          status: 201,
          body: { ...told, secret: secret ?? null },
          repeatBody: { ...told, secret: null },
        };
      });
      return reply;
    },
  );

  const end = operation({
    access: administrators,
    tag: 'Webhooks',
    summary: 'Send nothing more to a webhook endpoint',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/webhook-endpoints/:endpointId',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        params: one,
        response: { 204: z.undefined().describe('Ended.'), ...end.problems },
      },
    },
    async (request, reply) => {
      const ended = await endWebhookEndpoint(context.database, request.params.endpointId);
      if (!ended) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}
