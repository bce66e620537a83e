import { listCaseTasks } from '../../db/cases/list-case-tasks.ts';
import { listCases } from '../../db/cases/list-cases.ts';
import { duePlace } from '../../db/reads/due-order.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { caseReaderOf } from '../cases/case-reader.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { caseQuery, caseTaskQuery } from '../inputs/case-requests.ts';
import { caseInboxTask, caseListItem } from '../views/case-row-view.ts';
import { casePage, caseTaskPage } from '../views/case-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation } from './operation.ts';
import { placeOf } from './queries.ts';

/** Cases as a list, and what they wait for as an inbox. */
export function caseListRoutes(app: ApiApp, context: ApiContext): void {
  const { database, reference } = context;
  const calendarsFor = (rows: readonly { state: CaseState }[]) =>
    reference.calendars(rows.flatMap(({ state }) => calendarsOf(state)));

  const list = operation({
    access: staff,
    tag: 'Cases',
    summary: 'List cases, soonest due first',
    description:
      'Those of orders that the caller may read, of the own departments, and those that name the caller.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/cases',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: caseQuery,
        response: { 200: casePage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, ...filter } = request.query;
      const now = nowOf(context);
      const reader = await caseReaderOf(context, callerOf(request));
      const place = placeOf(cursor, (text) => duePlace(text, 1));
      const page = await listCases(database, filter, reader, place, limit);
      const calendars = await calendarsFor(page.items);
      const items = page.items.map((row) => caseListItem(row, calendars, now));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );

  const tasks = operation({
    access: staff,
    tag: 'Cases',
    summary: 'List open tasks of cases, soonest due first',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/case-tasks',
    {
      config: tasks.config,
      schema: {
        ...tasks.documentation,
        querystring: caseTaskQuery,
        response: { 200: caseTaskPage, ...tasks.problems },
      },
    },
    async (request) => {
      const { limit, cursor, view } = request.query;
      const caller = callerOf(request);
      const now = nowOf(context);
      const reader = await caseReaderOf(context, caller);
      const place = placeOf(cursor, (text) => duePlace(text, 2));
      const page = await listCaseTasks(database, view, reader, place, limit);
      const calendars = await calendarsFor(page.items);
      const items = page.items.map((row) => caseInboxTask(row, calendars, caller, now));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );
}
