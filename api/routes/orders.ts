import { z } from 'zod';
import { duePlace } from '../../db/reads/due-order.ts';
import { listOrders } from '../../db/reads/list-orders.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { channels } from '../../domain/order/details.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { everyone } from '../auth/access.ts';
import { maySee } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { orderId } from '../inputs/command-request.ts';
import { instant } from '../inputs/fields.ts';
import { orderRequest } from '../inputs/order-request.ts';
import { limits } from '../limits.ts';
import { receiveOrder } from '../orders/receive-order.ts';
import { viewOrder } from '../orders/view-order.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { orderSchema } from '../views/order-schema.ts';
import { ledgerPage } from '../views/row-schemas.ts';
import { ledgerRow } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { departmentQuery, flag, pageQuery, placeOf, searchText } from './queries.ts';

const stages = [...orderStages, ...lotStages] as const;
const code = z.string().min(1).max(limits.codeLength).exactOptional();

const ledgerQuery = z.strictObject({
  stage: z.enum(stages, `must be one of ${stages.join(', ')}`).exactOptional(),
  department: departmentQuery,
  customerId: code.describe('Of this customer alone.'),
  channel: z.enum(channels, `must be one of ${channels.join(', ')}`).exactOptional(),
  enteredBy: code.describe('Entered by this person alone.'),
  overdue: flag('Overdue orders alone, or the others.'),
  receivedFrom: instant('Received at or after this instant.').exactOptional(),
  receivedBefore: instant('Received before this instant.').exactOptional(),
  q: searchText,
  ...pageQuery,
});

const one = z.strictObject({ orderId });

/** Orders: receive, list and read. */
export function orderRoutes(app: ApiApp, context: ApiContext): void {
  const receive = operation({
    access: commandTable.receiveOrder.roles,
    tag: 'Orders',
    summary: 'Receive an order',
    description: `${commandTable.receiveOrder.purpose} The same channel and external number again answers 200 with the same order.`,
    command: 'receiveOrder',
    codes: [...posting, 'does-not-fit', 'order-differs', 'engine-away'],
  });
  app.post(
    '/v1/orders',
    {
      config: receive.config,
      schema: {
        ...receive.documentation,
        headers: keyHeaders,
        body: orderRequest,
        response: { 201: orderSchema, 200: orderSchema, ...receive.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async (ticket) => {
        const caller = callerOf(request);
        const { state, created } = await receiveOrder(context, caller, request.body, ticket);
        return { status: created ? 201 : 200, body: await viewOrder(context, caller, state) };
      });
      return reply;
    },
  );

  const list = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'List orders, soonest due first',
    description: 'An integration sees the orders that it brought.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/orders',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: ledgerQuery,
        response: { 200: ledgerPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const caller = callerOf(request);
      const own = maySee(caller, { enteredBy: '' }) ? {} : { enteredBy: caller.personId };
      const place = placeOf(cursor, (text) => duePlace(text, 1));
      const page = await listOrders(context.database, { ...filter, ...own }, place, limit);
      const local = await context.reference.local();
      return withLocalInstants({ ...page, items: page.items.map(ledgerRow) }, local);
    },
  );

  const read = operation({ access: everyone, tag: 'Orders', summary: 'Read an order', codes: ['not-found'] });
  app.get(
    '/v1/orders/:orderId',
    {
      config: read.config,
      schema: { ...read.documentation, params: one, response: { 200: orderSchema, ...read.problems } },
    },
    async (request) => {
      const caller = callerOf(request);
      const state = await readOrder(context.database, request.params.orderId);
      if (state === undefined || !maySee(caller, state)) throw new ProblemError('not-found');
      return await viewOrder(context, caller, state);
    },
  );
}
