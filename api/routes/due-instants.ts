import { workingDayMode } from '../../domain/policy/policy.ts';
import { staff } from '../auth/access.ts';
import { explainMany } from '../calendars/explain-many.ts';
import { findCalendar } from '../calendars/find-calendar.ts';
import type { ApiContext } from '../context.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { dueQuery, dueRequest } from '../inputs/calendars.ts';
import { limits } from '../limits.ts';
import { dueSchema } from '../views/calendar-schema.ts';
import { oneCalendar } from './calendars.ts';
import { type ApiApp, operation, posting } from './operation.ts';

/**
 * Due instants by themselves. Nothing is kept of them, their Idempotency-Key included: the same request has the same
 * answer as long as the calendar's version is the same.
 */
export function dueInstantRoute(app: ApiApp, context: ApiContext): void {
  const due = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'Work out when budgets end',
    description:
      `Up to ${limits.dueItems} items in at most ${limits.dueBodyBytes} bytes. Changes nothing; with one item that ` +
      'cannot be read, none is worked out.',
    codes: [...posting, 'not-found'],
  });
  app.post(
    '/v1/calendars/:calendarId/due',
    {
      config: due.config,
      bodyLimit: limits.dueBodyBytes,
      schema: {
        ...due.documentation,
        headers: keyHeaders,
        params: oneCalendar,
        querystring: dueQuery,
        body: dueRequest,
        response: { 200: dueSchema, ...due.problems },
      },
    },
    async (request) => {
      const { version, mode } = request.query;
      const calendar = await findCalendar(context, request.params.calendarId, version);
      const counts = mode ?? workingDayMode((await context.reference.currentPolicy()).values);
      const items = await explainMany(calendar, request.body.items, counts);
      return { items: items.map(({ path, ...each }) => ({ ...each, path: [...path] })) };
    },
  );
}
