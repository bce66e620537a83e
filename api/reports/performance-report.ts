import { readCasesOfSpan } from '../../db/cases/read-cases-of-span.ts';
import { readEndedDeadlines } from '../../db/reads/ended-deadlines.ts';
import { peoplePlaces } from '../../db/reads/people-names.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { personSanctionsOf, sanctionsOf } from '../../domain/figures/case-figures.ts';
import {
  type EndedDuty,
  measuresOf,
  type Performance,
  performanceBy,
} from '../../domain/figures/performance.ts';
import type { Span } from '../../domain/figures/span.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Department, departmentCodes, departments as names } from '../../domain/people/departments.ts';
import { endOfWorkingDay } from '../../domain/working-time/working-dates.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import type { PerformanceReport } from '../views/performance-schema.ts';
import { readsPerson } from './readable-people.ts';

type Rows = Pick<PerformanceReport, 'departments' | 'people'>;

const nothing: Performance = {
  deadlines: { onTime: 0, late: 0, worstLateMinutes: null },
  measures: { onTime: 0, late: 0, worstLateMinutes: null },
};

/**
 * How departments and persons kept deadlines and measures in a period, with the sanctions that hold (OVERDUE-12): the
 * departments given, or all, and the people whom the caller reads of by name.
 */
export async function composePerformanceReport(
  context: ApiContext,
  caller: Caller,
  span: Span,
  readable: readonly Department[] | undefined,
  now: Instant,
): Promise<Rows> {
  const [deadlines, cases] = await Promise.all([
    dutiesOf(context, span),
    readCasesOfSpan(context.database, span, undefined),
  ]);
  const measures = await measureDuties(context, cases, span, now);

  const byDepartment = performanceBy(deadlines, measures, ({ department }) => department);
  const sanctions = sanctionsOf(cases, span);
  const departments = departmentCodes.flatMap((department) => {
    const own = sanctions.filter((row) => row.department === department);
    const found = byDepartment.get(department);
    if (readable?.includes(department) === false || (found === undefined && own.length === 0)) return [];
    return [
      { department, name: { ...names[department] }, ...(found ?? nothing), sanctions: own.map(sanctionView) },
    ];
  });

  const byPerson = performanceBy(deadlines, measures, ({ personId }) => personId);
  const ofPersons = personSanctionsOf(cases, span);
  const ids = [...new Set([...byPerson.keys(), ...ofPersons.map(({ personId }) => personId)])];
  const places = await peoplePlaces(context.database, ids);
  const isReadable = readsPerson(caller);
  const people = ids.toSorted().flatMap((personId) => {
    const { name, department = null } = places.get(personId) ?? {};
    if (!isReadable({ personId, department })) return [];
    const own = ofPersons.filter((row) => row.personId === personId);
    return [
      {
        personId,
        ...(name === undefined ? {} : { name }),
        department,
        ...(byPerson.get(personId) ?? nothing),
        sanctions: own.map(sanctionView),
      },
    ];
  });
  return { departments, people };
}

function sanctionView({
  sanction,
  count,
  amounts,
}: ReturnType<typeof sanctionsOf>[number] | ReturnType<typeof personSanctionsOf>[number]) {
  return { sanction, count, amounts };
}

async function dutiesOf({ database, reference }: ApiContext, span: Span): Promise<EndedDuty[]> {
  const rows = await readEndedDeadlines(database, span);
  const calendars = await reference.calendars(rows);
  return rows.map(({ calendarId, version, dueAt, endedAt, ...row }) => ({
    ...row,
    lateMinutes: row.late ? workingMinutesBetween(calendars({ calendarId, version }), dueAt, endedAt) : 0,
  }));
}

async function measureDuties(
  { reference }: ApiContext,
  cases: readonly CaseState[],
  span: Span,
  now: Instant,
): Promise<EndedDuty[]> {
  const refOf = ({ calendarId, calendarVersion }: CaseState) => ({ calendarId, version: calendarVersion });
  const calendars = await reference.calendars(cases.map(refOf));
  const calendarOf = (state: CaseState) => calendars(refOf(state));
  return measuresOf(
    cases,
    span,
    now,
    (state, due, until) => workingMinutesBetween(calendarOf(state), due, until),
    (state, date) => endOfWorkingDay(calendarOf(state), date),
  );
}
