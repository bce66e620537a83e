import { describe, expect, test } from 'vitest';
import { calendarChangeProblems, patchedCalendar } from '../../domain/changes/patch-calendar.ts';
import { patchedPolicy, policyChangeProblems } from '../../domain/changes/patch-policy.ts';
import type { Override } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const name = { zh: '厂休', en: 'Works holiday' };
const dayOff = (date: string): Override => ({ date, kind: 'OFF_DAY', source: 'COMPANY', name });
const withDayOff = { ...companyDefault, overrides: [...companyDefault.overrides, dayOff('2025-11-03')] };
const companyDays = (overrides: readonly Override[]) =>
  overrides.filter(({ source }) => source === 'COMPANY').map(({ date, kind }) => `${date} ${kind}`);

describe('a correction of a calendar', () => {
  test('lays its days down, replaces one of the same date and takes away what it names', () => {
    const worked: Override = { ...dayOff('2025-11-03'), kind: 'WORKING_DAY' };
    const replaced = patchedCalendar(withDayOff, { set: [worked, dayOff('2025-11-04')] }, '7');
    expect(replaced.version).toBe('7');
    expect(companyDays(replaced.overrides)).toEqual(['2025-11-03 WORKING_DAY', '2025-11-04 OFF_DAY']);
    expect(companyDays(patchedCalendar(withDayOff, { remove: ['2025-11-03'] }, '7').overrides)).toEqual([]);
    // What the state announced is not the company's to take away.
    const official = companyDefault.overrides.length;
    expect(patchedCalendar(withDayOff, { remove: ['2025-11-03'] }, '7').overrides).toHaveLength(official);
    expect(patchedCalendar(withDayOff, { zone: 'Asia/Urumqi' }, '7')).toMatchObject({ zone: 'Asia/Urumqi' });
  });

  test('is told what is wrong with it: in itself, of what it takes away, of what it would make', () => {
    expect(calendarChangeProblems(withDayOff, { set: [dayOff('2025-11-05')] })).toEqual([]);
    expect(calendarChangeProblems(withDayOff, { remove: ['2025-11-05', '2025-11-03'] })).toEqual([
      { path: 'remove[0]', reason: 'there is no company override of 2025-11-05' },
    ]);
    const worked: Override = { ...dayOff('2025-11-03'), kind: 'WORKING_DAY' };
    expect(calendarChangeProblems(withDayOff, { set: [worked] })).toEqual([]);
    expect(calendarChangeProblems(withDayOff, { set: [dayOff('2025-11-03')] })).toMatchObject([
      { path: 'body' },
    ]);
    expect(calendarChangeProblems(withDayOff, { zone: withDayOff.zone })).toEqual([
      { path: 'body', reason: 'changes nothing' },
    ]);
    const twice = calendarChangeProblems(withDayOff, { set: [dayOff('2025-11-06'), dayOff('2025-11-06')] });
    expect(twice.map(({ path }) => path)).toEqual(['set[1].date']);
  });
});

describe('new figures of the policy', () => {
  const latest = {
    version: 'p2',
    values: { 'review.autoPass': false },
    effectiveAt: '2025-10-01T00:00:00+08:00',
  };
  const now = '2025-10-09T10:00:00+08:00';
  const change = (given: Partial<Parameters<typeof patchedPolicy>[1]>) => ({
    values: { 'contract.maxDiscount': 3 },
    effectiveAt: now,
    migrate: false,
    ...given,
  });
  const problems = (given: Partial<Parameters<typeof patchedPolicy>[1]>) =>
    policyChangeProblems(latest, change(given), companyDefault, now);

  test('lie over those of the latest version, which lie over the defaults', () => {
    const values = patchedPolicy(
      { ...latest, values: { ...latest.values, unheardOf: 1 } as never },
      change({}),
    );
    expect(values).toMatchObject({ 'contract.maxDiscount': 3, 'review.autoPass': false });
    expect(values['review.mergeSignatures']).toBe(true);
    expect(values).not.toHaveProperty('unheardOf');
  });

  test('follow the latest version in time, and reach running orders only when they hold', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ effectiveAt: latest.effectiveAt })).toEqual([]);
    expect(problems({ effectiveAt: '2025-09-30T23:59:59+08:00' })).toEqual([
      { path: 'effectiveAt', reason: 'lies before 2025-10-01T00:00:00+08:00, from which p2 holds' },
    ]);
    expect(problems({ migrate: true })).toEqual([]);
    expect(problems({ effectiveAt: '2025-10-10T00:00:00+08:00' })).toEqual([]);
    const ahead = problems({ effectiveAt: '2025-10-10T00:00:00+08:00', migrate: true });
    expect(ahead).toMatchObject([{ path: 'effectiveAt', reason: expect.stringContaining('lies ahead') }]);
    expect(problems({ effectiveAt: 'soon' })).toMatchObject([{ path: 'effectiveAt' }]);
  });

  test('name at least one parameter, and only values that it may have', () => {
    expect(problems({ values: {} })).toEqual([{ path: 'values', reason: 'names no parameter' }]);
    expect(problems({ values: { 'contract.maxDiscount': 'many' } })).toMatchObject([
      { path: 'values.contract.maxDiscount' },
    ]);
  });
});
