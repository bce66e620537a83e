import { z } from 'zod';
import { readOrder } from '../../db/reads/read-order.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { orderId } from '../inputs/command-request.ts';
import { courseOf } from '../orders/order-course.ts';
import { ProblemError } from '../problems/problem.ts';
import { courseSchema } from '../views/course-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation } from './operation.ts';

/** Every stage of an order with planned, due and actual time, responsible person and breaches (TRACK-06). */
export function courseRoute(app: ApiApp, context: ApiContext): void {
  const course = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Read how an order went, stands and is to go on',
    description:
      'Stages with planned, due and actual time; the ladder to come with names; what it waits for.',
    codes: ['not-found'],
  });
  app.get(
    '/v1/orders/:orderId/course',
    {
      config: course.config,
      schema: {
        ...course.documentation,
        params: z.strictObject({ orderId }),
        response: { 200: courseSchema, ...course.problems },
      },
    },
    async (request) => {
      await requireReadable(context, callerOf(request), request.params.orderId);
      const state = await readOrder(context.database, request.params.orderId);
      if (state === undefined) throw new ProblemError('not-found');
      const [view, local] = await Promise.all([courseOf(context, state), context.reference.local()]);
      return withLocalInstants(view, local);
    },
  );
}
