import { createRoleTally, type RoleTally, type WarningEffect } from '../changes/role-tally.ts';
import type { Department } from '../people/departments.ts';
import type { ClockDifference, WarningDifference } from './difference.ts';
import { isAffected, type OrderAnswer } from './what-if.ts';

/** What becomes of a department's clocks and their warnings. */
export interface DepartmentTotal extends Record<WarningEffect, number> {
  department: Department;
  clocksMoved: number;
}

export interface PersonTotal extends Record<WarningEffect, number> {
  personId: string;
}

/** Counts over every order that was looked at. */
export interface Totals {
  orders: number;
  ordersChanged: number;
  clocksChanged: number;
  /** Clocks whose due instant moves. */
  clocksMoved: number;
  warningsGained: number;
  warningsLost: number;
  warningsMoved: number;
  /** Orders that would be delivered after their promise, and would not else; and the other way round. */
  ordersBecomeLate: number;
  ordersNoLongerLate: number;
  /** Orders that would refuse something of what is supposed. */
  ordersRefusing: number;
  departments: DepartmentTotal[];
  roles: RoleTally[];
  people: PersonTotal[];
}

/** Counts answers as they come, and keeps the `listed` orders that are affected most. */
export function createTotals(listed: number) {
  const departments = new Map<Department, DepartmentTotal>();
  const people = new Map<string, PersonTotal>();
  const roles = createRoleTally();
  const affected: OrderAnswer[] = [];
  const count = { orders: 0, clocksChanged: 0, clocksMoved: 0, warningsGained: 0, warningsLost: 0 };
  const more = { warningsMoved: 0, ordersBecomeLate: 0, ordersNoLongerLate: 0, ordersRefusing: 0 };
  const total = { ...count, ...more };
  const names = { gained: 'warningsGained', lost: 'warningsLost', moved: 'warningsMoved' } as const;

  function countClock({ owner, movedMinutes }: ClockDifference): void {
    if (movedMinutes === undefined) return;
    total.clocksMoved += 1;
    const known = departmentOf(owner);
    departments.set(owner, { ...known, clocksMoved: known.clocksMoved + 1 });
  }

  function departmentOf(department: Department): DepartmentTotal {
    return departments.get(department) ?? { department, clocksMoved: 0, moved: 0, gained: 0, lost: 0 };
  }

  function countWarning(warning: WarningDifference): void {
    const { owner, change, before, after } = warning;
    // Where nothing is supposed, what stays is what comes.
    const overall = effectOf(warning);
    if (change !== 'READDRESSED') {
      total[names[overall]] += 1;
      const known = departmentOf(owner);
      departments.set(owner, { ...known, [overall]: known[overall] + 1 });
    }
    for (const { who, effect } of effectsOn(before?.roles, after?.roles, change)) roles.count(who, effect);
    for (const { who, effect } of effectsOn(before?.people, after?.people, change)) {
      const known = people.get(who) ?? { personId: who, moved: 0, gained: 0, lost: 0 };
      people.set(who, { ...known, [effect]: known[effect] + 1 });
    }
  }

  return {
    add(answer: OrderAnswer): void {
      total.orders += 1;
      if (answer.refused.length > 0) total.ordersRefusing += 1;
      if (!isAffected(answer)) return;
      affected.push(answer);
      total.clocksChanged += answer.clocks.length;
      answer.clocks.forEach(countClock);
      answer.warnings.forEach(countWarning);
      if (becomesLate(answer)) total.ordersBecomeLate += 1;
      if (staysInTime(answer)) total.ordersNoLongerLate += 1;
    },
    result(): { totals: Totals; orders: OrderAnswer[]; more: number } {
      const orders = affected.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, listed);
      const totals: Totals = {
        ...total,
        ordersChanged: affected.length,
        departments: [...departments.values()].toSorted((a, b) => sumOf(b) - sumOf(a)),
        roles: roles.result().toSorted((a, b) => sumOf(b) - sumOf(a)),
        people: [...people.values()].toSorted((a, b) => sumOf(b) - sumOf(a)),
      };
      return { totals, orders, more: affected.length - orders.length };
    },
  };
}

/** How much an order is affected: a broken promise before anything else, then what comes, then what moves. */
function weightOf(answer: OrderAnswer): number {
  const gained = answer.warnings.filter((warning) => effectOf(warning) === 'gained').length;
  return (
    (becomesLate(answer) ? 100_000 : 0) + gained * 100 + answer.warnings.length * 10 + answer.clocks.length
  );
}

function becomesLate({ delivery }: OrderAnswer): boolean {
  return delivery?.after?.late === true && delivery.before?.late !== true;
}

function staysInTime({ delivery }: OrderAnswer): boolean {
  return delivery?.before?.late === true && delivery.after?.late === false;
}

function effectOf({ change }: Pick<WarningDifference, 'change'>): WarningEffect {
  if (change === 'COMES' || change === 'STAYS') return 'gained';
  return change === 'GOES' ? 'lost' : 'moved';
}

/** What a warning's change means for each of those who are told: one who is told on one side alone gains or loses it. */
function effectsOn<Who>(
  before: readonly Who[] = [],
  after: readonly Who[] = [],
  change: WarningDifference['change'],
): { who: Who; effect: WarningEffect }[] {
  return [...new Set([...before, ...after])].flatMap((who) => {
    if (!after.includes(who)) return [{ who, effect: 'lost' as const }];
    if (!before.includes(who)) return [{ who, effect: 'gained' as const }];
    return change === 'READDRESSED' ? [] : [{ who, effect: effectOf({ change }) }];
  });
}

function sumOf({ moved, gained, lost }: Record<WarningEffect, number>): number {
  return moved + gained + lost;
}
