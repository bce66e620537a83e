import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { offDay, officeIn, shifts, workingDay } from './calendars.ts';

const at = (local: string) => `${local}:00+08:00`;
const due = (from: string, budget: string) => dueInstant(companyDefault, at(from), budget).due;

test.each([
  ['2025-09-26T17:00', '1wd', '2025-09-28T17:00', 'the make-up Sunday counts'],
  ['2025-09-26T17:00', '3wd', '2025-09-30T17:00', 'so do the days after it'],
  ['2025-09-30T17:00', '1wd', '2025-10-09T17:00', 'eight days off do not'],
  ['2025-09-30T17:00', '3wd', '2025-10-11T17:00', 'the make-up Saturday counts'],
  ['2025-10-11T17:00', '1wd', '2025-10-13T17:00', 'the Sunday after it does not'],
  ['2026-02-13T10:00', '2wd', '2026-02-24T10:00', 'Spring Festival with its make-up Saturday'],
  ['2025-12-31T10:00', '1wd', '2026-01-04T10:00', 'over New Year to the make-up Sunday'],
])('%s + %s = %s: %s [SLA-02]', (from, budget, expected) => {
  expect(due(from, budget)).toBe(at(expected));
});

test.each([
  ['2025-09-30T10:00', '7wh', '2025-09-30T18:00', 'used up at the end of a frame: due at that end'],
  ['2025-09-30T10:00', '2wh', '2025-09-30T12:00', 'and not after lunch'],
  ['2025-09-30T10:00', '421wm', '2025-10-09T09:01', 'a minute more is after the holiday'],
  ['2025-09-30T11:30', '1wh', '2025-09-30T13:30', 'lunch does not count'],
  ['2025-09-30T12:00', '1wh', '2025-09-30T14:00', 'a frame does not include its end'],
  ['2025-09-30T08:00', '8wh', '2025-09-30T18:00', 'nor does the time before work'],
  ['2025-10-03T10:00', '4wh', '2025-10-09T14:00', 'a holiday starts at the next working instant'],
])('%s + %s = %s: %s [SLA-02]', (from, budget, expected) => {
  expect(due(from, budget)).toBe(at(expected));
});

test('an anchor outside working time starts at the next working instant [SLA-02]', () => {
  expect(due('2025-09-23T20:00', '1wd')).toBe(at('2025-09-25T09:00'));
  expect(due('2025-09-23T18:00', '1wd')).toBe(at('2025-09-25T09:00'));
  expect(due('2025-09-23T17:59', '1wd')).toBe(at('2025-09-24T17:59'));
  expect(due('2025-09-23T12:30', '1wd')).toBe(at('2025-09-24T13:00'));
  expect(due('2025-09-23T07:00', '1wd')).toBe(at('2025-09-24T09:00'));
  expect(due('2025-09-20T15:00', '1wd')).toBe(at('2025-09-23T09:00'));
});

test('one working day is neither 8 nor 24 working hours nor 24 hours: units are never mixed [PLAN-02 SLA-09]', () => {
  expect(due('2025-09-23T10:00', '1wd')).toBe(at('2025-09-24T10:00'));
  expect(due('2025-09-23T10:00', '24wh')).toBe(at('2025-09-26T10:00'));
  expect(due('2025-09-26T10:00', '24h')).toBe(at('2025-09-27T10:00'));
  expect(due('2025-09-30T10:00', '90m')).toBe(at('2025-09-30T11:30'));
  expect(due('2025-09-30T17:59', '90s')).toBe('2025-09-30T18:00:30+08:00');
});

test('calendar days run through holidays at the same clock time [PLAN-03 SPECIAL-08]', () => {
  expect(due('2025-09-30T16:00', '7d')).toBe(at('2025-10-07T16:00'));
  expect(due('2024-02-28T16:00', '1d')).toBe(at('2024-02-29T16:00'));
});

test('the same day ends at midnight, weekend or not [QC-02]', () => {
  expect(due('2025-10-01T10:00', 'eod')).toBe(at('2025-10-02T00:00'));
  expect(due('2025-10-01T00:00', 'eod')).toBe(at('2025-10-02T00:00'));
  expect(due('2025-10-01T23:59', 'eod')).toBe(at('2025-10-02T00:00'));
});

test('the next day ends a day later, and day 7 is within a week [SPECIAL-22]', () => {
  expect(due('2025-10-01T10:00', 'eod+1')).toBe(at('2025-10-03T00:00'));
  expect(due('2025-10-01T10:00', 'eod+7')).toBe(at('2025-10-09T00:00'));
});

test('a policy may end at the end of the Nth working day [SLA-02]', () => {
  const end = (from: string, budget: string) =>
    dueInstant(companyDefault, at(from), budget, 'END_OF_NTH_DAY').due;
  expect(end('2025-09-23T10:00', '1wd')).toBe(at('2025-09-24T18:00'));
  expect(end('2025-09-30T10:00', '2wd')).toBe(at('2025-10-10T18:00'));
  expect(end('2025-09-23T10:00', '2wh')).toBe(at('2025-09-23T12:00'));
});

test('seconds and milliseconds of the anchor are kept', () => {
  expect(dueInstant(companyDefault, '2025-09-23T10:00:30.250+08:00', '1wd').due).toBe(
    '2025-09-24T10:00:30.250+08:00',
  );
  expect(dueInstant(companyDefault, '2025-09-23T10:00:30.250+08:00', '1wm').due).toBe(
    '2025-09-23T10:01:30.250+08:00',
  );
});

test('an anchor may be written in any offset', () => {
  expect(dueInstant(companyDefault, '2025-09-26T09:00:00Z', '1wd').due).toBe(at('2025-09-28T17:00'));
});

