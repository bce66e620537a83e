import { describe, expect, test } from 'vitest';
import type { CalendarChange, IncidentChange } from '../../domain/changes/change.ts';
import { incidentProblems } from '../../domain/changes/incident-problems.ts';
import { calendarChangeProblems, patchedCalendar } from '../../domain/changes/patch-calendar.ts';
import { policyChangeProblems } from '../../domain/changes/patch-policy.ts';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Override } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const name = { zh: '盘点', en: 'Stocktaking' };
const off = (date: string): Override => ({ date, kind: 'OFF_DAY', source: 'COMPANY', name });
const now = '2026-03-02T18:00:00+08:00';
const storm: IncidentChange = {
  title: 'storm',
  from: '2026-03-02T13:00:00+08:00',
  until: now,
  departments: ['QUALITY', 'PLANNING'],
  clockKinds: ['inspection'],
  orderIds: ['ord_1', 'ord_2', 'ord_3'],
};

describe('the draft of an incident', () => {
  test('fits with departments, kinds of clock and orders that there are', () => {
    expect(incidentProblems(storm, new Set(), now)).toEqual([]);
  });

  test('names every department, kind of clock and order that nobody has heard of', () => {
    const typed: IncidentChange = {
      ...storm,
      departments: ['QUALITY', 'Qualty'] as Department[],
      clockKinds: ['inspection', 'coffee', 'delivery'] as ClockKind[],
    };
    expect(incidentProblems(typed, new Set(['ord_2']), now)).toEqual([
      { path: 'departments[1]', reason: 'there is no department Qualty' },
      { path: 'clockKinds[1]', reason: 'there is no kind of clock coffee' },
      { path: 'orderIds[1]', reason: 'there is no order ord_2' },
    ]);
  });

  test('that has an unreadable instant and an unknown order tells both, and compares nothing', () => {
    const typed = { ...storm, until: 'tonight' };
    expect(incidentProblems(typed, new Set(['ord_1']), now).map(({ path }) => path)).toEqual([
      'until',
      'orderIds[0]',
    ]);
    expect(incidentProblems({ ...storm, from: 'noon' }, new Set(), now).map(({ path }) => path)).toEqual([
      'from',
    ]);
  });

  test('says of its span whether it is turned round or not over yet', () => {
    const [turned] = incidentProblems({ ...storm, from: now, until: storm.from }, new Set(), now);
    expect(turned).toEqual({ path: 'until', reason: `must lie after from, ${now}` });
    const [ahead] = incidentProblems({ ...storm, until: '2026-03-02T18:00:01+08:00' }, new Set(), now);
    expect(ahead?.path).toBe('until');
    expect(ahead?.reason).toContain(`must not lie after now, ${now}`);
  });
});

