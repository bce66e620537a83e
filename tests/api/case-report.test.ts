import { inArray } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { caseReport } from '../../api/views/case-schema.ts';
import { cases } from '../../db/schema/cases.ts';
import { keepOverdueCase } from '../db/overdue-case.ts';
import { problemIn, type Sender } from './api-stack.ts';
import { openReadApi } from './read-api.ts';

/** In the month after the one that is asked for. */
const present = '2025-11-05T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let leader: Sender;

beforeAll(async () => {
  api = await openReadApi(present);
  leader = await api.as('GENERAL_MANAGER');
  await keepOverdueCase(api.company, 'case_first', '2025-10-01T00:00:00+08:00', 'SO-1');
  await keepOverdueCase(api.company, 'case_last', '2025-10-31T23:59:59+08:00', 'SO-2');
  await keepOverdueCase(api.company, 'case_next', '2025-11-01T00:00:00+08:00', 'SO-3');
});
afterAll(() => api.close());
afterEach(async () => {
  await api.company.database.db.delete(cases).where(inArray(cases.caseId, earlier));
});

/** Cases that a test adds. */
const earlier = ['case_march', 'case_april', 'case_may', 'case_june'];

async function report(query: string): Promise<z.output<typeof caseReport>> {
  const answer = await leader.get(`/v1/reports/cases?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return caseReport.parse(answer.body);
}

test('a month of the report is one of the company, from its first midnight up to the next month [OVERDUE-08]', async () => {
  const october = await report('month=2025-10');
  expect([october.from, october.until]).toEqual(['2025-10-01T00:00:00+08:00', '2025-11-01T00:00:00+08:00']);
  expect(october.total).toMatchObject({ opened: 2, closed: 0, open: 2 });
  // The present month goes up to now: lateness that is still to come is not counted.
  const november = await report('month=2025-11');
  expect(november.until).toBe(present);
  expect(november.total).toMatchObject({ opened: 1, closed: 0, open: 3, daysOverdue: 35 + 4 + 4 });
});

test('the report tells of one kind of case where it is asked to, repeat problems included [OVERDUE-08 OVERDUE-17]', async () => {
  const overdue = await report('month=2025-11&kind=OVERDUE');
  expect(overdue.rows).toMatchObject([{ kind: 'OVERDUE', cause: 'PRODUCTION', open: 3 }]);
  expect(overdue.repeats).toEqual([{ cause: 'PRODUCTION', department: 'PRODUCTION', cases: 3 }]);
  const other = await report('month=2025-11&kind=EXCEPTION');
  expect([other.rows, other.repeats, other.total.open]).toEqual([[], [], 0]);
});

test('recurrences are counted from the midnight of the company that many months back [OVERDUE-17]', async () => {
  // Three months of policy before 1 July: what was opened on the last day of March falls out of June's report.
  await keepOverdueCase(api.company, 'case_march', '2025-03-31T12:00:00+08:00', 'SO-4');
  await keepOverdueCase(api.company, 'case_may', '2025-05-12T12:00:00+08:00', 'SO-5');
  await keepOverdueCase(api.company, 'case_june', '2025-06-09T12:00:00+08:00', 'SO-6');
  expect((await report('month=2025-06')).repeats).toEqual([]);
  await keepOverdueCase(api.company, 'case_april', '2025-04-01T00:00:00+08:00', 'SO-7');
  expect((await report('month=2025-06')).repeats).toMatchObject([{ cases: 3 }]);
});

test.each([
  ['month=2025-13', 'must be a month such as 2025-10'],
  ['month=2025-10&from=2025-10-05T00:00:00Z', 'must be given without from and until'],
  ['month=2025-12', 'must have begun'],
])('%s is refused with what to do', async (query, reason) => {
  const problem = problemIn(await leader.get(`/v1/reports/cases?${query}`));
  expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ path: 'query.month', reason }] });
});
