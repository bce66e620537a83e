import { readCasesOfSpan } from '../../db/cases/read-cases-of-span.ts';
import {
  type Judged,
  readLateCaseActs,
  readReachedRungs,
  readSupervisedActs,
} from '../../db/reads/supervision.ts';
import { caseDeviations } from '../../domain/figures/case-deviations.ts';
import { deviationKinds } from '../../domain/figures/deviation-kinds.ts';
import { actDeviations, rungDeviations } from '../../domain/figures/recorded-deviations.ts';
import { passedOf, type Span } from '../../domain/figures/span.ts';
import { type Deviation, superviseDepartments } from '../../domain/figures/supervision.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Department, departments as departmentNames } from '../../domain/people/departments.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { ApiContext } from '../context.ts';
import type { SupervisionReport } from '../views/supervision-schema.ts';

/** Examples of each kind that the report names; the lists of orders, cases and escalations have the others. */
const examplesOfEach = 5;

/**
 * How orders are carried out and rules followed, by department and kind of deviation; of one department where it is
 * given. Every deviation counts; examples are of orders in the reader's scope. Every kind of case names quality, and
 * whoever else supervises reads all, so that cases need no scope.
 */
export async function composeSupervisionReport(
  { database, reference }: ApiContext,
  scope: ReadScope,
  span: Span,
  department: Department | undefined,
  now: Instant,
): Promise<SupervisionReport> {
  const { values: policy } = await reference.currentPolicy();
  const asOf = passedOf(span, now).until;
  const judged = async <Recorded>(
    rows: readonly Judged<Recorded>[],
    judge: (record: Recorded, calendar: Calendar) => Deviation[],
  ): Promise<Deviation[]> => {
    const calendars = await reference.calendars(rows.map(({ calendar }) => calendar));
    return rows.flatMap(({ record, calendar }) => judge(record, calendars(calendar)));
  };
  const [rungs, acts, caseActs, cases] = await Promise.all([
    readReachedRungs(database, scope, span),
    readSupervisedActs(database, scope, span),
    readLateCaseActs(database, span),
    readCasesOfSpan(database, span, undefined),
  ]);
  const deviations = [
    ...(await judged(rungs, (row, calendar) => rungDeviations(row, calendar, policy, asOf))),
    ...(await judged([...acts, ...caseActs], (row, calendar) => actDeviations(row, calendar, policy))),
    ...cases.flatMap((state) => caseDeviations(state, span, now)),
  ].filter((each) => department === undefined || each.department === department);
  return {
    ...span,
    count: deviations.length,
    departments: superviseDepartments(deviations, examplesOfEach).map((row) => ({
      ...row,
      name: { ...departmentNames[row.department] },
      kinds: row.kinds.map(({ kind, count, examples }) => ({
        kind,
        name: { zh: deviationKinds[kind].zh, en: deviationKinds[kind].en },
        count,
        examples: examples.map(({ of, id, number, at, what }) => ({ of, id, number, at, what })),
      })),
    })),
  };
}
