import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { absences } from '../../db/schema/absences.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';
import { lineOf, orderFrom, queuedFor, rungOf } from './told-order.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
afterEach(async () => {
  await company.database.db.delete(absences);
});

const created = { createdAt: '2025-11-01T00:00:00Z', createdBy: 'admin' };

async function away(personId: string, fromAt: string, untilAt: string, substituteId?: string): Promise<void> {
  const absence = { personId, fromAt, untilAt, substituteId: substituteId ?? null, ...created };
  await company.database.db.insert(absences).values(absence);
}

/** Who hears of the due rung, reached on Tuesday at 10:00, however late it is recorded. */
async function toldAtDue(recordedAt = '2025-11-04T10:00:01+08:00'): Promise<string[]> {
  const order = await orderFrom(company, '2025-11-03T10:00:00+08:00');
  await order.wait(recordedAt);
  const rows = await queuedFor(company, order);
  return rows
    .filter((row) => rungOf(row) === '0' && row.channel === 'IN_APP')
    .map((row) => `${row.kind} ${row.personId}`);
}

test("a rung goes to the holder's substitute, or the substitute's own, while they are away at its instant [SLA-03]", async () => {
  await away('sales-manager', '2025-11-04T09:00:00+08:00', '2025-11-05T09:00:00+08:00', 'salesperson');
  expect(await toldAtDue()).toEqual(['ESCALATION salesperson']);
  await away('salesperson', '2025-11-04T10:00:00+08:00', '2025-11-04T10:00:01+08:00', 'planner');
  expect(await toldAtDue()).toEqual(['ESCALATION planner']);
});

test('the instant of the rung counts, not that of its record, and an absence ends before its last instant [SLA-03]', async () => {
  await away('sales-manager', '2025-11-04T10:00:00+08:00', '2025-11-04T10:00:01+08:00', 'salesperson');
  expect(await toldAtDue('2025-11-06T15:00:00+08:00')).toEqual(['ESCALATION salesperson']);
  await company.database.db.delete(absences);
  await away('sales-manager', '2025-11-03T10:00:00+08:00', '2025-11-04T10:00:00+08:00', 'salesperson');
  expect(await toldAtDue()).toEqual(['ESCALATION sales-manager']);
});

test('when nobody is there, substitutes in a circle included, the next rung is told at once and the administrators are warned [SLA-04]', async () => {
  await away('sales-manager', '2025-11-04T09:00:00+08:00', '2025-11-05T09:00:00+08:00', 'salesperson');
  await away('salesperson', '2025-11-04T09:00:00+08:00', '2025-11-05T09:00:00+08:00', 'sales-manager');
  expect(await toldAtDue()).toEqual(['ESCALATION deputy-general-manager', 'UNSTAFFED_ROLE admin']);
});

test('a reassigned clock warns and names the person it was given to, and tells that person; heads stay told', async () => {
  const order = await orderFrom(company, '2025-11-03T10:00:00+08:00');
  const given = { clockId: 'initialReview#1', personId: 'sales-supervisor' };
  await order.give('2025-11-03T11:00:00+08:00', 'SALES_MANAGER', 'reassignTask', given);
  await order.wait('2025-11-04T10:00:01+08:00');
  const rows = await queuedFor(company, order);
  expect(rows.filter(({ channel }) => channel !== 'WEBHOOK').map(lineOf)).toEqual([
    ' REASSIGNED IN_APP sales-supervisor SENT'.trim(),
    ' REASSIGNED EMAIL sales-supervisor PENDING'.trim(),
    '80% ESCALATION IN_APP sales-supervisor SENT',
    '0 ESCALATION IN_APP sales-manager SENT',
    '0 ESCALATION EMAIL sales-manager PENDING',
  ]);
  expect(rows.at(-1)?.payload).toMatchObject({ responsible: { people: [{ personId: 'sales-supervisor' }] } });
  expect(rows[0]?.payload).toMatchObject({ by: { personId: 'SALES_MANAGER' } });
});
