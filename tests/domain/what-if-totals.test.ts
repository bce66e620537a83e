import { describe, expect, test } from 'vitest';
import type { ClockDifference, Telling, WarningDifference } from '../../domain/what-if/difference.ts';
import { createTotals } from '../../domain/what-if/totals.ts';
import type { OrderAnswer } from '../../domain/what-if/what-if.ts';

const at = '2025-10-16T10:00:00+08:00';

function answer(orderId: string, given: Partial<OrderAnswer> = {}): OrderAnswer {
  return {
    orderId,
    orderNumber: orderId,
    stage: 'PLANNING',
    clocks: [],
    warnings: [],
    refused: [],
    ...given,
  };
}

function clock(given: Partial<ClockDifference> = {}): ClockDifference {
  return { clockId: 'c', kind: 'productionPlan', owner: 'PLANNING', movedMinutes: 60, ...given };
}

function told(people: string[], roles: Telling['roles'] = ['PLANNER']): Telling {
  return { at, level: 'DEPARTMENT_HEAD', roles, people, critical: false, induced: false, beyond: false };
}

function warning(
  change: WarningDifference['change'],
  given: Partial<WarningDifference> = {},
): WarningDifference {
  return { clockId: 'c', kind: 'productionPlan', owner: 'PLANNING', rung: '0', change, ...given };
}

const delivery = (before: boolean | undefined, after: boolean | undefined) => {
  const forecast = (late: boolean) => ({ promisedAt: at, late });
  return {
    delivery: {
      ...(before === undefined ? {} : { before: forecast(before) }),
      ...(after === undefined ? {} : { after: forecast(after) }),
    },
  };
};

function totalsOf(...answers: OrderAnswer[]) {
  const totals = createTotals(2);
  for (const each of answers) totals.add(each);
  return totals.result();
}

describe('what a supposition would do to all orders', () => {
  test('counts every order, and only those that it touches as changed', () => {
    const { totals, orders, more } = totalsOf(answer('a'), answer('b', { clocks: [clock()] }));
    expect(totals).toMatchObject({ orders: 2, ordersChanged: 1, clocksChanged: 1, clocksMoved: 1 });
    expect(totals.departments).toEqual([
      { department: 'PLANNING', clocksMoved: 1, moved: 0, gained: 0, lost: 0 },
    ]);
    expect(orders.map(({ orderId }) => orderId)).toEqual(['b']);
    expect(more).toBe(0);
  });

  test('counts a clock that comes or goes as changed, not as moved', () => {
    const { movedMinutes: _minutes, ...gone } = clock();
    const { totals } = totalsOf(answer('a', { clocks: [gone, clock()] }));
    expect(totals).toMatchObject({ clocksChanged: 2, clocksMoved: 1 });
  });

  test('counts warnings by what becomes of them, for department, role and person', () => {
    const { totals } = totalsOf(
      answer('a', {
        warnings: [
          warning('COMES', { after: told(['li']) }),
          warning('STAYS', { before: told(['li']), after: told(['li']) }),
          warning('GOES', { before: told(['li']) }),
          warning('MOVES', { before: told(['li', 'wu']), after: told(['li', 'xu']) }),
          warning('READDRESSED', { before: told(['li', 'wu']), after: told(['li', 'xu']) }),
        ],
      }),
    );
    expect(totals).toMatchObject({ warningsGained: 2, warningsLost: 1, warningsMoved: 1 });
    expect(totals.departments).toEqual([
      { department: 'PLANNING', clocksMoved: 0, moved: 1, gained: 2, lost: 1 },
    ]);
    expect(totals.roles).toEqual([{ role: 'PLANNER', department: 'PLANNING', moved: 1, gained: 2, lost: 1 }]);
    expect(totals.people).toEqual([
      { personId: 'li', moved: 1, gained: 2, lost: 1 },
      { personId: 'wu', moved: 0, gained: 0, lost: 2 },
      { personId: 'xu', moved: 0, gained: 2, lost: 0 },
    ]);
  });

  test('counts orders that become late, that no longer are, and that refuse', () => {
    const refusal = { command: 'holdOrder' as const, refusal: { code: 'blocked' as const, detail: 'no' } };
    const { totals } = totalsOf(
      answer('a', delivery(false, true)),
      answer('b', delivery(undefined, true)),
      answer('c', delivery(true, true)),
      answer('d', delivery(true, false)),
      answer('e', delivery(true, undefined)),
      answer('f', { refused: [refusal] } as Partial<OrderAnswer>),
    );
    expect(totals).toMatchObject({ ordersBecomeLate: 2, ordersNoLongerLate: 1, ordersRefusing: 1 });
    expect(totals.ordersChanged).toBe(5);
  });

  test('lists first who breaks a promise, then where most comes, then where most moves, and says how many more', () => {
    const moved = answer('moved', { clocks: [clock(), clock()] });
    const gained = answer('gained', { warnings: [warning('COMES', { after: told([]) })] });
    const lost = answer('lost', { warnings: [warning('GOES', { before: told([]) })] });
    const late = answer('late', delivery(false, true));
    expect(totalsOf(moved, gained).orders.map(({ orderId }) => orderId)).toEqual(['gained', 'moved']);
    expect(totalsOf(moved, lost).orders.map(({ orderId }) => orderId)).toEqual(['lost', 'moved']);
    const all = totalsOf(moved, lost, gained, late);
    expect(all.orders.map(({ orderId }) => orderId)).toEqual(['late', 'gained']);
    expect(all.more).toBe(2);
  });
});
