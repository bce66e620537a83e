import { describe, expect, test } from 'vitest';
import { missingNeeds } from '../../../domain/cases/missing-needs.ts';
import {
  analysis,
  CaseDriver,
  damage,
  exceptionAt,
  lessons,
  measure,
  overdueAt,
  owner,
  twoMeasures,
  versions,
} from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';
const other = { person: 'qian.li', role: 'LOGISTICS_CLERK' } as const;
const done = (measureId: string) => ({ measureId, result: '已办' });

describe('whether it helped', () => {
  test('is said neither by whoever was to carry a measure out nor by whoever did [EXC-07]', () => {
    const own = 'separation-of-duties: Whoever carried out a measure does not verify its effect.';
    const verdict = { effective: true, comment: '合格' };
    const driver = exceptionAt('MEASURES_AGREED').give('completeMeasure', done('M1'), head);
    expect(driver.refusal('verifyCase', verdict, head)).toBe(own);
    expect(driver.refusal('verifyCase', verdict, { person: 'zhao.min', role: 'LOGISTICS_MANAGER' })).toBe(
      own,
    );
    driver.give('verifyCase', verdict, { person: 'another', role: 'LOGISTICS_MANAGER' });
    const [verified] = driver.journal.at(-1)?.events ?? [];
    expect(verified).toMatchObject({ type: 'caseVerified', measureIds: [] });
  });

  test('may be said of some measures of the round: the others keep their effect [EXC-07]', () => {
    const executed = () =>
      twoMeasures().give('completeMeasure', done('M1'), owner).give('completeMeasure', done('M2'), other);
    const some = executed().give('verifyCase', { effective: false, comment: 'x', measureIds: ['M1'] }, head);
    expect(some.state.measures.map(({ effective }) => effective)).toEqual([false, true]);
    const all = executed().give('verifyCase', { effective: false, comment: 'x' }, head);
    expect(all.state.measures.map(({ effective }) => effective)).toEqual([false, false]);
    const wrong = { effective: false, comment: 'x', measureIds: ['M2', 'M7'] };
    expect(executed().refusal('verifyCase', wrong, head)).toBe(
      'does-not-fit: measureIds[1]: is no measure of this round',
    );
  });

  test('is followed by lessons for a department or a person, at least one [EXC-08]', () => {
    const driver = exceptionAt('VERIFIED');
    const nobody = { ...lessons, departments: [] };
    expect(driver.refusal('recordLessons', nobody, head)).toBe(
      'does-not-fit: departments: name at least one department or person whom it is sent to',
    );
    driver.give('recordLessons', { ...nobody, persons: ['sun.tao'] }, head);
    expect(driver.state.lessons).toMatchObject({ departments: [], persons: ['sun.tao'] });
    expect(exceptionAt('VERIFIED').give('recordLessons', lessons, head).state.lessons?.persons).toEqual([]);
  });
});

