import { expect, test } from 'vitest';
import { incidentProblems } from '../../domain/changes/incident-problems.ts';
import { calendarChangeProblems, patchedCalendar } from '../../domain/changes/patch-calendar.ts';
import { patchedPolicy, policyChangeProblems } from '../../domain/changes/patch-policy.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import type { Override } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const name = { zh: '盘点', en: 'Stocktaking' };
const off = (date: string): Override => ({ date, kind: 'OFF_DAY', source: 'COMPANY', name });
const half = (date: string, start: string): Override => ({
  date,
  kind: 'WORKING_DAY',
  frames: [{ start, end: '12:00' }],
  source: 'COMPANY',
  name,
});

test('a correction is laid over what is there: the same date is replaced, others stay, the company comes before a notice [SLA-02]', () => {
  const first = patchedCalendar(companyDefault, { set: [off('2026-03-02'), off('2026-10-10')] }, '2');
  const second = patchedCalendar(first, { set: [half('2026-03-02', '09:00')], remove: ['2026-10-10'] }, '3');
  expect(second.version).toBe('3');
  const of = (date: string) => second.overrides.filter((each) => each.date === date);
  expect(of('2026-03-02')).toEqual([half('2026-03-02', '09:00')]);
  expect(of('2026-10-10').map(({ source }) => source)).toEqual(['OFFICIAL_NOTICE']);
  expect(second.overrides.length).toBe(companyDefault.overrides.length + 1);
});

test('a correction tells every field that does not fit, by the path that was typed [SLA-02]', () => {
  const problems = (change: Parameters<typeof calendarChangeProblems>[1]) =>
    calendarChangeProblems(companyDefault, change).map(({ path }) => path);
  expect(problems({})).toEqual(['body']);
  expect(problems({ set: [off('2026-03-02'), off('2026-03-02')] })).toEqual(['set[1].date']);
  expect(problems({ set: [off('2026-13-02'), half('2026-03-03', '9')] })).toEqual([
    'set[0].date',
    'set[1].frames[0]',
  ]);
  expect(problems({ remove: ['2026-03-02'] })).toEqual(['remove[0]']);
  expect(problems({ zone: 'Mars/Olympus' })).toEqual(['zone']);
  const night: Override = { ...half('2026-03-02', '20:00'), frames: [{ start: '20:00', end: '10:00' }] };
  expect(problems({ set: [off('2026-03-05'), night] }), 'it runs into the next morning').toEqual([
    'set[1].frames',
  ]);
  expect(problems({ set: [off('2026-03-02')] })).toEqual([]);
});

test('figures are judged as they would hold, and follow the latest version in time [SLA-11 SYS-11]', () => {
  const now = '2026-03-02T10:00:00+08:00';
  const latest = {
    version: 'policy-7',
    values: { ...defaultPolicyValues(), 'sla.intake.initialConfirmOuter': '3wd' },
    effectiveAt: '2026-01-01T00:00:00+08:00',
  };
  const problems = (values: Record<string, string>, effectiveAt = now, migrate = false) =>
    policyChangeProblems(latest, { values, effectiveAt, migrate }, companyDefault, now);
  expect(problems({ 'sla.review.initial': '2wd' }), 'below the three days that hold').toEqual([]);
  expect(
    patchedPolicy(latest, { values: { 'sla.review.initial': '2wd' }, effectiveAt: now, migrate: false }),
  ).toMatchObject({ 'sla.review.initial': '2wd', 'sla.intake.initialConfirmOuter': '3wd' });
  expect(problems({ 'sla.review.initial': '5wd' })).toEqual([
    expect.objectContaining({ reason: expect.stringMatching(/initialConfirmOuter.*sla\.review\.initial/) }),
  ]);
  expect(problems({ 'sla.nonsense': '5wd' })[0]?.path).toBe('values.sla.nonsense');
  expect(problems({})).toEqual([{ path: 'values', reason: 'names no parameter' }]);
  const fits = { 'sla.review.initial': '2wd' };
  expect(problems(fits, 'soon')[0]?.path).toBe('effectiveAt');
  expect(problems(fits, '2025-12-31T00:00:00+08:00')[0]?.reason).toContain('policy-7');
  expect(problems(fits, '2026-03-03T00:00:00+08:00')).toEqual([]);
  expect(problems(fits, '2026-03-03T00:00:00+08:00', true)[0]?.reason).toContain('lies ahead');
});

test('an incident must have begun before it ended, and be over [SLA-12]', () => {
  const now = '2026-03-02T18:00:00+08:00';
  const incident = { title: 'storm', departments: [], clockKinds: [], orderIds: [] };
  const problems = (from: string, until: string) =>
    incidentProblems({ ...incident, from, until }, new Set(), now).map(({ path }) => path);
  expect(problems('2026-03-02T13:00:00+08:00', now)).toEqual([]);
  expect(problems(now, now)).toEqual(['until']);
  expect(problems(now, '2026-03-02T18:00:01+08:00')).toEqual(['until']);
  expect(problems('today', 'tonight')).toEqual(['from', 'until']);
});
