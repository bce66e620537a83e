import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommit } from '../../activities/commit.ts';
import { orderIdOf } from '../../api/orders/order-id.ts';
import { performanceReport } from '../../api/views/performance-schema.ts';
import { unopened } from '../../domain/order/apply.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { turnOrder } from '../../scripts/late/turn-order.ts';
import { details, receipt } from '../db/receipt.ts';
import { type ApiStack, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
  const commit = createCommit({ database: api.stack.database });
  const policy = defaultPolicyValues();
  const driven = async (externalNumber: string, acts: [string, string, Role, CommandName, object][]) => {
    let state = unopened(orderIdOf({ channel: 'PHONE' }, { caller: 'tests' }).orderId);
    for (const [at, personId, role, name, input] of acts) {
      const command: Command = {
        name,
        input: input as CommandInputs[CommandName],
        actor: { kind: 'person', personId, roles: [role] },
      };
      state = await turnOrder({ commit, policy }, state, [command], at);
    }
    return externalNumber;
  };
  const received = (externalNumber: string) => ({
    ...receipt,
    details: { ...details, externalNumber, deliveryDate: '2025-12-19' },
  });
  // The initial review half an hour of working time late, and one in time.
  await driven('A', [
    ['2025-11-03T10:00:00+08:00', 'salesperson', 'SALESPERSON', 'receiveOrder', received('A')],
    ['2025-11-04T10:30:00+08:00', 'salesperson', 'SALESPERSON', 'passInitialReview', {}],
  ]);
  await driven('B', [
    ['2025-11-10T10:00:00+08:00', 'salesperson', 'SALESPERSON', 'receiveOrder', received('B')],
    ['2025-11-10T11:00:00+08:00', 'sales-manager', 'SALES_MANAGER', 'passInitialReview', {}],
  ]);
  // Somebody of another department did it: no performance of theirs.
  await driven('C', [
    ['2025-11-12T10:00:00+08:00', 'salesperson', 'SALESPERSON', 'receiveOrder', received('C')],
    ['2025-11-12T11:00:00+08:00', 'planner', 'SALESPERSON', 'passInitialReview', {}],
  ]);
}, 120_000);
afterAll(() => api.close());

async function performance(role: Role, query = '?period=2025-11') {
  const answer = await (await api.as(role)).get(`/v1/reports/performance${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return performanceReport.parse(answer.body);
}

test('a period tells of departments and persons what was in time and late, each act with who did it [OVERDUE-12]', async () => {
  const report = await performance('GENERAL_MANAGER');
  expect(report).toMatchObject({
    period: '2025-11',
    from: '2025-11-01T00:00:00+08:00',
    until: '2025-12-01T00:00:00+08:00',
  });
  expect(report.departments).toMatchObject([
    { department: 'SALES', deadlines: { onTime: 2, late: 1, worstLateMinutes: 30 } },
  ]);
  expect(report.people).toMatchObject([
    { personId: 'sales-manager', deadlines: { onTime: 1, late: 0, worstLateMinutes: null } },
    { personId: 'salesperson', department: 'SALES', deadlines: { onTime: 0, late: 1, worstLateMinutes: 30 } },
  ]);
  expect(report.people[1]?.name?.zh).toBeTruthy();
  expect(await performance('GENERAL_MANAGER', '?period=2025-10')).toMatchObject({
    departments: [],
    people: [],
  });
});

test('everybody reads of themselves, heads of their own people, leadership, audit and administration of all [OVERDUE-12]', async () => {
  const people = async (role: Role) => (await performance(role)).people.map(({ personId }) => personId);
  expect(await people('SALESPERSON')).toEqual(['salesperson']);
  expect(await people('PLANNER')).toEqual([]);
  expect(await people('PLANNING_MANAGER')).toEqual([]);
  for (const role of ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER', 'AUDITOR', 'ADMINISTRATOR'] as const) {
    expect(await people(role), role).toEqual(['sales-manager', 'salesperson']);
  }
  expect((await performance('SALESPERSON')).departments).toEqual([]);
  expect((await performance('PLANNING_MANAGER')).departments).toEqual([]);
  const elsewhere = await (await api.as('SALESPERSON')).get('/v1/reports/performance?department=SALES');
  expect(problemIn(elsewhere)).toMatchObject({ status: 403 });
  const malformed = await (await api.as('SALESPERSON')).get('/v1/reports/performance?period=2025-13');
  expect(problemIn(malformed)).toMatchObject({ code: 'validation-failed' });
});
