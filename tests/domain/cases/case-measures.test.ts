import { describe, expect, test } from 'vitest';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import {
  analysis,
  type CaseDriver,
  exceptionAt,
  measure,
  overdueAt,
  owner,
  twoMeasures,
} from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';
const other = { person: 'qian.li', role: 'LOGISTICS_CLERK' } as const;
const done = (measureId: string) => ({ measureId, result: '已办' });

describe('a measure', () => {
  test('that lacks much is told all of it at once [EXC-05]', () => {
    const driver = exceptionAt('ANALYSED');
    const { department: _department, owner: _owner, due: _due, ...bare } = measure;
    const input = { ...bare, causes: ['PRODUCTION', 'LOGISTICS', 'OTHER'] } satisfies typeof bare;
    const [outcome] = driver.turn([
      { name: 'agreeMeasure', input, actor: { kind: 'person', personId: 'a', roles: [head] } },
    ]);
    if (outcome?.accepted !== false) throw new Error('accepted');
    expect(outcome.refusal.errors).toEqual([
      { path: 'department', reason: 'name the responsible department' },
      { path: 'owner', reason: 'name the responsible person' },
      { path: 'due', reason: 'name the time limit' },
      { path: 'causes', reason: 'the analysis names no cause PRODUCTION' },
      { path: 'causes', reason: 'the analysis names no cause OTHER' },
    ]);
  });

  test('is late only when its own limit passed, whatever became of the others [EXC-06]', () => {
    const late = ({ state }: CaseDriver) => state.measures.map(({ completed }) => completed?.late);
    const driver = twoMeasures().passUntil('2025-10-11T15:00:00+08:00');
    // The warning of the first has gone out, and the limit of the secondMeasure has passed.
    expect(driver.rungs).toEqual(expect.arrayContaining(['caseMeasure#1/80%', 'caseMeasure#2/0']));
    expect(driver.rungs).not.toContain('caseMeasure#1/0');
    driver.give('completeMeasure', done('M2'), other);
    expect(driver.clock('caseMeasure').clockId).toBe('caseMeasure#1');
    driver.give('completeMeasure', done('M1'), owner);
    expect(late(driver)).toEqual([false, true]);
    const reversed = twoMeasures().passUntil('2025-10-11T10:00:00+08:00');
    reversed.give('completeMeasure', done('M1'), owner).give('completeMeasure', done('M2'), other);
    expect(late(reversed)).toEqual([false, true]);
  });

  test('that is done before all are agreed leaves the case where it is; agreeing on all then finds it executed', () => {
    const driver = exceptionAt('ANALYSED').give('agreeMeasure', measure, head);
    expect(openCaseCommands(driver.state)).toEqual(
      expect.arrayContaining(['completeMeasure', 'reportMeasure']),
    );
    driver.give('completeMeasure', done('M1'), owner);
    expect(driver.state.step).toBe('ANALYSED');
    expect(openCaseCommands(driver.state)).not.toContain('completeMeasure');
    expect(openCaseCommands(driver.state)).not.toContain('reportMeasure');
    driver.give('agreeMeasures', {}, head);
    expect(driver.state.step).toBe('EXECUTED');
  });

  test('of a further round ends the time for agreeing; one before all are agreed does not [EXC-07]', () => {
    const first = exceptionAt('ANALYSED').give('agreeMeasure', measure, head);
    expect(first.clockKinds).toEqual(['caseMeasures', 'caseMeasure']);
    const driver = exceptionAt('EXECUTED');
    driver.give('verifyCase', { effective: false, comment: '无效' }, head);
    driver.give('agreeMeasure', { ...measure, due: '2025-10-15' }, head);
    expect(driver.clockKinds).toEqual(['caseMeasure']);
    expect(driver.state.measures).toMatchObject([{ round: 1, effective: false }, { round: 2 }]);
  });

  test('is reported on by its own person, and the report stands with that measure alone [EXC-06]', () => {
    const driver = twoMeasures().give('reportMeasure', { measureId: 'M2', progress: '已订车' }, other);
    expect(driver.state.measures.map(({ progress }) => progress.length)).toEqual([0, 1]);
    expect(driver.refusal('agreeMeasures', {}, head)).toContain('not-in-this-state');
  });

  test('is missing against each cause that is named [OVERDUE-05]', () => {
    const driver = overdueAt('OPENED');
    const causes = (['PRODUCTION', 'LOGISTICS', 'OTHER'] as const).map((cause) => ({
      cause,
      department: 'SALES' as const,
      primary: cause === 'OTHER',
    }));
    driver.give('recordAnalysis', { ...analysis, causes }, 'SALESPERSON');
    expect(openCaseCommands(driver.state)).not.toContain('agreeMeasures');
    driver.give('agreeMeasure', { ...measure, causes: ['LOGISTICS'] }, 'SALESPERSON');
    expect(driver.refusal('agreeMeasures', {}, 'SALESPERSON')).toBe(
      'blocked: Causes against which no measure is agreed: PRODUCTION, OTHER.',
    );
  });
});
