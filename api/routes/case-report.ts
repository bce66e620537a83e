import { readCasesOfSpan } from '../../db/cases/read-cases-of-span.ts';
import { caseFigures, repeatProblems, sanctionsOf, totalOf } from '../../domain/figures/case-figures.ts';
import { caseNames } from '../../domain/names/case-names.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { timeQuery } from '../inputs/clocks.ts';
import { figureReaders, readableDepartments } from '../reports/readable-departments.ts';
import { spanOf } from '../reports/span.ts';
import { caseReport } from '../views/case-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** How cases went: the summary of a month, and problems that come back (OVERDUE-08, -12, -17, EXC-12). */
export function caseReportRoute(app: ApiApp, context: ApiContext): void {
  const report = operation({
    access: figureReaders,
    tag: 'Reports',
    summary: 'Tell how cases went, and which problems come back',
    description: 'Heads see the cases that name their own department, leadership and administration all.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/cases',
    {
      config: report.config,
      schema: {
        ...report.documentation,
        querystring: timeQuery,
        response: { 200: caseReport, ...report.problems },
      },
    },
    async (request) => {
      const { database, reference } = context;
      const departments = await readableDepartments(context, request, request.query.department);
      const span = spanOf(request.query, nowOf(context));
      const { values: policy } = await reference.currentPolicy();
      const period = { from: monthsBefore(span.until, policy['overdue.repeatPeriod']), until: span.until };
      const [cases, recent, local] = await Promise.all([
        readCasesOfSpan(database, span, departments),
        readCasesOfSpan(database, period, departments),
        reference.local(),
      ]);
      const rows = caseFigures(cases, span);
      const opened = recent.filter(({ openedAt }) => Date.parse(openedAt) >= Date.parse(period.from));
      return {
        from: local(span.from),
        until: local(span.until),
        total: totalOf(rows),
        rows: rows.map((row) => ({ ...row, typeName: caseNames(row.kind, row.type) })),
        repeats: repeatProblems(opened, policy['overdue.repeatThreshold']),
        sanctions: sanctionsOf(cases, span),
      };
    },
  );
}

/** The same day of the month and time of day, some months earlier, or the last day of a shorter month. */
function monthsBefore(instant: string, months: number): string {
  const at = new Date(instant);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString();
}
