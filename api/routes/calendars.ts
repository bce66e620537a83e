import { z } from 'zod';
import { addCalendar, readCalendarVersions } from '../../db/calendars/calendar-versions.ts';
import { listCalendars } from '../../db/reads/list-files.ts';
import { calendarDays, releaseDays } from '../../domain/working-time/calendar-days.ts';
import { parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { administrators, staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { composeCalendar } from '../calendars/compose-calendar.ts';
import { findCalendar } from '../calendars/find-calendar.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { calendarId, newCalendar, spanQuery } from '../inputs/calendars.ts';
import { limits } from '../limits.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { calendarPage, calendarSchema, daysSchema, releaseDaysSchema } from '../views/calendar-schema.ts';
import { calendarView } from '../views/calendar-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';

export const oneCalendar = z.strictObject({ calendarId });

/** Calendars: read, and add. */
export function calendarRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({ access: staff, tag: 'Calendars', summary: 'List calendars in all versions' });
  app.get(
    '/v1/calendars',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: calendarPage, ...list.problems } },
    },
    async () => {
      const items = await listCalendars(context.database, limits.pageSize);
      return withLocalInstants(
        { items: items.map((each) => ({ ...each, definition: { ...each.definition } })), nextCursor: null },
        await context.reference.local(),
      );
    },
  );

  const read = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'Read a calendar with its versions',
    codes: ['not-found'],
  });
  app.get(
    '/v1/calendars/:calendarId',
    {
      config: read.config,
      schema: {
        ...read.documentation,
        params: oneCalendar,
        response: { 200: calendarSchema, ...read.problems },
      },
    },
    async (request) => {
      const versions = await readCalendarVersions(context.database, request.params.calendarId);
      const view = calendarView(versions, nowOf(context));
      if (view === undefined) throw new ProblemError('not-found');
      return withLocalInstants(view, await context.reference.local());
    },
  );

  const days = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'List the dates of a calendar, worked or not and by which rule',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/calendars/:calendarId/days',
    {
      config: days.config,
      schema: {
        ...days.documentation,
        params: oneCalendar,
        querystring: spanQuery,
        response: { 200: daysSchema, ...days.problems },
      },
    },
    async (request) => {
      const { from, until } = checkedSpan(request.query);
      const calendar = await findCalendar(context, request.params.calendarId);
      const items = calendarDays(calendar, from, until);
      return { items: items.map(({ frames, ...day }) => ({ ...day, frames: [...frames] })) };
    },
  );

  const release = operation({
    access: staff,
    tag: 'Calendars',
    summary: 'List the days on which regional orders are released together',
    description: 'By the weekdays of the policy in force; a day off is rolled, and two on one date are one.',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/calendars/:calendarId/release-days',
    {
      config: release.config,
      schema: {
        ...release.documentation,
        params: oneCalendar,
        querystring: spanQuery,
        response: { 200: releaseDaysSchema, ...release.problems },
      },
    },
    async (request) => {
      const { from, until } = checkedSpan(request.query);
      const calendar = await findCalendar(context, request.params.calendarId);
      const { values } = await context.reference.currentPolicy();
      const weekdays = values['demand.releaseWeekdays'];
      const items = releaseDays(calendar, weekdays, values['demand.holidayRoll'], from, until);
      return { items: items.map(({ date, standsFor }) => ({ date, standsFor: [...standsFor] })) };
    },
  );

  const add = operation({
    access: administrators,
    tag: 'Calendars',
    summary: 'Add a calendar',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/calendars',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newCalendar,
        response: { 201: calendarSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async (ticket) => {
        const definition = composeCalendar(request.body);
        const by = { reason: request.body.reason, createdBy: callerOf(request).personId };
        const added = await addCalendar(context.database, definition, { ...by, createdAt: nowOf(context) });
        if (!added && !ticket.resumed) throw unfitField('calendarId', 'is taken by another calendar');
        const view = calendarView(
          await readCalendarVersions(context.database, definition.id),
          nowOf(context),
        );
        return { status: 201, body: withLocalInstants(view, await context.reference.local()) };
      });
      return reply;
    },
  );
}

function checkedSpan(span: z.output<typeof spanQuery>): z.output<typeof spanQuery> {
  const days = parseCivilDate(span.until) - parseCivilDate(span.from) + 1;
  if (days >= 1 && days <= limits.calendarDays) return span;
  const reason =
    days < 1 ? 'must not lie before from' : `must lie at most ${limits.calendarDays} days after from`;
  const errors = [{ path: 'query.until', reason }];
  throw new ProblemError('validation-failed', `until ${reason}`, { errors });
}