test('the same clock time on a shorter day is the end of its last frame before that time', () => {
  const calendar = officeIn('Asia/Shanghai', [
    workingDay('2025-03-04', [{ start: '09:00', end: '12:00' }]),
    workingDay('2025-03-05', [{ start: '13:00', end: '17:00' }]),
    workingDay('2025-03-06', [
      { start: '09:00', end: '10:00' },
      { start: '15:00', end: '16:00' },
    ]),
  ]);
  const next = (from: string, budget: string) => dueInstant(calendar, at(from), budget).due;
  expect(next('2025-03-03T16:00', '1wd')).toBe(at('2025-03-04T12:00'));
  expect(next('2025-03-03T11:00', '1wd')).toBe(at('2025-03-04T11:00'));
  expect(next('2025-03-03T12:00', '1wd')).toBe(at('2025-03-04T12:00'));
  expect(next('2025-03-03T17:30', '2wd')).toBe(at('2025-03-05T17:00'));
  expect(next('2025-03-03T11:00', '3wd')).toBe(at('2025-03-06T10:00'));
  expect(next('2025-03-03T15:30', '3wd')).toBe(at('2025-03-06T15:30'));
});

test('on a day that begins after that time, nothing is due before the day begins', () => {
  const calendar = officeIn('Asia/Shanghai', [workingDay('2025-03-05', [{ start: '13:00', end: '17:00' }])]);
  expect(dueInstant(calendar, at('2025-03-04T10:00'), '1wd').due).toBe(at('2025-03-05T13:00'));
});

test('a company override goes before the official notice, the notice before the week [SLA-02]', () => {
  const open = { ...companyDefault, overrides: [...companyDefault.overrides, workingDay('2025-10-01')] };
  expect(dueInstant(open, at('2025-09-30T17:00'), '1wd').due).toBe(at('2025-10-01T17:00'));
  const closed = { ...companyDefault, overrides: [offDay('2025-09-28'), ...companyDefault.overrides] };
  expect(dueInstant(closed, at('2025-09-26T17:00'), '1wd').due).toBe(at('2025-09-29T17:00'));
  const half = {
    ...companyDefault,
    overrides: [...companyDefault.overrides, workingDay('2025-09-28', [{ start: '09:00', end: '12:00' }])],
  };
  expect(dueInstant(half, at('2025-09-26T17:00'), '1wd').due).toBe(at('2025-09-28T12:00'));
});

test.each([
  ['2026-12-30T10:00', '1wd', false, 'stays in the year'],
  ['2026-12-31T10:00', '1wd', true, 'passes into a year without a notice'],
  ['2024-12-31T20:00', '1wd', true, 'starts in one'],
  ['2026-12-31T20:00', '1wm', true, 'has only its end in one'],
  ['2026-12-31T17:00', '1wh', false, 'ends with the last frame of the year'],
  ['2027-06-01T10:00', '5wh', true, 'lies in one'],
  ['2026-12-31T10:00', '24h', false, 'counts elapsed hours'],
  ['2026-12-31T10:00', '7d', false, 'counts calendar days'],
  ['2026-12-31T10:00', 'eod+1', false, 'ends a calendar day'],
  ['2025-12-31T10:00', '10wd', false, 'passes into a year with one'],
])('%s + %s is provisional: %s, for it %s [SLA-02]', (from, budget, expected) => {
  expect(dueInstant(companyDefault, at(from), budget).provisional).toBe(expected);
});

test('years with a notice need not follow one another', () => {
  const from = (years: number[], start: string, budget = '1wd') =>
    dueInstant(officeIn('Asia/Shanghai', [], years), at(start), budget).provisional;
  expect(from([2020, 2025], '2025-06-03T10:00')).toBe(false);
  expect(from([2025, 2020], '2020-06-03T10:00')).toBe(false);
  expect(from([2020, 2022], '2021-06-03T10:00')).toBe(true);
  expect(from([2020, 2022], '2020-12-31T10:00', '260wd')).toBe(true);
  expect(from([2020, 2022], '2020-12-31T10:00', '300wd')).toBe(true);
  expect(from([2020, 2024, 2025], '2024-12-31T10:00')).toBe(false);
  expect(from([], '2025-06-03T10:00')).toBe(true);
  expect(from([], '1970-01-05T10:00')).toBe(true);
  expect(from([2025], '2025-01-01T10:00', '1wh')).toBe(false);
});

test('frames may be written in any order', () => {
  const calendar = shifts('Asia/Shanghai', [
    { start: '15:00', end: '17:00' },
    { start: '09:00', end: '10:00' },
    { start: '12:00', end: '13:00' },
  ]);
  expect(dueInstant(calendar, at('2025-03-03T09:30'), '2wh').due).toBe(at('2025-03-03T15:30'));
  expect(dueInstant(calendar, at('2025-03-03T09:30'), '4wh').due).toBe(at('2025-03-04T09:30'));
});

test('the year of the calendar decides, not that of UTC', () => {
  expect(dueInstant(companyDefault, '2026-12-31T16:30:00Z', '1wm').provisional).toBe(true);
  const only2026 = officeIn('Asia/Shanghai', [], [2026]);
  expect(dueInstant(only2026, '2025-12-31T16:30:00Z', '1wm').provisional).toBe(false);
});

test.each([
  ['2025-09-23T10:00', '1wd', 'instant-malformed'],
  ['2025-09-23T10:00:00+08:00', '-1wd', 'budget-negative'],
  ['2199-12-30T10:00:00+08:00', '10wd', 'no-working-time'],
  ['2199-12-30T10:00:00+08:00', '30d', 'instant-out-of-range'],
])('refuses %s + %s: %s', (from, budget, reason) => {
  expect(() => dueInstant(companyDefault, from, budget)).toThrow(expect.objectContaining({ reason }));
});
