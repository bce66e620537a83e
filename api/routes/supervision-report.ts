import { supervisors } from '../../domain/people/supervisors.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { timeQuery } from '../inputs/clocks.ts';
import { spanOf } from '../reports/span.ts';
import { composeSupervisionReport } from '../reports/supervision-report.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { supervisionReport } from '../views/supervision-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** What quality supervises: how orders are carried out and rules followed (OVERDUE-11). */
export function supervisionReportRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: supervisors,
    tag: 'Reports',
    summary: 'Tell where orders were not carried out as the rules say',
    description:
      'By department and kind: missed deadlines, skipped approvals not made up for, late entries, corrections, ' +
      'overridden credit, late measures and verifications, violations, escalations that nobody acknowledged. All ' +
      'orders count; examples are of those that the caller may read.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/supervision',
    {
      config,
      schema: { ...documentation, querystring: timeQuery, response: { 200: supervisionReport, ...problems } },
    },
    async (request) => {
      const now = nowOf(context);
      const span = spanOf(request.query, now);
      const scope = await scopeOf(context, callerOf(request));
      const report = await composeSupervisionReport(context, scope, span, request.query.department, now);
      const local = await context.reference.local();
      return { ...withLocalInstants(report, local), from: local(span.from), until: local(span.until) };
    },
  );
}
