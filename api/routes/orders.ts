import { z } from 'zod';
import { readOrder } from '../../db/reads/read-order.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { orderId } from '../inputs/command-request.ts';
import { orderRequest } from '../inputs/order-request.ts';
import { receiveOrder } from '../orders/receive-order.ts';
import { viewOrder } from '../orders/view-order.ts';
import { ProblemError } from '../problems/problem.ts';
import { orderSchema } from '../views/order-schema.ts';
import { type ApiApp, operation, posting } from './operation.ts';

const one = z.strictObject({ orderId });

/** Orders: receive and read. */
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

  const read = operation({ access: everyone, tag: 'Orders', summary: 'Read an order', codes: ['not-found'] });
  app.get(
    '/v1/orders/:orderId',
    {
      config: read.config,
      schema: { ...read.documentation, params: one, response: { 200: orderSchema, ...read.problems } },
    },
    async (request) => {
      const caller = callerOf(request);
      await requireReadable(context, caller, request.params.orderId);
      const state = await readOrder(context.database, request.params.orderId);
      if (state === undefined) throw new ProblemError('not-found');
      return await viewOrder(context, caller, state);
    },
  );
}
