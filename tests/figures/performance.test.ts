import { describe, expect, it } from 'vitest';
import type { Measure } from '../../domain/cases/case-state.ts';
import { appraisalPeriod } from '../../domain/figures/appraisal-period.ts';
import { type EndedDuty, measuresOf, performanceBy } from '../../domain/figures/performance.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { endOfWorkingDay } from '../../domain/working-time/working-dates.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { caseOf } from './case-of.ts';

const zone = 'Asia/Shanghai';
const span = appraisalPeriod('2025-11', 'MONTHLY', zone);

describe('a period of appraisal', () => {
  it('is the calendar month of the company, or its quarter where policy says so [OVERDUE-12]', () => {
    expect(span).toEqual({ from: '2025-11-01T00:00:00+08:00', until: '2025-12-01T00:00:00+08:00' });
    expect(appraisalPeriod('2025-12', 'QUARTERLY', zone)).toEqual({
      from: '2025-10-01T00:00:00+08:00',
      until: '2026-01-01T00:00:00+08:00',
    });
  });
});

const duty = (department: 'SALES' | 'QUALITY', personId: string | null, lateMinutes: number): EndedDuty => ({
  department,
  personId,
  late: lateMinutes > 0,
  lateMinutes,
});

describe('the performance of a period', () => {
  it('counts for departments and persons what was in time, what was late, and how late at worst [OVERDUE-12]', () => {
    const deadlines = [
      duty('SALES', 'li', 0),
      duty('SALES', 'li', 30),
      duty('SALES', 'li', 95),
      duty('SALES', null, 500),
      duty('QUALITY', 'wang', 0),
    ];
    const measures = [duty('QUALITY', 'li', 10)];
    const none = { onTime: 0, late: 0, worstLateMinutes: null };
    expect(performanceBy(deadlines, measures, ({ department }) => department)).toEqual(
      new Map([
        ['SALES', { deadlines: { onTime: 1, late: 3, worstLateMinutes: 500 }, measures: none }],
        [
          'QUALITY',
          {
            deadlines: { onTime: 1, late: 0, worstLateMinutes: null },
            measures: { onTime: 0, late: 1, worstLateMinutes: 10 },
          },
        ],
      ]),
    );
    const people = performanceBy(deadlines, measures, ({ personId }) => personId);
    expect([...people.keys()].toSorted()).toEqual(['li', 'wang']);
    expect(people.get('li')?.deadlines).toEqual({ onTime: 1, late: 2, worstLateMinutes: 95 });
    expect(people.get('li')?.measures.late).toBe(1);
  });

  it('has the measures that were carried out in it or ran out of time in it, late by working time [OVERDUE-12]', () => {
    const measure: Measure = {
      measureId: 'M1',
      round: 1,
      description: '-',
      measure: 'OTHER',
      department: 'PLANNING',
      owner: 'zhao',
      due: '2025-11-07',
      verification: '-',
      by: 'li',
      at: '2025-11-03T09:00:00+08:00',
      progress: [],
    };
    const done = (at: string, late: boolean) => ({
      measures: [{ ...measure, completed: { by: 'zhao', at, result: '-', late } }],
    });
    const clock = (due: string) => ({
      measures: [measure],
      clocks: [
        {
          clockId: 'caseMeasure#1',
          kind: 'caseMeasure' as const,
          cycle: 1,
          owner: 'PLANNING' as const,
          assignee: 'PLANNER' as const,
          anchor: measure.at,
          limit: { until: measure.due },
          ladder: [],
          due,
          rungs: [],
          pauses: [],
          stood: [],
        },
      ],
    });
    const of = (given: object, now = '2026-02-01T00:00:00+08:00') =>
      measuresOf(
        [caseOf(given)],
        span,
        now,
        (_state, due, until) => workingMinutesBetween(companyDefault, due, until),
        (_state, date) => endOfWorkingDay(companyDefault, date),
      ).map(({ personId, late, lateMinutes }) => [personId, late, lateMinutes]);
    expect(of(done('2025-11-06T10:00:00+08:00', false))).toEqual([['zhao', false, 0]]);
    // Friday's end to Monday, half past nine.
    expect(of(done('2025-11-10T09:30:00+08:00', true))).toEqual([['zhao', true, 30]]);
    expect(of(done('2025-12-01T00:00:00+08:00', true))).toEqual([]);
    const open = clock('2025-11-07T18:00:00+08:00');
    expect(of(open, '2025-11-10T10:00:00+08:00')).toEqual([['zhao', true, 60]]);
    expect(of(open, '2025-11-07T18:00:00+08:00')).toEqual([]);
    expect(of(clock('2025-10-31T18:00:00+08:00'))).toEqual([]);
  });
});
