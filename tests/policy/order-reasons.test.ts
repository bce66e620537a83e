import { describe, expect, test } from 'vitest';
import { policyDifference } from '../../domain/policy/changed-values.ts';
import { misplaced, pairs } from '../../domain/policy/misplaced.ts';
import { defaultPolicyValues, withOverrides, workingDayMode } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const told = (values: Readonly<Record<string, unknown>>) =>
  validatePolicy({ 'sla.criticalRungs': [], ...values }, companyDefault).map(
    ({ path, reason }) => `${path}: ${reason}`,
  );

describe('figures that stand in the wrong order are refused with a reason that names both', () => {
  test('of two numbers, with their values', () => {
    expect(told({ 'special.pickupFreeDays': 15 })).toEqual([
      'special.pickupGraceDays: special.pickupGraceDays (15) must be more than special.pickupFreeDays (15)',
    ]);
    expect(told({ 'special.forfeitTier1': 39, 'special.forfeitTier2': 40 })).toEqual([]);
  });

  test('of two budgets that are the same', () => {
    expect(told({ 'settle.dunning': ['24h', '1d'] })).toEqual([
      'settle.dunning[1]: settle.dunning[1] always falls together with settle.dunning[0]',
    ]);
  });

  test('of two rungs, with a clock on which they do', () => {
    expect(told({ 'sla.escalation.levels': ['0', '+1wd', '+8wh'] })).toEqual([
      expect.stringMatching(
        /^sla\.escalation\.levels\[2\]: sla\.escalation\.levels\[2\] \(\+8wh\) can come before sla\.escalation\.levels\[1\] \(\+1wd\), which stands first, on \w+ \(\w+\)$/,
      ),
    ]);
    expect(told({ 'sla.ladders': { inspection: ['0 HEAD', '0 SECOND'] } })).toEqual([
      'sla.ladders.inspection[1]: sla.ladders.inspection[1] always falls together with sla.ladders.inspection[0], on inspection (1wd)',
    ]);
  });

  test('of a ladder that never tells that a deadline has passed', () => {
    expect(told({ 'sla.escalation.levels': ['+1wd', '+2wd'] })).toEqual([
      'sla.escalation.levels: lacks the rung 0: without it nobody hears that a deadline has passed',
    ]);
  });
});

describe('a sequence', () => {
  const figures = [3, 1, 1, 2].map((value, index) => ({ name: `f${index}`, value }));
  const falling = (some: readonly { name: string; value: number }[]) =>
    pairs(some)
      .filter(([first, second]) => second.value < first.value)
      .map(([first, second]) => ({
        path: 'x',
        reason: `${second.name} before ${first.name}`,
        rungs: [first.name, second.name] as const,
      }));

  test('has neighbours, one fewer than members', () => {
    expect(pairs([1, 2, 3])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(pairs([1])).toEqual([]);
    expect(pairs([])).toEqual([]);
  });

  test('is told each figure that comes too early once, and each that falls together with its neighbour', () => {
    expect(misplaced(figures, falling)).toEqual([
      { path: 'f1', reason: 'f1 before f0', rungs: ['f0', 'f1'] },
      { path: 'f2', reason: 'f2 always falls together with f1', rungs: ['f1', 'f2'] },
    ]);
    expect(misplaced(figures.slice(2), falling)).toEqual([]);
  });
});

describe('the difference of two policies', () => {
  const before = defaultPolicyValues();

  test('tells a parameter that the newer version no longer knows', () => {
    const { 'sys.syncMax': _gone, ...newer } = before;
    expect(policyDifference(before, newer)).toMatchObject([
      { name: 'sys.syncMax', before: '5s', after: null },
    ]);
    expect(policyDifference({}, {})).toEqual([]);
  });

  test('tells a list that became a map, and keys that were renamed', () => {
    const names = (value: unknown) =>
      policyDifference(before, { ...before, ...JSON.parse(JSON.stringify(value)) }).map(({ name }) => name);
    const list = before['plan.countersigners'];
    expect(names({ 'plan.countersigners': { ...list } })).toEqual(['plan.countersigners']);
    expect(names({ 'plan.countersigners': [...list] })).toEqual([]);
    expect(names({ 'plan.countersigners': [...list, 'LOGISTICS'] })).toEqual(['plan.countersigners']);
    expect(names({ 'kpi.weights': { SELF: 20, SUPERIOR: 50, OTHERS: 30 } })).toEqual(['kpi.weights']);
    expect(names({ 'mat.allowSplit': 'true', 'sla.qc.complete': { unit: 'wd' } }).toSorted()).toEqual([
      'mat.allowSplit',
      'sla.qc.complete',
    ]);
  });
});

test('a working day is the same time of a later day, unless policy says that it is the end of that day', () => {
  expect(workingDayMode(withOverrides({ 'calendar.workingDayMode': 'END_OF_NTH_DAY' }))).toBe(
    'END_OF_NTH_DAY',
  );
  expect(workingDayMode(withOverrides({ 'calendar.workingDayMode': 'SAME_TIME_AFTER_N_DAYS' }))).toBe(
    'SAME_TIME_AFTER_N_DAYS',
  );
  expect(workingDayMode(defaultPolicyValues())).toBe('SAME_TIME_AFTER_N_DAYS');
});
