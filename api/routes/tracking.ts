import { z } from 'zod';
import { listDueReports } from '../../db/reads/list-due-reports.ts';
import { listUntracked, type UntrackedRow, untrackedPlace } from '../../db/reads/list-tracking.ts';
import type { Page } from '../../db/reads/page.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import { type ReportingDepartment, reportingDepartments } from '../../domain/order/tracking.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { leadBefore } from '../../domain/working-time/shift.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { stageName } from '../views/order-view.ts';
import { untrackedPage } from '../views/tracking-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { flag, pageQuery, placeOf } from './queries.ts';

const trackingQuery = z.strictObject({
  mine: flag(
    'true, the default unless a department is named: orders that the caller follows; false: all that the caller may read.',
  ),
  department: z
    .enum(reportingDepartments, `must be one of ${reportingDepartments.join(', ')}`)
    .exactOptional()
    .describe('Orders with this department on whose progress it owes sales a report (TRACK-03).'),
  ...pageQuery,
});

/** Orders that somebody has to ask after (TRACK-01), or to report on (TRACK-03). Worked out when it is read: no clock of an order runs for it. */
export function trackingRoutes(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: staff,
    tag: 'Tasks',
    summary: 'List open orders without a word for longer than policy allows, the longest first',
    description:
      'For sales after track.salesPeriod; with track.byEvents any act on the order counts, else tracking entries alone (TRACK-01). For a department after track.departmentPeriod without a report of its own while it has the order (TRACK-03).',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/tracking',
    {
      config,
      schema: { ...documentation, querystring: trackingQuery, response: { 200: untrackedPage, ...problems } },
    },
    async (request) => {
      const { limit, cursor, department, mine = department === undefined } = request.query;
      const { database, reference } = context;
      const caller = callerOf(request);
      const { values: policy } = await reference.currentPolicy();
      const calendar = await calendarFor(context, department);
      const period = department === undefined ? 'track.salesPeriod' : 'track.departmentPeriod';
      const filter = {
        before: leadBefore(calendar, nowOf(context), policy[period]).due,
        ownerId: mine ? caller.personId : undefined,
      };
      const scope = await scopeOf(context, caller);
      const place = placeOf(cursor, untrackedPlace);
      const byEvents = policy['track.byEvents'];
      const page: Page<UntrackedRow> =
        department === undefined
          ? await listUntracked(database, scope, { ...filter, byEvents }, place, limit)
          : await listDueReports(database, scope, { ...filter, department }, place, limit);
      const items = page.items.map((row) => ({ ...row, stageName: stageName(row.stage) }));
      return withLocalInstants({ ...page, items }, await reference.local());
    },
  );
}

/** The calendar by which a department works now; the company's for nobody in particular. */
async function calendarFor(
  { reference }: ApiContext,
  department: ReportingDepartment | undefined,
): Promise<Calendar> {
  const company = await reference.company();
  if (department === undefined) return company.calendar;
  const { calendarId, version } = calendarOf(company, department);
  return await reference.calendar(calendarId, version);
}
