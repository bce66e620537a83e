import { z } from 'zod';
import { createApiKey, revokeApiKey } from '../../db/access/create-api-key.ts';
import { listApiKeys } from '../../db/reads/list-people.ts';
import { isBefore } from '../../domain/instant.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newApiKey } from '../inputs/administration.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { apiKeyPage, madeKeySchema } from '../views/company-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { idPlace } from './company.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { idFrom, pageQuery, placeOf } from './queries.ts';

const list = z.strictObject(pageQuery);
export const oneKey = z.strictObject({ keyId: z.string().regex(/^key_[0-9a-f]{1,40}$/) });

/** The keys by which people and integrations sign in. */
export function apiKeyRoutes(app: ApiApp, context: ApiContext): void {
  const keys = operation({
    access: administrators,
    tag: 'People',
    summary: 'List API keys',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/api-keys',
    {
      config: keys.config,
      schema: { ...keys.documentation, querystring: list, response: { 200: apiKeyPage, ...keys.problems } },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const page = await listApiKeys(context.database, placeOf(cursor, idPlace) ?? '', limit);
      const items = page.items.map(({ label, scopes, expiresAt, revokedAt, replacedBy, ...rest }) => ({
        ...rest,
        ...present({ label, scopes, expiresAt, revokedAt, replacedBy }),
      }));
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );

  const make = operation({
    access: administrators,
    tag: 'People',
    summary: 'Make an API key for a person',
    description: 'The key is told once and cannot be read again.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/api-keys',
    {
      config: make.config,
      schema: {
        ...make.documentation,
        headers: keyHeaders,
        body: newApiKey,
        response: { 201: madeKeySchema, ...make.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const now = nowOf(context);
        const { personId, expiresAt } = request.body;
        if (expiresAt !== undefined && !isBefore(now, expiresAt))
          throw unfitField('expiresAt', 'must lie after now');
        const keyId = idFrom('key', updateId);
        const createdBy = callerOf(request).personId;
        const made = await createApiKey(context.database, { ...request.body, keyId, createdBy }, now);
        if (made === undefined) throw unfitField('personId', 'is no active person of this company');
        const told = { keyId, personId, ...present({ expiresAt }) };
        return {
          status: 201,
          body: { ...told, key: made.key ?? null },
          repeatBody: { ...told, key: null },
        };
      });
      return reply;
    },
  );

  const revoke = operation({
    access: administrators,
    tag: 'People',
    summary: 'Revoke an API key at once',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/api-keys/:keyId',
    {
      config: revoke.config,
      schema: {
        ...revoke.documentation,
        params: oneKey,
        response: { 204: z.undefined().describe('Revoked.'), ...revoke.problems },
      },
    },
    async (request, reply) => {
      const revoked = await revokeApiKey(context.database, request.params.keyId, nowOf(context));
      if (!revoked) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}
