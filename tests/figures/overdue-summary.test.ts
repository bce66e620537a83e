import { expect, test } from 'vitest';
import type { CauseCode } from '../../domain/cases/case-state.ts';
import { spanOfMonth } from '../../domain/figures/month-span.ts';
import { overdueSummary } from '../../domain/figures/overdue-summary.ts';
import type { Department } from '../../domain/people/departments.ts';
import { caseOf } from './case-of.ts';

const asked = {
  month: '2025-10',
  span: spanOfMonth('Asia/Shanghai', '2025-10'),
  repeatsFrom: '2025-08-01T00:00:00+08:00',
  threshold: 2,
  atMost: 2,
};

const cause = (code: CauseCode, department: Department) => ({ cause: code, department, primary: true });
const order = (lateSince: string) => ({
  orderId: 'o',
  orderNumber: 'SO-1',
  lateSince,
  addedAt: lateSince,
  effect: 'NONE' as const,
});

const cases = [
  caseOf({ orders: [order('2025-10-08T09:00:00+08:00')] }, cause('PRODUCTION', 'PRODUCTION')),
  caseOf(
    { step: 'CLOSED', stepSince: '2025-10-20T09:00:00+08:00', orders: [order('2025-10-10T09:00:00+08:00')] },
    cause('PRODUCTION', 'PRODUCTION'),
  ),
  caseOf({ type: 'DELIVERY_OVERDUE' }, cause('LOGISTICS', 'LOGISTICS')),
  // Opened before the month and closed in it.
  caseOf({
    openedAt: '2025-09-20T09:00:00+08:00',
    step: 'CLOSED',
    stepSince: '2025-10-31T23:59:59+08:00',
    department: 'SALES',
  }),
  // Over before the month: it counts as a recurrence alone.
  caseOf(
    { openedAt: '2025-09-01T09:00:00+08:00', step: 'CLOSED', stepSince: '2025-09-30T23:59:59+08:00' },
    cause('LOGISTICS', 'LOGISTICS'),
  ),
  // Too long ago to be a recurrence.
  caseOf({ openedAt: '2025-07-31T23:59:59+08:00' }, cause('COMMUNICATION', 'SALES')),
  caseOf({ openedAt: '2025-10-02T09:00:00+08:00' }, cause('COMMUNICATION', 'SALES')),
  // No overdue order.
  caseOf({ kind: 'EXCEPTION', type: 'PROBLEM' }, cause('PRODUCTION', 'PRODUCTION')),
];

test("the month's summary counts overdue cases that lived in it, names the most frequent causes and what came back [OVERDUE-08 OVERDUE-17]", () => {
  const summary = overdueSummary(cases, asked);
  expect(summary.total).toEqual({ opened: 4, closed: 2, open: 4, daysOverdue: 23 + 10 });
  expect(summary.causes).toEqual([
    { cause: 'PRODUCTION', department: 'PRODUCTION', cases: 2 },
    { cause: 'COMMUNICATION', department: 'SALES', cases: 2 },
  ]);
  expect(summary.repeats).toEqual([
    { cause: 'PRODUCTION', department: 'PRODUCTION', cases: 2 },
    { cause: 'LOGISTICS', department: 'LOGISTICS', cases: 2 },
  ]);
  expect(overdueSummary(cases, { ...asked, atMost: 20 }).causes).toContainEqual({
    cause: null,
    department: 'SALES',
    cases: 1,
  });
});

test('a month without an overdue order has a summary that says so [OVERDUE-08]', () => {
  const none = overdueSummary([], asked);
  expect(none).toEqual({
    month: '2025-10',
    total: { opened: 0, closed: 0, open: 0, daysOverdue: 0 },
    causes: [],
    repeats: [],
  });
});
