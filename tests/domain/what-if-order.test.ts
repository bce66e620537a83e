import { describe, expect, test } from 'vitest';
import type { ClockDifference, Telling, WarningDifference } from '../../domain/what-if/difference.ts';
import { createTotals } from '../../domain/what-if/totals.ts';
import { isAffected, type OrderAnswer } from '../../domain/what-if/what-if.ts';

const at = '2025-10-16T10:00:00+08:00';

function answer(orderId: string, given: Partial<OrderAnswer> = {}): OrderAnswer {
  const named = { orderId, orderNumber: orderId, stage: 'PLANNING' } as const;
  return { ...named, clocks: [], warnings: [], refused: [], ...given };
}

function telling(roles: Telling['roles'], people: string[]): Telling {
  return { at, level: 'DEPARTMENT_HEAD', roles, people, critical: false, induced: false, beyond: false };
}

const about = { clockId: 'c', kind: 'productionPlan', owner: 'QUALITY', rung: '0' } as const;

function comes(
  owner: WarningDifference['owner'],
  roles: Telling['roles'],
  people: string[],
): WarningDifference {
  return { ...about, owner, change: 'COMES', after: telling(roles, people) };
}

function goes(...people: string[]): WarningDifference {
  return { ...about, change: 'GOES', before: telling([], people) };
}

const clock: ClockDifference = { clockId: 'c', kind: 'delivery', owner: 'LOGISTICS', movedMinutes: 60 };

function totalsOf(listed: number, ...answers: OrderAnswer[]) {
  const totals = createTotals(listed);
  for (const each of answers) totals.add(each);
  return totals.result();
}

describe('who is affected most stands first', () => {
  test('among departments, roles and people', () => {
    const { totals } = totalsOf(
      9,
      answer('a', { warnings: [comes('PLANNING', ['PLANNER'], ['li'])] }),
      answer('b', {
        warnings: [
          comes('QUALITY', ['INSPECTOR'], ['wu', 'xu']),
          comes('QUALITY', ['INSPECTOR'], ['xu']),
          comes('QUALITY', ['INSPECTOR', 'PLANNER'], ['xu', 'wu']),
        ],
        clocks: [clock, clock, clock, clock],
      }),
    );
    expect(totals.people.map(({ personId, gained }) => `${personId} ${gained}`)).toEqual([
      'xu 3',
      'wu 2',
      'li 1',
    ]);
    expect(totals.roles.map(({ role, gained }) => `${role} ${gained}`)).toEqual(['INSPECTOR 3', 'PLANNER 2']);
    // Four clocks of logistics move, and nobody is warned of it.
    expect(
      totals.departments.map(({ department, gained, clocksMoved }) => [department, gained, clocksMoved]),
    ).toEqual([
      ['QUALITY', 3, 0],
      ['PLANNING', 1, 0],
      ['LOGISTICS', 0, 4],
    ]);
  });

  test('among people counts what moves and what goes like what comes', () => {
    const [li, gone] = [comes('QUALITY', [], ['li']), goes('wu')];
    const [before, after] = [telling([], ['xu']), telling([], ['xu'])];
    const moves: WarningDifference = { ...about, change: 'MOVES', before, after };
    const { totals } = totalsOf(9, answer('a', { warnings: [li, gone, gone, moves, moves, moves] }));
    expect(totals.people).toEqual([
      { personId: 'xu', moved: 3, gained: 0, lost: 0 },
      { personId: 'wu', moved: 0, gained: 0, lost: 2 },
      { personId: 'li', moved: 0, gained: 1, lost: 0 },
    ]);
  });

  test('among orders: one warning that comes is more than nine that go, and one that goes more than nine clocks', () => {
    const one = comes('QUALITY', [], []);
    const listed = totalsOf(
      2,
      answer('clocks', { clocks: Array.from({ length: 9 }, () => clock) }),
      answer('go', { warnings: Array.from({ length: 9 }, () => goes()) }),
      answer('comes', { warnings: [one] }),
    );
    expect(listed.orders.map(({ orderId }) => orderId)).toEqual(['comes', 'go']);
    expect(listed).toMatchObject({ more: 1, totals: { orders: 3, ordersChanged: 3, clocksChanged: 9 } });
  });
});

describe('an order is affected', () => {
  const forecast = (late: boolean, expectedAt = at) => ({ promisedAt: at, expectedAt, late });

  test('by a clock, a warning, a refusal, or another forecast of its delivery, and by nothing else', () => {
    const refused = [{ command: 'holdOrder', refusal: { code: 'blocked', detail: 'x' } }] as const;
    expect(isAffected(answer('a'))).toBe(false);
    expect(isAffected(answer('a', { clocks: [clock] }))).toBe(true);
    expect(isAffected(answer('a', { warnings: [comes('QUALITY', [], [])] }))).toBe(true);
    expect(isAffected(answer('a', { refused: [...refused] }))).toBe(true);
    const same = { before: forecast(false), after: forecast(false) };
    expect(isAffected(answer('a', { delivery: same }))).toBe(false);
    const later = { before: forecast(false), after: forecast(false, '2025-10-17T10:00:00+08:00') };
    expect(isAffected(answer('a', { delivery: later }))).toBe(true);
    expect(isAffected(answer('a', { delivery: { after: forecast(false) } }))).toBe(true);
    expect(isAffected(answer('a', { delivery: { before: forecast(false) } }))).toBe(true);
  });
});
