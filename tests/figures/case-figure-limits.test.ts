import { describe, expect, it } from 'vitest';
import type { Accountability, CaseState, Cause } from '../../domain/cases/case-state.ts';
import {
  caseFigures,
  daysOverdueOf,
  repeatProblems,
  sanctionsOf,
} from '../../domain/figures/case-figures.ts';
import { caseOf } from './case-of.ts';

const span = { from: '2025-10-01T00:00:00+08:00', until: '2025-11-01T00:00:00+08:00' };
const mark = { by: 'li', at: '2025-10-10T09:00:00+08:00' };
const procurement: Cause = { cause: 'PROCUREMENT', department: 'PROCUREMENT', primary: true };
const planning: Cause = { cause: 'COMMUNICATION', department: 'PLANNING', primary: false };

describe('a case counts in a span', () => {
  const counted = (given: Partial<CaseState>) => {
    const [row] = caseFigures([caseOf(given)], span);
    return row && [row.opened, row.closed, row.open];
  };

  it('as opened from its first instant on, and no more at the instant at which it ends', () => {
    expect(counted({ openedAt: span.from })).toEqual([1, 0, 1]);
    expect(counted({ openedAt: '2025-10-31T23:59:59+08:00' })).toEqual([1, 0, 1]);
    expect(counted({ openedAt: span.until })).toEqual([0, 0, 1]);
    expect(counted({ openedAt: '2025-09-30T23:59:59+08:00' })).toEqual([0, 0, 1]);
  });

  it('as closed when it came to its end within it; what closed later was open at its end', () => {
    const closed = (stepSince: string) => counted({ step: 'CLOSED', stepSince });
    expect(closed('2025-10-31T23:59:59+08:00')).toEqual([1, 1, 0]);
    expect(closed(span.until)).toEqual([1, 0, 1]);
    expect(closed('2025-11-05T09:00:00+08:00')).toEqual([1, 0, 1]);
    const before = { openedAt: '2025-09-20T09:00:00+08:00', stepSince: '2025-09-30T09:00:00+08:00' };
    expect(counted({ ...before, step: 'CLOSED' })).toEqual([0, 0, 0]);
  });

  it('for the department and cause that its analysis calls primary, wherever in the list they stand', () => {
    const [row] = caseFigures([caseOf({ department: 'SALES' }, planning, procurement)], span);
    expect(row).toMatchObject({ department: 'PROCUREMENT', cause: 'PROCUREMENT' });
    const [unsure] = caseFigures([caseOf({ department: 'SALES' }, planning)], span);
    expect(unsure).toMatchObject({ department: 'SALES', cause: null });
  });
});

it('a case is late since the first of its orders was, and orders that are not late do not count', () => {
  const order = { orderId: 'o', orderNumber: 'SO-1', addedAt: mark.at, effect: 'NONE' } as const;
  const lateSince = (...instants: string[]) => instants.map((instant) => ({ ...order, lateSince: instant }));
  const orders = [order, ...lateSince('2025-10-08T09:00:00+08:00', '2025-10-06T09:00:00+08:00')];
  expect(daysOverdueOf(caseOf({ orders }), '2025-10-16T09:00:00+08:00')).toBe(10);
  expect(daysOverdueOf(caseOf({ orders: [order] }), '2025-10-16T09:00:00+08:00')).toBeNull();
  expect(daysOverdueOf(caseOf({ orders }), '2025-10-01T09:00:00+08:00')).toBe(0);
  // A case that is over is late no longer; one that ends later is late up to the instant that is asked for.
  const closed = (stepSince: string) => caseOf({ orders, step: 'CLOSED', stepSince });
  expect(daysOverdueOf(closed('2025-10-10T09:00:00+08:00'), '2025-10-16T09:00:00+08:00')).toBe(4);
  expect(daysOverdueOf(closed('2025-10-20T09:00:00+08:00'), '2025-10-16T09:00:00+08:00')).toBe(10);
});

it('repeat problems come with the most frequent first; cases without an analysis count for none [OVERDUE-17]', () => {
  const cases = [
    caseOf({}),
    caseOf({}, planning),
    caseOf({}, procurement, planning),
    caseOf({}, procurement),
    caseOf({}, procurement),
  ];
  expect(repeatProblems(cases, 2).map(({ cause, cases: count }) => `${cause} ${count}`)).toEqual([
    'PROCUREMENT 3',
    'COMMUNICATION 2',
  ]);
  expect(repeatProblems([caseOf({})], 1)).toEqual([]);
});

describe('sanctions', () => {
  const decided = (given: Partial<Accountability>): Accountability => ({
    ...mark,
    accountabilityId: 'A1',
    department: 'PROCUREMENT',
    fault: '-',
    decision: '-',
    sanction: 'WARNING',
    approval: 'NOT_NEEDED',
    ...given,
  });
  const told = (...accountability: Accountability[]) =>
    sanctionsOf([caseOf({ accountability })], span).map(({ department, sanction, count, amounts }) =>
      [department, sanction, count, ...amounts.map(({ amount }) => amount)].join(' '),
    );
  const fine = (amount: string) => ({ sanction: 'FINE', amount: { amount, currency: 'CNY' } }) as const;

  it('are counted for each department and sort, with the amounts of those that have one [OVERDUE-10]', () => {
    expect(
      told(
        decided({}),
        decided(fine('500.00')),
        decided(fine('200.00')),
        decided({ department: 'PLANNING' }),
        decided({}),
      ),
    ).toEqual(['PROCUREMENT WARNING 2', 'PROCUREMENT FINE 2 500.00 200.00', 'PLANNING WARNING 1']);
  });

  it('are none where nobody is sanctioned, where they still wait for approval, or outside the span [OVERDUE-10]', () => {
    expect(told(decided({ sanction: 'NONE' }))).toEqual([]);
    expect(told(decided({ approval: 'PENDING' }), decided({ approval: 'REJECTED' }))).toEqual([]);
    expect(told(decided({ at: span.until }), decided({ at: '2025-09-30T23:59:59+08:00' }))).toEqual([]);
    expect(told(decided({ at: span.from }))).toEqual(['PROCUREMENT WARNING 1']);
  });

  it('of a person whose department is not named stand for none', () => {
    const { department: _department, ...person } = decided({});
    expect(sanctionsOf([caseOf({ accountability: [person] })], span)[0]?.department).toBeNull();
  });
});
