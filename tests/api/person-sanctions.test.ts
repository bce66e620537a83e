import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseReport } from '../../api/views/case-schema.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type ApiStack, startApiStack } from './api-stack.ts';
import { actsOn, analysis, caseIn } from './case-people.ts';

let api: ApiStack;
let caseId = '';

/** A violation of somebody, looked into by quality. */
async function violationOf(person: string, department: Department): Promise<string> {
  const quality = await api.as('QUALITY_MANAGER');
  const opened = await quality.post('/v1/cases', {
    kind: 'VIOLATION',
    type: 'PROCEDURE',
    department,
    description: '未经会签即下达计划',
    person,
    rule: '计划须经会签',
    severity: 'MAJOR',
    orders: [],
  });
  const found = caseIn(opened).caseId;
  await actsOn(found).give(quality, 'record-analysis', analysis);
  return found;
}

beforeAll(async () => {
  api = await startApiStack();
  caseId = await violationOf('planner', 'PLANNING');
  const quality = await api.as('QUALITY_MANAGER');
  const { give } = actsOn(caseId);
  const decided = { personId: 'planner', fault: '未会签', decision: '通报批评' };
  await give(quality, 'decide-accountability', { ...decided, sanction: 'WARNING' });
  const fine = { sanction: 'FINE', amount: { amount: '200.00', currency: 'CNY' } };
  await give(quality, 'decide-accountability', { ...decided, ...fine });
}, 120_000);
afterAll(() => api.close());

async function sanctionsFor(role: Role, query = '', of = 'planner') {
  const answer = await (await api.as(role)).get(`/v1/reports/cases${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  const report = caseReport.parse(answer.body);
  return { ...report, personSanctions: report.personSanctions.filter(({ personId }) => personId === of) };
}

test('penalties of a person are for leadership, audit, administration and the own head to read, once they hold [OVERDUE-10]', async () => {
  const warned = {
    personId: 'planner',
    department: 'PLANNING',
    name: { zh: expect.any(String), en: expect.any(String) },
    sanction: 'WARNING',
    count: 1,
    amounts: [],
  };
  expect((await sanctionsFor('GENERAL_MANAGER')).personSanctions).toEqual([warned]);

  const leader = await api.as('GENERAL_MANAGER');
  await actsOn(caseId).give(leader, 'approve-accountability', { accountabilityId: 'A2', approved: true });
  const fined = { ...warned, sanction: 'FINE', amounts: [{ amount: '200.00', currency: 'CNY' }] };
  const readers: readonly Role[] = ['GENERAL_MANAGER', 'AUDITOR', 'ADMINISTRATOR', 'PLANNING_MANAGER'];
  for (const reader of readers) {
    expect((await sanctionsFor(reader)).personSanctions, reader).toEqual([warned, fined]);
  }
  expect((await sanctionsFor('GENERAL_MANAGER', '?department=SALES')).personSanctions).toEqual([]);
});

test('the head of another department whom the case concerns reads the sums without the person [OVERDUE-10]', async () => {
  const quality = await sanctionsFor('QUALITY_MANAGER');
  expect(quality.sanctions.map(({ sanction }) => sanction)).toContain('WARNING');
  expect(quality.personSanctions).toEqual([]);
  const whole = await (await api.as('QUALITY_MANAGER')).get('/v1/reports/cases');
  expect(whole.text).not.toContain('planner');
});

test('a head who deals with some regions alone, and reads not every case of the department, reads of nobody by name [OVERDUE-10 PRIV-03]', async () => {
  const found = await violationOf('salesperson', 'SALES');
  const warned = { personId: 'salesperson', fault: '未会签', decision: '通报批评', sanction: 'WARNING' };
  await actsOn(found).give(await api.as('QUALITY_MANAGER'), 'decide-accountability', warned);
  const read = async () => (await sanctionsFor('SALES_MANAGER', '', 'salesperson')).personSanctions;
  expect(await read()).toMatchObject([{ sanction: 'WARNING', department: 'SALES' }]);
  await api.stack.database
    .sql`update dueline.people set regions = '{华东}' where person_id = 'sales-manager'`;
  expect(await read()).toEqual([]);
});
