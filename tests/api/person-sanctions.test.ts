import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseReport } from '../../api/views/case-schema.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type ApiStack, startApiStack } from './api-stack.ts';
import { actsOn, analysis, caseIn } from './case-people.ts';

let api: ApiStack;
let caseId = '';

beforeAll(async () => {
  api = await startApiStack();
  const quality = await api.as('QUALITY_MANAGER');
  const opened = await quality.post('/v1/cases', {
    kind: 'VIOLATION',
    type: 'PROCEDURE',
    department: 'PLANNING',
    description: '未经会签即下达计划',
    person: 'planner',
    rule: '计划须经会签',
    severity: 'MAJOR',
    orders: [],
  });
  caseId = caseIn(opened).caseId;
  const { give } = actsOn(caseId);
  await give(quality, 'record-analysis', analysis);
  const decided = { personId: 'planner', fault: '未会签', decision: '通报批评' };
  await give(quality, 'decide-accountability', { ...decided, sanction: 'WARNING' });
  const fine = { sanction: 'FINE', amount: { amount: '200.00', currency: 'CNY' } };
  await give(quality, 'decide-accountability', { ...decided, ...fine });
}, 120_000);
afterAll(() => api.close());

async function sanctionsFor(role: Role, query = '') {
  const answer = await (await api.as(role)).get(`/v1/reports/cases${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return caseReport.parse(answer.body);
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
  expect(JSON.stringify(quality)).not.toContain('planner');
});
