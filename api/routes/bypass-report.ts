import { z } from 'zod';
import { type BypassRow, bypassStates, listBypasses } from '../../db/reads/list-bypasses.ts';
import { clockPlace } from '../../db/reads/list-clocks.ts';
import { peopleNames } from '../../db/reads/people-names.ts';
import { bypassStepNames } from '../../domain/names/cancellation-names.ts';
import { auditors } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { timeQuery } from '../inputs/clocks.ts';
import { spanOf } from '../reports/span.ts';
import { bypassReport } from '../views/bypass-report-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

const query = z.strictObject({
  ...timeQuery.shape,
  state: z
    .enum(bypassStates, `must be one of ${bypassStates.join(', ')}`)
    .exactOptional()
    .describe('In this state alone.'),
  ...pageQuery,
});

type Item = z.output<typeof bypassReport>['items'][number];

/** Approvals that were skipped in emergencies: who, why, and whether they were made up for (REVIEW-22). */
export function bypassReportRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: [...auditors, 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'],
    tag: 'Reports',
    summary: 'Tell which approvals were skipped in emergencies, and how they were made up for',
    description: 'Those that were skipped in the span, the latest first, of every order.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/bypasses',
    {
      config,
      schema: { ...documentation, querystring: query, response: { 200: bypassReport, ...problems } },
    },
    async (request) => {
      const { limit, cursor, state, department } = request.query;
      const now = nowOf(context);
      const span = spanOf(request.query, now);
      const filter = { ...span, ...present({ state, department }) };
      const place = placeOf(cursor, clockPlace);
      const page = await listBypasses(context.database, filter, now, place, limit);
      const names = await peopleNames(
        context.database,
        page.items.map(({ bypass }) => bypass.by),
      );
      const items = page.items.map((row) => itemOf(row, names.get(row.bypass.by)));
      return withLocalInstants(
        { ...span, items, nextCursor: page.nextCursor },
        await context.reference.local(),
      );
    },
  );
}

function itemOf(row: BypassRow, byName: Item['byName']): Item {
  const { bypassId, step, lotId, by, onBehalfOf, reason, makeUp } = row.bypass;
  const { zh, en } = bypassStepNames[step];
  return {
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    bypassId,
    step,
    stepName: { zh, en },
    department: row.department,
    by,
    reason,
    at: row.skippedAt,
    dueAt: row.dueAt,
    state: row.state,
    late: row.late ?? row.state === 'OVERDUE',
    ...present({
      customerName: row.customerName,
      lotId,
      byName,
      onBehalfOf,
      madeUpAt: makeUp?.at,
      madeUpBy: makeUp?.by,
      result: makeUp?.result,
      comment: makeUp?.comment,
    }),
  };
}
