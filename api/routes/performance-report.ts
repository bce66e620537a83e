import { z } from 'zod';
import { appraisalPeriod } from '../../domain/figures/appraisal-period.ts';
import { monthOf } from '../../domain/figures/month-span.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { monthText } from '../inputs/month.ts';
import { composePerformanceReport } from '../reports/performance-report.ts';
import { readableDepartments } from '../reports/readable-departments.ts';
import { performanceReport } from '../views/performance-schema.ts';
import { type ApiApp, operation } from './operation.ts';
import { departmentQuery } from './queries.ts';

const query = z.strictObject({
  period: monthText
    .exactOptional()
    .describe(
      'The month, or a month of the quarter where policy appraises by quarters; the present one unless given.',
    ),
  department: departmentQuery,
});

/** How departments and persons performed in a period of appraisal (OVERDUE-12). */
export function performanceReportRoute(app: ApiApp, context: ApiContext): void {
  const { config, documentation, problems } = operation({
    access: staff,
    tag: 'Reports',
    summary: 'Tell how departments and persons performed in a period of appraisal',
    description:
      'Deadlines and measures in time and late, and sanctions that hold. Everybody reads of themselves, heads of their ' +
      'own department and its people, leadership, audit and administration of all.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/performance',
    {
      config,
      schema: { ...documentation, querystring: query, response: { 200: performanceReport, ...problems } },
    },
    async (request) => {
      const now = nowOf(context);
      const { zone } = await context.reference.company();
      const { values: policy } = await context.reference.currentPolicy();
      const readable = await readableDepartments(context, request, request.query.department);
      const month = request.query.period ?? monthOf(zone, now);
      const span = appraisalPeriod(month, policy['kpi.period'], zone);
      return {
        period: span.from.slice(0, 7),
        ...span,
        ...(await composePerformanceReport(context, callerOf(request), span, readable, now)),
      };
    },
  );
}
