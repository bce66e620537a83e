import { z } from 'zod';
import { readOrder } from '../../db/reads/read-order.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { onlyLot, wanted } from '../inputs/changing.ts';
import { orderId } from '../inputs/command-request.ts';
import { impactOf } from '../orders/change-impact.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { changeImpactSchema } from '../views/order-change-schema.ts';
import { type ApiApp, operation, posting } from './operation.ts';

/** What a change of an order would mean, before anybody requests or decides it (CHANGE-04). */
export function changeImpactRoute(app: ApiApp, context: ApiContext): void {
  const impact = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Work out what a change of an order would mean',
    description:
      'Cost, lots, stock and clocks as they would be if the change took effect now. Changes nothing, and nothing is ' +
      'kept of it, its Idempotency-Key included.',
    codes: [...posting, 'not-found', 'does-not-fit', 'blocked', 'order-closed'],
  });
  app.post(
    '/v1/orders/:orderId/change-impact',
    {
      config: impact.config,
      schema: {
        ...impact.documentation,
        headers: keyHeaders,
        params: z.strictObject({ orderId }),
        body: z
          .strictObject({ wanted, onlyLot: onlyLot.exactOptional() })
          .meta({ id: 'ChangeImpactRequest', description: 'What would be wanted otherwise.' }),
        response: { 200: changeImpactSchema, ...impact.problems },
      },
    },
    async (request) => {
      await requireReadable(context, callerOf(request), request.params.orderId);
      const state = await readOrder(context.database, request.params.orderId);
      if (state === undefined) throw new ProblemError('not-found');
      const { wanted: wish, onlyLot: lotId } = request.body;
      const about = lotId === undefined ? { wanted: wish } : { wanted: wish, lotId };
      const [view, local] = await Promise.all([impactOf(context, state, about), context.reference.local()]);
      return withLocalInstants(view, local);
    },
  );
}
