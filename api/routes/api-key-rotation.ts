import { rotateApiKey } from '../../db/access/rotate-api-key.ts';
import { epochMs } from '../../domain/instant.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { keyRotation } from '../inputs/administration.ts';
import { ProblemError } from '../problems/problem.ts';
import { rotatedKeySchema } from '../views/company-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { oneKey } from './api-keys.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { idFrom } from './queries.ts';

const hourMs = 3_600_000;

/** Keys are changed without a gap: for the overlap the old one and the new one both hold. */
export function apiKeyRotationRoute(app: ApiApp, context: ApiContext): void {
  const rotate = operation({
    access: administrators,
    tag: 'People',
    summary: 'Replace an API key by a new one',
    description:
      'The new key may do what the old one may, and holds as long as that was made for. It is told once. A key that has ended, or was replaced before, is not found.',
    codes: [...posting, 'not-found'],
  });
  app.post(
    '/v1/api-keys/:keyId/rotation',
    {
      config: rotate.config,
      schema: {
        ...rotate.documentation,
        headers: keyHeaders,
        params: oneKey,
        body: keyRotation,
        response: { 201: rotatedKeySchema, ...rotate.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const now = nowOf(context);
        const newKeyId = idFrom('key', updateId);
        const overlapUntil = new Date(epochMs(now) + request.body.overlapHours * hourMs).toISOString();
        const rotation = {
          keyId: request.params.keyId,
          newKeyId,
          overlapUntil,
          createdBy: callerOf(request).personId,
        };
        const rotated = await rotateApiKey(context.database, rotation, now);
        if (rotated === undefined) throw new ProblemError('not-found');
        const { personId, expiresAt, oldExpiresAt, key = null } = rotated;
        const told = withLocalInstants(
          { keyId: newKeyId, personId, oldExpiresAt, ...present({ expiresAt }) },
          await context.reference.local(),
        );
        return { status: 201, body: { ...told, key }, repeatBody: { ...told, key: null } };
      });
      return reply;
    },
  );
}
