import { z } from 'zod';
import { calendarAsOf, policyAsOf } from '../../db/reads/as-of.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { orderId } from '../inputs/command-request.ts';
import { instant } from '../inputs/fields.ts';
import { orderAsOf } from '../orders/order-as-of.ts';
import { ProblemError } from '../problems/problem.ts';
import { calendarAsOfSchema, orderAsOfSchema, policyAsOfSchema } from '../views/as-of-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { oneCalendar } from './calendars.ts';
import { type ApiApp, operation } from './operation.ts';

const asOfQuery = z.strictObject({ at: instant('The instant, not later than now.') });
const codes = ['not-found', 'validation-failed'] as const;

/** What was so at a past instant: an order, the policy that new orders took, a calendar. */
export function asOfRoutes(app: ApiApp, context: ApiContext): void {
  const order = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Read an order as it stood at an instant',
    description:
      'Stage, lots, clocks, tasks and details as its journal had them by then, with the figures and calendars that it ' +
      'ran by. What happened earlier and was typed later is not yet there.',
    codes,
  });
  app.get(
    '/v1/orders/:orderId/as-of',
    {
      config: order.config,
      schema: {
        ...order.documentation,
        params: z.strictObject({ orderId }),
        querystring: asOfQuery,
        response: { 200: orderAsOfSchema, ...order.problems },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const at = past(request.query.at);
      await requireReadable(context, caller, request.params.orderId);
      return await orderAsOf(context, caller, request.params.orderId, at);
    },
  );

  const policy = operation({
    access: staff,
    tag: 'Policies',
    summary: 'Read the policy that was in force at an instant',
    description:
      'The version that an order took which came in then; running orders may have kept an older one.',
    codes,
  });
  app.get(
    '/v1/policies/as-of',
    {
      config: policy.config,
      schema: {
        ...policy.documentation,
        querystring: asOfQuery,
        response: { 200: policyAsOfSchema, ...policy.problems },
      },
    },
    async (request) => {
      const at = past(request.query.at);
      const found = await policyAsOf(context.database, at);
      if (found === undefined) throw new ProblemError('not-found');
      return withLocalInstants({ at, ...found }, await context.reference.local());
    },
  );

  const calendar = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'Read a calendar as it stood at an instant',
    codes,
  });
  app.get(
    '/v1/calendars/:calendarId/as-of',
    {
      config: calendar.config,
      schema: {
        ...calendar.documentation,
        params: oneCalendar,
        querystring: asOfQuery,
        response: { 200: calendarAsOfSchema, ...calendar.problems },
      },
    },
    async (request) => {
      const at = past(request.query.at);
      const found = await calendarAsOf(context.database, request.params.calendarId, at);
      if (found === undefined) throw new ProblemError('not-found');
      const { definition } = found;
      return withLocalInstants(
        { at, ...found, definition: { ...definition } },
        await context.reference.local(),
      );
    },
  );

  function past(at: Instant): Instant {
    const now = nowOf(context);
    if (epochMs(at) <= epochMs(now)) return at;
    const reason = `must not lie after now, ${now}`;
    throw new ProblemError('validation-failed', 'These fields do not fit: query.at', {
      errors: [{ path: 'query.at', reason }],
    });
  }
}
