import { describe, expect, it } from 'vitest';
import type { CaseState, Measure } from '../../domain/cases/case-state.ts';
import { caseDeviations } from '../../domain/figures/case-deviations.ts';
import { deviationKindCodes, deviationKinds } from '../../domain/figures/deviation-kinds.ts';
import {
  actDeviations,
  type ReachedRung,
  type RecordedAct,
  rungDeviations,
} from '../../domain/figures/recorded-deviations.ts';
import { type Deviation, superviseDepartments } from '../../domain/figures/supervision.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { caseOf } from './case-of.ts';

const policy = defaultPolicyValues();
const span = { from: '2025-11-01T00:00:00+08:00', until: '2025-12-01T00:00:00+08:00' };
const now = '2025-11-20T18:00:00+08:00';
const at = (text: string) => `2025-${text}:00+08:00`;
const place = { of: 'ORDER', id: 'o', number: 'SO-1', readable: true } as const;

const rung: ReachedRung = {
  ...place,
  kind: 'inspection',
  rung: '0',
  level: 'DEPARTMENT_HEAD',
  lotId: 'L1',
  department: 'QUALITY',
  reachedAt: at('11-12T10:00'),
  acknowledgedAt: at('11-12T10:20'),
  stoppedAt: null,
};
const ofRung = (given: Partial<ReachedRung>) =>
  rungDeviations({ ...rung, ...given }, companyDefault, policy, now).map(({ kind }) => kind);

const act: RecordedAct = {
  ...place,
  command: 'passInitialReview',
  by: { kind: 'person', personId: 'li', roles: ['SALESPERSON'] },
  department: 'SALES',
  occurredAt: at('11-12T11:30'),
  recordedAt: at('11-12T13:31'),
  reason: null,
};
const ofAct = (given: Partial<RecordedAct>) =>
  actDeviations({ ...act, ...given }, companyDefault, policy).map(({ kind }) => kind);

describe('what quality supervises of orders', () => {
  it('is a deadline that was missed, with its name and lot, and no warning of one [OVERDUE-11]', () => {
    expect(rungDeviations(rung, companyDefault, policy, now)).toEqual([
      {
        ...place,
        kind: 'DEADLINE_BREACHED',
        department: 'QUALITY',
        at: rung.reachedAt,
        what: { zh: '质量检验 L1', en: 'Inspection L1' },
      },
    ]);
    expect(ofRung({ rung: '80%', level: 'PREWARNING', acknowledgedAt: null })).toEqual([]);
  });

  it('is a skipped approval that was not made up for in time, and that is no second deadline [OVERDUE-11]', () => {
    expect(ofRung({ kind: 'bypassMakeUp', lotId: null })).toEqual(['BYPASS_NOT_MADE_UP']);
  });

  it('is an escalation that nobody took note of within a working day, unless its clock stopped by then [OVERDUE-11]', () => {
    const ignored = { rung: '+1wd', acknowledgedAt: null };
    expect(ofRung(ignored)).toEqual(['ESCALATION_NOT_ACKNOWLEDGED']);
    expect(ofRung({ ...ignored, acknowledgedAt: at('11-14T10:00') })).toEqual([]);
    expect(ofRung({ ...ignored, stoppedAt: at('11-13T10:00') })).toEqual([]);
    expect(ofRung({ ...ignored, stoppedAt: at('11-13T10:01') })).toEqual(['ESCALATION_NOT_ACKNOWLEDGED']);
    expect(ofRung({ ...ignored, reachedAt: at('11-19T18:00') })).toEqual([]);
  });

  it('is an act that was typed more than a working hour after it happened, the lunch break left out [OVERDUE-11]', () => {
    expect(ofAct({})).toEqual(['ENTERED_LATE']);
    expect(ofAct({ recordedAt: at('11-12T13:30') })).toEqual([]);
    const rule = { kind: 'policy', rule: 'review.autoPass' } as const;
    expect(ofAct({ by: rule })).toEqual([]);
  });

  it('is a correction and an override of the credit, each with its reason, also when typed late [OVERDUE-11]', () => {
    const corrected = { command: 'correctEntry', reason: '单价录错', occurredAt: act.recordedAt };
    expect(actDeviations({ ...act, ...corrected }, companyDefault, policy)).toEqual([
      {
        ...place,
        kind: 'ENTRY_CORRECTED',
        department: 'SALES',
        at: act.recordedAt,
        what: { zh: '单价录错', en: '单价录错' },
      },
    ]);
    const overridden = { command: 'overrideCredit', department: null };
    expect(ofAct(overridden)).toEqual(['CREDIT_OVERRIDDEN', 'ENTERED_LATE']);
  });
});