describe('the correction of a calendar', () => {
  const paths = (change: CalendarChange, latest = companyDefault) =>
    calendarChangeProblems(latest, change).map(({ path }) => path);

  test('may set another week and another zone, and leaves what it does not name', () => {
    const shifts = [{ start: '08:00', end: '16:00' }];
    const week = { ...companyDefault.week, 6: shifts };
    const patched = patchedCalendar(companyDefault, { week, zone: 'Asia/Urumqi' }, '2');
    expect(patched).toEqual({ ...companyDefault, version: '2', week, zone: 'Asia/Urumqi' });
    expect(patchedCalendar(companyDefault, {}, '2')).toEqual({ ...companyDefault, version: '2' });
    expect(paths({ week })).toEqual([]);
    expect(paths({ zone: 'Asia/Urumqi' })).toEqual([]);
  });

  test('replaces what the company said of a date and not what an official notice said, and removes neither other', () => {
    const first = patchedCalendar(companyDefault, { set: [off('2026-10-01'), off('2026-03-02')] }, '2');
    const second = patchedCalendar(first, { remove: ['2026-10-01'] }, '3');
    expect(second.overrides).toEqual([...companyDefault.overrides, off('2026-03-02')]);
    expect(paths({ remove: ['2026-03-02', '2026-10-01'] }, first)).toEqual([]);
    expect(calendarChangeProblems(first, { remove: ['2026-03-02', '2026-03-03'] })).toEqual([
      { path: 'remove[1]', reason: 'there is no company override of 2026-03-03' },
    ]);
    expect(paths({ remove: ['2026-10-01'] }), 'a notice alone says so').toEqual(['remove[0]']);
  });

  test('takes in a notice, or tells which of its dates does not fit', () => {
    const holiday = (...daysOff: string[]) => [{ name, daysOff, makeUpDays: [] }];
    const notice = { country: 'CN', year: 2027, holidays: holiday('2027-02-05') };
    expect(patchedCalendar(companyDefault, { notice, set: [off('2027-02-04')] }, '2')).toMatchObject({
      version: '2',
      notices: [{ year: 2025 }, { year: 2026 }, { country: 'CN', year: 2027 }],
    });
    expect(paths({ notice })).toEqual([]);
    expect(paths({ notice: { ...notice, holidays: holiday('2027-02-05', '2026-02-05') } })).toEqual([
      'notice.holidays[0].daysOff[1]',
    ]);
    expect(
      paths({ notice: { ...notice, country: 'China' }, set: [off('2027-02-30')], remove: ['x'] }),
    ).toEqual(['notice.country', 'set[0].date', 'remove[0]']);
  });

  test('that changes nothing is refused, and so is one that leaves no working time', () => {
    const nothing = [{ path: 'body', reason: 'changes nothing' }];
    expect(calendarChangeProblems(companyDefault, { week: companyDefault.week })).toEqual(nothing);
    expect(calendarChangeProblems(companyDefault, { zone: companyDefault.zone })).toEqual(nothing);
    const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(calendarChangeProblems({ ...companyDefault, overrides: [] }, { week: never })).toEqual([
      { path: 'week', reason: expect.stringContaining('nothing would ever be due') },
    ]);
  });

  test('that makes a date overlap which was there before is told by the path of that date', () => {
    const late = [{ start: '20:00', end: '10:00' }];
    const week = { ...companyDefault.week, 5: late, 6: [] };
    const there: Override = {
      ...off('2026-03-07'),
      kind: 'WORKING_DAY',
      frames: [{ start: '09:00', end: '12:00' }],
    };
    const latest = { ...companyDefault, overrides: [there] };
    expect(paths({ week }, latest)).toEqual(['overrides[0].frames']);
    expect(paths({ week, set: [there, off('2026-03-10')] }, latest)).toEqual(['set[0].frames']);
  });
});

describe('new figures', () => {
  const latest = { version: 'policy-7', values: {}, effectiveAt: '2026-01-01T00:00:00+08:00' };
  const problems = (values: Record<string, string>, effectiveAt: string, migrate = false, known = latest) =>
    policyChangeProblems(known, { values, effectiveAt, migrate }, companyDefault, now);
  const fits = { 'sla.qc.complete': '2wd' };

  test('may hold from the very instant of the version before, and reach running orders from this instant', () => {
    expect(problems(fits, latest.effectiveAt)).toEqual([]);
    expect(problems(fits, now, true)).toEqual([]);
    expect(problems(fits, '2025-12-31T23:59:59+08:00')).toEqual([
      {
        path: 'effectiveAt',
        reason: `lies before ${latest.effectiveAt}, from which policy-7 holds`,
      },
    ]);
    const [ahead] = problems(fits, '2026-03-02T18:00:01+08:00', true);
    expect(ahead?.path).toBe('effectiveAt');
    expect(ahead?.reason).toContain('running orders are moved at once');
  });

  test('are judged beside a parameter that only a later release knows', () => {
    const later = { ...latest, values: { 'sla.fromTheFuture': '1wd' } };
    expect(problems(fits, now, false, later)).toEqual([]);
    expect(problems({ 'sla.fromTheFuture': '1wd' }, now)[0]?.path).toBe('values.sla.fromTheFuture');
  });

  test('tell what is wrong with them and with their instant at once', () => {
    expect(problems({}, 'soon').map(({ path }) => path)).toEqual(['values', 'effectiveAt']);
  });
});
