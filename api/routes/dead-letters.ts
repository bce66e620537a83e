import { z } from 'zod';
import { readDeadLetters, reviveDeadLetters } from '../../db/outbox/dead-letters.ts';
import { maskedAddress } from '../../domain/notices/mail-address.ts';
import { administrators } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { resendRequest } from '../inputs/notices.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { deadLetterPage, resentSchema } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery } from './queries.ts';

const query = z.strictObject({ limit: pageQuery.limit });

/** Notices that were given up: never silently lost, and sent again under their old keys (SLA-13). */
export function deadLetterRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: administrators,
    tag: 'Notices',
    summary: 'List notices that were given up, the oldest first',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/dead-letters',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: query,
        response: { 200: deadLetterPage, ...list.problems },
      },
    },
    async (request) => {
      const rows = await readDeadLetters(context.database, request.query.limit);
      const items = rows.map(({ id, key, kind, channel, orderId, attempts, createdAt, ...row }) => ({
        id,
        key,
        kind,
        channel,
        recipient: row.personId ?? row.endpointId ?? maskedAddress(row.address ?? ''),
        ...present({ orderId }),
        attempts,
        lastError: row.lastError ?? '',
        createdAt,
      }));
      return withLocalInstants({ items, nextCursor: null }, await context.reference.local());
    },
  );

  const resend = operation({
    access: administrators,
    tag: 'Notices',
    summary: 'Send given-up notices again',
    codes: posting,
  });
  app.post(
    '/v1/dead-letters/resend',
    {
      config: resend.config,
      schema: {
        ...resend.documentation,
        headers: keyHeaders,
        body: resendRequest,
        response: { 200: resentSchema, ...resend.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async () => {
        const ids = [...new Set(request.body.ids.map((id) => id.toLowerCase()))];
        const resent = await reviveDeadLetters(context.database, ids, nowOf(context));
        return { status: 200, body: { resent, notDead: ids.filter((id) => !resent.includes(id)) } };
      });
      return reply;
    },
  );
}