const measure: Measure = {
  measureId: 'M1',
  round: 1,
  description: '增开夜班',
  measure: 'ADJUST_PLAN',
  department: 'PRODUCTION',
  owner: 'wang',
  due: '2025-11-10',
  verification: '看产量',
  by: 'li',
  at: at('11-03T09:00'),
  progress: [],
};
const done = (text: string, late: boolean) => ({ by: 'wang', at: at(text), result: '-', late });
const clock = (kind: Clock['kind'], due: string): Clock => ({
  clockId: `${kind}#1`,
  kind,
  cycle: 1,
  owner: 'QUALITY',
  assignee: 'QUALITY_MANAGER',
  anchor: at('11-03T09:00'),
  limit: { budget: '2wd' },
  ladder: [],
  due,
  rungs: [],
  pauses: [],
  stood: [],
});
const ofCase = (given: Partial<CaseState>) =>
  caseDeviations(caseOf(given), span, now).map(({ kind, department }) => [kind, department]);

describe('what quality supervises of cases', () => {
  it('is a measure that was carried out late in the span, or is still open past its date [OVERDUE-11]', () => {
    const late = [['MEASURE_LATE', 'PRODUCTION']];
    expect(ofCase({ measures: [{ ...measure, completed: done('11-12T09:00', true) }] })).toEqual(late);
    expect(ofCase({ measures: [{ ...measure, completed: done('11-09T09:00', false) }] })).toEqual([]);
    expect(ofCase({ measures: [{ ...measure, completed: done('12-02T09:00', true) }] })).toEqual([]);
    const open = { measures: [measure], clocks: [clock('caseMeasure', at('11-10T18:00'))] };
    expect(ofCase(open)).toEqual(late);
    expect(ofCase({ ...open, clocks: [clock('caseMeasure', at('11-20T18:01'))] })).toEqual([]);
  });

  it('is a verification that is still waited for past its time, and one that had to be repeated [OVERDUE-11]', () => {
    const waiting = { step: 'EXECUTED', clocks: [clock('caseVerification', at('11-18T18:00'))] } as const;
    expect(ofCase({ ...waiting, clocks: [...waiting.clocks] })).toEqual([
      ['NOT_VERIFIED_IN_TIME', 'QUALITY'],
    ]);
    expect(ofCase({ step: 'EXECUTED', clocks: [clock('caseVerification', at('11-21T18:00'))] })).toEqual([]);
    const closed = { step: 'CLOSED', stepSince: at('11-18T10:00') } as const;
    expect(ofCase({ ...closed, round: 2, department: 'SALES' })).toEqual([
      ['VERIFICATION_FAILED_ONCE', 'SALES'],
    ]);
    expect(ofCase({ ...closed, round: 1 })).toEqual([]);
    expect(ofCase({ ...closed, round: 2, stepSince: at('12-01T00:00') })).toEqual([]);
  });

  it('is a rule that was broken, by its severity [OVERDUE-11]', () => {
    const violation = (severity: 'MINOR' | 'MAJOR' | 'CRITICAL'): Partial<CaseState> => ({
      kind: 'VIOLATION',
      type: 'AUTHORITY',
      department: 'SALES',
      openedAt: at('11-05T09:00'),
      violation: { person: 'li', rule: '未经批准降价', severity },
    });
    expect(ofCase(violation('MINOR'))).toEqual([['VIOLATION_MINOR', 'SALES']]);
    expect(ofCase(violation('MAJOR'))).toEqual([['VIOLATION_MAJOR', 'SALES']]);
    expect(ofCase(violation('CRITICAL'))).toEqual([['VIOLATION_CRITICAL', 'SALES']]);
    expect(ofCase({ ...violation('MINOR'), openedAt: at('10-31T09:00') })).toEqual([]);
    const [found] = caseDeviations(caseOf(violation('MINOR')), span, now);
    expect(found?.what.zh).toBe('未经批准降价');
    expect(JSON.stringify(found)).not.toContain('li"');
  });
});

describe('the report', () => {
  const found = (given: Partial<Deviation>): Deviation => ({
    ...place,
    kind: 'DEADLINE_BREACHED',
    department: 'SALES',
    at: at('11-12T10:00'),
    what: { zh: '-', en: '-' },
    ...given,
  });

  it('counts everything by department and kind, and names the newest that may be read [OVERDUE-11 PRIV-02]', () => {
    const rows = superviseDepartments(
      [
        found({ id: 'old', at: at('11-02T10:00') }),
        found({ id: 'new', at: at('11-14T10:00') }),
        found({ id: 'mid', at: at('11-10T10:00') }),
        found({ id: 'hidden', at: at('11-15T10:00'), readable: false }),
        found({ kind: 'VIOLATION_MAJOR' }),
        found({ kind: 'BYPASS_NOT_MADE_UP' }),
        found({ department: 'QUALITY' }),
      ],
      2,
    );
    expect(rows.map(({ department, count }) => [department, count])).toEqual([
      ['SALES', 6],
      ['QUALITY', 1],
    ]);
    expect(rows[0]?.kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['DEADLINE_BREACHED', 4],
      ['BYPASS_NOT_MADE_UP', 1],
      ['VIOLATION_MAJOR', 1],
    ]);
    expect(rows[0]?.kinds[0]?.examples.map(({ id }) => id)).toEqual(['new', 'mid']);
  });

  it('has a name of its own for each kind in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = deviationKindCodes.map((kind) => deviationKinds[kind][language]);
      expect(new Set(names).size).toBe(deviationKindCodes.length);
    }
  });
});
