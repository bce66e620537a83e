import { z } from 'zod';
import { readOrder } from '../../db/reads/read-order.ts';
import { copiedOrder } from '../../domain/order/copied-order.ts';
import { everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { orderRequest } from '../inputs/order-request.ts';
import { ProblemError } from '../problems/problem.ts';
import { type ApiApp, operation } from './operation.ts';

const one = z.strictObject({ orderId });

/** An order as the body of another one like it. */
export function orderCopyRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'Read an order as the body of a new one like it',
    description: 'Customer, lines and terms, without dates, numbers and papers. Send it to POST /v1/orders.',
    codes: ['not-found'],
  });
  app.get(
    '/v1/orders/:orderId/copy',
    { config, schema: { ...documentation, params: one, response: { 200: orderRequest, ...problems } } },
    async (request) => {
      const { orderId: id } = request.params;
      await requireReadable(context, callerOf(request), id);
      const state = await readOrder(context.database, id);
      if (state === undefined) throw new ProblemError('not-found');
      return copiedOrder(state.details);
    },
  );
}
