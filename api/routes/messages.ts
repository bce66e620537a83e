import { z } from 'zod';
import { listOrderMessages, type MessagePlace } from '../../db/notices/order-messages.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { messagePage, messageView } from '../views/message-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { enteredPlace, pageQuery, placeOf } from './queries.ts';

const query = z.strictObject({
  to: z
    .enum(['CUSTOMER', 'COMPANY'], 'must be one of CUSTOMER, COMPANY')
    .exactOptional()
    .describe('To the customer alone, or to people and programs of the company alone.'),
  ...pageQuery,
});

/** Who was told of an order, when, and who has seen it (INTAKE-21, INTAKE-26). */
export function messageRoute(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Orders',
    summary: 'List the messages about an order with their receipts, the latest first',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/orders/:orderId/messages',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        params: z.strictObject({ orderId }),
        querystring: query,
        response: { 200: messagePage, ...list.problems },
      },
    },
    async (request) => {
      const { to, limit, cursor } = request.query;
      const { orderId: id } = request.params;
      await requireReadable(context, callerOf(request), id);
      const before = placeOf(cursor, messagePlace);
      const page = await listOrderMessages(context.database, id, to, before, limit);
      const local = await context.reference.local();
      return withLocalInstants({ ...page, items: page.items.map(messageView) }, local);
    },
  );
}

function messagePlace(text: string): MessagePlace | undefined {
  const [createdAt, id] = enteredPlace(text) ?? [];
  return createdAt === undefined || id === undefined ? undefined : { createdAt, id };
}
