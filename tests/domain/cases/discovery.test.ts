import { describe, expect, it } from 'vitest';
import type { CaseOpening } from '../../../domain/cases/case-opening.ts';
import { foundIn } from '../../../domain/cases/report-due.ts';
import { defaultPolicyValues } from '../../../domain/policy/policy.ts';
import type { Calendar } from '../../../domain/working-time/calendar.ts';
import { companyDefault } from '../../../domain/working-time/calendars/company-default.ts';
import { caseLinesOf } from '../story-lines.ts';
import { CaseDriver, damage, versions } from './case-driver.ts';

const { policyVersion: _policy, ...calendarVersions } = versions;
const policy = defaultPolicyValues();
const name = { zh: '轮班', en: 'shift' };
/** A workshop that rests on Friday, and works on Sunday. */
const workshop: Calendar = {
  ...companyDefault,
  id: 'workshop',
  overrides: [
    { source: 'COMPANY', date: '2025-10-17', kind: 'OFF_DAY', name },
    { source: 'COMPANY', date: '2025-10-19', kind: 'WORKING_DAY', name },
  ],
};
const thursday = '2025-10-16T15:00:00+08:00';

/** What an opening of a find says, by the default rules or others. */
function found(opening: Partial<CaseOpening>, rules: Partial<Parameters<typeof foundIn>[1]> = {}) {
  const calendars = ({ calendarId }: { calendarId: string }) =>
    calendarId === 'workshop' ? workshop : companyDefault;
  return foundIn(
    { department: 'LOGISTICS', ...opening },
    { policy, versions: calendarVersions, calendars, ...rules },
  );
}

/** The case of a find of Thursday, 15:00, that was reported then, or is by its opening at `now`. */
function caseAt(now: string, reportedAt?: string): CaseDriver {
  const driver = new CaseDriver(now);
  const opening = found({ foundAt: thursday, ...(reportedAt === undefined ? {} : { reportedAt }) });
  return driver.give('openCase', { ...damage, ...opening }, 'LOGISTICS_MANAGER');
}

describe('whoever finds a problem reports it', () => {
  it('within the time that policy calls timely, in the working time of the department that runs the case [EXC-03]', () => {
    expect(found({ foundAt: thursday })).toEqual({
      found: { at: thursday, reportDue: '2025-10-17T15:00:00+08:00' },
    });
    const friday = '2025-10-17T15:00:00+08:00';
    expect(found({ foundAt: friday, reportedAt: friday })).toEqual({
      found: { at: friday, reportedAt: friday, reportDue: '2025-10-20T15:00:00+08:00' },
    });
    const quick = { policy: { ...policy, 'qual.timely': '2wh' } };
    expect(found({ foundAt: thursday }, quick).found?.reportDue).toBe('2025-10-16T17:00:00+08:00');
    const own = { LOGISTICS: { calendarId: 'workshop', version: 1 } };
    const apart = { versions: { ...calendarVersions, departmentCalendars: own } };
    expect(found({ foundAt: thursday }, apart).found?.reportDue).toBe('2025-10-19T15:00:00+08:00');
    expect(found({ foundAt: thursday, department: 'SALES' }, apart).found?.reportDue).toBe(
      '2025-10-17T15:00:00+08:00',
    );
    expect(found({})).toEqual({});
  });

  it('in time up to the due instant, and late from the next moment on; the case keeps and tells it [EXC-03]', () => {
    const due = '2025-10-17T15:00:00+08:00';
    const inTime = caseAt(due).state.discovery;
    expect(inTime).toEqual({ foundAt: thursday, reportedAt: due, reportDue: due, late: false });
    const late = caseAt('2025-10-17T15:00:01+08:00');
    expect(late.state.discovery).toMatchObject({ reportedAt: '2025-10-17T15:00:01+08:00', late: true });
    expect(caseLinesOf(late.journal, 'openCase')).toContain(
      '发现时间：2025-10-16 15:00 周四，报告时间：2025-10-17 15:00 周五，迟报 / Found: 2025-10-16 15:00 Thu, reported: 2025-10-17 15:00 Fri, late',
    );
    expect(caseLinesOf(caseAt(due).journal, 'openCase').join()).not.toContain('迟报');
  });

  it('by the report and not by the opening, where the case is opened later by itself [EXC-03]', () => {
    const reported = '2025-10-17T14:00:00+08:00';
    expect(caseAt('2025-10-20T10:00:00+08:00', reported).state.discovery).toMatchObject({
      reportedAt: reported,
      late: false,
    });
  });

  it('and cannot find it after that; a case that says nothing of it was found when it was opened [EXC-03]', () => {
    const driver = new CaseDriver('2025-10-16T14:59:59+08:00');
    const input = { ...damage, ...found({ foundAt: thursday }) };
    expect(driver.refusal('openCase', input, 'LOGISTICS_MANAGER')).toBe(
      'does-not-fit: foundAt: must not lie after the report of it, 2025-10-16T14:59:59+08:00',
    );
    driver.give('openCase', damage, 'LOGISTICS_MANAGER');
    expect(driver.state).not.toHaveProperty('discovery');
  });
});