describe('the analysis', () => {
  test('and measures that do not fit are told by field and reason', () => {
    const cause = { cause: 'LOGISTICS', department: 'LOGISTICS', primary: false } as const;
    expect(exceptionAt('OPENED').refusal('recordAnalysis', { ...analysis, causes: [cause] }, head)).toBe(
      'does-not-fit: causes: exactly one cause is the primary one',
    );
    const past = { ...measure, due: '2025-10-01' };
    expect(exceptionAt('ANALYSED').refusal('agreeMeasure', past, head)).toBe(
      'does-not-fit: due: lies in the past',
    );
    const driver = exceptionAt('OPENED');
    const input = { ...analysis, causes: [cause] };
    const [outcome] = driver.turn([
      { name: 'recordAnalysis', input, actor: { kind: 'person', personId: 'a', roles: [head] } },
    ]);
    expect(outcome).toMatchObject({
      refusal: { errors: [{ path: 'causes', reason: 'exactly one cause is the primary one' }] },
    });
  });

  test('may be corrected: the case stays where it is, and the time for measures runs on', () => {
    const driver = exceptionAt('ANALYSED');
    driver.now = '2025-10-09T11:00:00+08:00';
    driver.give('recordAnalysis', { ...analysis, rootCause: '托盘破损' }, head);
    expect(driver.state).toMatchObject({
      analysis: { rootCause: '托盘破损', fault: false },
      step: 'ANALYSED',
    });
    expect(driver.clock('caseMeasures').clockId).toBe('caseMeasures#1');
    expect(driver.state.stepSince).toBe('2025-10-09T10:00:00+08:00');
  });

  test('that finds a case serious asks for the report once, and not where it was reported or asked for before [EXC-11]', () => {
    const report = { summary: '货物受损', proposedSolution: '重做' };
    const reported = exceptionAt('OPENED').give('reportToLeadership', report, head);
    reported.give('recordAnalysis', { ...analysis, serious: true }, head);
    expect([reported.state.serious, reported.clockKinds]).toEqual([true, ['caseMeasures']]);
    const twice = exceptionAt('OPENED').give('recordAnalysis', { ...analysis, serious: true }, head);
    twice.give('recordAnalysis', { ...analysis, serious: true }, head);
    twice.give('recordAnalysis', analysis, head);
    expect(twice.state.serious).toBe(true);
    expect(twice.clockKinds.filter((kind) => kind === 'caseReport')).toHaveLength(1);
    const overdue = overdueAt('OPENED').give('recordAnalysis', { ...analysis, serious: true }, 'SALESPERSON');
    expect(overdue.clockKinds.filter((kind) => kind === 'caseReport')).toHaveLength(1);
  });

  test('of a violation may name no cause, that of an exception names one with participants [EXC-04]', () => {
    const violation = new CaseDriver().give(
      'openCase',
      {
        ...damage,
        ...versions,
        kind: 'VIOLATION',
        type: 'PROCEDURE',
        orders: [],
        person: 'sun.tao',
        rule: '五',
        severity: 'MINOR',
      },
      'WAREHOUSE_MANAGER',
    );
    violation.give('recordAnalysis', { ...analysis, causes: [] }, head);
    expect(violation.state.analysis?.causes).toEqual([]);
    const driver = exceptionAt('OPENED');
    const input = { ...analysis, causes: [], participants: [], analysedOn: '2025-12-01' };
    const [outcome] = driver.turn([
      { name: 'recordAnalysis', input, actor: { kind: 'person', personId: 'a', roles: [head] } },
    ]);
    if (outcome?.accepted !== false) throw new Error('accepted');
    expect(outcome.refusal.errors).toEqual([
      { path: 'participants', reason: 'name at least one' },
      { path: 'causes', reason: 'name at least one' },
      { path: 'analysedOn', reason: 'lies in the future' },
    ]);
  });
});

test('what a case needs before it closes grows less with each step, as its kind says', () => {
  const after = (step: Parameters<typeof exceptionAt>[0]) => missingNeeds(exceptionAt(step).state).join(' ');
  expect(after('OPENED')).toBe('ANALYSIS MEASURES VERIFICATION LESSONS');
  expect(after('ANALYSED')).toBe('MEASURES VERIFICATION LESSONS');
  expect(after('MEASURES_AGREED')).toBe('MEASURES VERIFICATION LESSONS');
  expect(after('EXECUTED')).toBe('VERIFICATION LESSONS');
  expect(after('VERIFIED')).toBe('LESSONS');
  expect(after('CLOSED')).toBe('');
  const late = overdueAt('OPENED').state;
  expect(missingNeeds(late)).toEqual(['ANALYSIS', 'MEASURES', 'VERIFICATION', 'REPORT', 'CUSTOMER_TOLD']);
  expect(missingNeeds({ ...late, type: 'STAGE_OVERDUE' })).not.toContain('CUSTOMER_TOLD');
});
