import { readCasesOfSpan } from '../../db/cases/read-cases-of-span.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { caseFigures, repeatProblems, sanctionsOf, totalOf } from '../../domain/figures/case-figures.ts';
import { monthsEarlier } from '../../domain/figures/month-span.ts';
import { isBefore } from '../../domain/instant.ts';
import { caseNames } from '../../domain/names/case-names.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { caseReportQuery } from '../inputs/case-report.ts';
import { personSanctions } from '../reports/person-sanctions.ts';
import { figureReaders, readableDepartments } from '../reports/readable-departments.ts';
import { askedSpan } from '../reports/span.ts';
import { caseReport } from '../views/case-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** How cases went: the summary of a month, and problems that come back (OVERDUE-08, -12, -17, EXC-12). */
export function caseReportRoute(app: ApiApp, context: ApiContext): void {
  const report = operation({
    access: figureReaders,
    tag: 'Reports',
    summary: 'Tell how cases went, and which problems come back',
    description:
      'Heads see the cases that name their own department and the sanctions of their own people by name, leadership, audit and administration all. The cases of a month are those that lived in it.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/cases',
    {
      config: report.config,
      schema: {
        ...report.documentation,
        querystring: caseReportQuery,
        response: { 200: caseReport, ...report.problems },
      },
    },
    async (request) => {
      const { database, reference } = context;
      const departments = await readableDepartments(context, request, request.query.department);
      const { zone } = await reference.company();
      const span = askedSpan(request.query, zone, nowOf(context));
      const { values: policy } = await reference.currentPolicy();
      const period = {
        from: monthsEarlier(zone, span.until, policy['overdue.repeatPeriod']),
        until: span.until,
      };
      const [lived, came, local] = await Promise.all([
        readCasesOfSpan(database, span, departments),
        readCasesOfSpan(database, period, departments),
        reference.local(),
      ]);
      const { kind: wanted } = request.query;
      const isWanted = ({ kind }: CaseState) => wanted === undefined || kind === wanted;
      const cases = lived.filter(isWanted);
      const rows = caseFigures(cases, span);
      const opened = came.filter((state) => isWanted(state) && !isBefore(state.openedAt, period.from));
      return {
        from: local(span.from),
        until: local(span.until),
        total: totalOf(rows),
        rows: rows.map((row) => ({ ...row, typeName: caseNames(row.kind, row.type) })),
        repeats: repeatProblems(opened, policy['overdue.repeatThreshold']),
        sanctions: sanctionsOf(cases, span),
        personSanctions: await personSanctions(context, callerOf(request), cases, span, departments),
      };
    },
  );
}
