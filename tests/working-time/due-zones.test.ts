import { expect, test } from 'vitest';
import { dueInstant } from '../../domain/working-time/due.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { officeIn, shifts } from './calendars.ts';

const newYork = officeIn('America/New_York');
const berlin = officeIn('Europe/Berlin');
const night = shifts('Europe/Berlin', [{ start: '22:00', end: '06:00' }]);
const always = (zone: string) => shifts(zone, [{ start: '00:00', end: '00:00' }], [1, 2, 3, 4, 5, 6, 7]);

test('the same clock time is kept over daylight saving, which seconds would not keep [SLA-02]', () => {
  expect(dueInstant(newYork, '2025-03-07T10:00:00-05:00', '1wd').due).toBe('2025-03-10T10:00:00-04:00');
  expect(dueInstant(newYork, '2025-10-31T10:00:00-04:00', '1wd').due).toBe('2025-11-03T10:00:00-05:00');
  expect(dueInstant(berlin, '2025-03-28T17:00:00+01:00', '2wd').due).toBe('2025-04-01T17:00:00+02:00');
  expect(dueInstant(berlin, '2025-10-24T17:00:00+02:00', '1d').due).toBe('2025-10-25T17:00:00+02:00');
  expect(dueInstant(berlin, '2025-10-25T17:00:00+02:00', '1d').due).toBe('2025-10-26T17:00:00+01:00');
  expect(dueInstant(berlin, '2025-10-25T17:00:00+02:00', '24h').due).toBe('2025-10-26T16:00:00+01:00');
});

test('half an hour of daylight saving is half an hour [SLA-02]', () => {
  const island = officeIn('Australia/Lord_Howe');
  expect(dueInstant(island, '2025-04-04T10:00:00+11:00', '1wd').due).toBe('2025-04-07T10:00:00+10:30');
  expect(dueInstant(island, '2025-10-03T10:00:00+10:30', '1wd').due).toBe('2025-10-06T10:00:00+11:00');
  const round = always('Australia/Lord_Howe');
  expect(workingMinutesBetween(round, '2025-04-06T00:00:00+11:00', '2025-04-07T00:00:00+10:30')).toBe(
    24 * 60 + 30,
  );
  expect(workingMinutesBetween(round, '2025-10-05T00:00:00+10:30', '2025-10-06T00:00:00+11:00')).toBe(
    24 * 60 - 30,
  );
});

test('a local time that daylight saving skips is the next instant that exists', () => {
  const round = always('America/New_York');
  expect(dueInstant(round, '2025-03-08T02:30:00-05:00', '1wd').due).toBe('2025-03-09T03:00:00-04:00');
  expect(dueInstant(round, '2025-03-08T02:30:00-05:00', '1d').due).toBe('2025-03-09T03:00:00-04:00');
  expect(dueInstant(always('Australia/Lord_Howe'), '2025-10-04T02:15:00+10:30', '1d').due).toBe(
    '2025-10-05T02:30:00+11:00',
  );
});

test('a local time that occurs twice is its first occurrence', () => {
  expect(dueInstant(always('America/New_York'), '2025-11-01T01:30:00-04:00', '1wd').due).toBe(
    '2025-11-02T01:30:00-04:00',
  );
});

test('a date whose midnight is skipped ends when it ends', () => {
  const cairo = officeIn('Africa/Cairo');
  expect(dueInstant(cairo, '2025-04-24T10:00:00+02:00', 'eod').due).toBe('2025-04-25T01:00:00+03:00');
});

test('a night shift counts the hours that were really worked [SLA-02]', () => {
  expect(dueInstant(night, '2025-10-24T22:00:00+02:00', '8wh').due).toBe('2025-10-25T06:00:00+02:00');
  const saturdayNight = shifts('Europe/Berlin', [{ start: '22:00', end: '06:00' }], [6]);
  expect(workingMinutesBetween(saturdayNight, '2025-10-25T20:00:00+02:00', '2025-10-26T12:00:00+01:00')).toBe(
    540,
  );
  expect(workingMinutesBetween(saturdayNight, '2025-03-29T20:00:00+01:00', '2025-03-30T12:00:00+02:00')).toBe(
    420,
  );
});

test('a frame over midnight belongs to the date on which it began [SLA-02]', () => {
  expect(dueInstant(night, '2025-06-03T02:00:00+02:00', '1wd').due).toBe('2025-06-04T02:00:00+02:00');
  expect(dueInstant(night, '2025-06-06T23:00:00+02:00', '1wd').due).toBe('2025-06-09T23:00:00+02:00');
  expect(dueInstant(night, '2025-06-07T02:00:00+02:00', '1wd').due).toBe('2025-06-10T02:00:00+02:00');
  expect(dueInstant(night, '2025-06-07T12:00:00+02:00', '1wd').due).toBe('2025-06-10T22:00:00+02:00');
  expect(dueInstant(night, '2025-06-06T22:00:00+02:00', '9wh').due).toBe('2025-06-09T23:00:00+02:00');
  expect(dueInstant(night, '2025-06-02T23:00:00+02:00', '1wd', 'END_OF_NTH_DAY').due).toBe(
    '2025-06-04T06:00:00+02:00',
  );
});

test('a frame over midnight at New Year is not cut', () => {
  expect(dueInstant(night, '2025-12-31T23:00:00+01:00', '3wh').due).toBe('2026-01-01T02:00:00+01:00');
  expect(dueInstant(night, '2026-01-01T00:30:00+01:00', '1wd').due).toBe('2026-01-02T00:30:00+01:00');
});

test('a night shift of the old year is known to what is asked about the new one', () => {
  const asked = shifts('Europe/Berlin', [{ start: '22:00', end: '06:00' }]);
  expect(dueInstant(asked, '2026-06-01T23:00:00+02:00', '1wh').due).toBe('2026-06-02T00:00:00+02:00');
  expect(dueInstant(asked, '2025-01-01T02:00:00+01:00', '2wh').due).toBe('2025-01-01T04:00:00+01:00');
  expect(dueInstant(asked, '2027-12-31T23:30:00+01:00', '2wh').due).toBe('2028-01-01T01:30:00+01:00');
});

test('a leap day is a working day like any other [SLA-02]', () => {
  const shanghai = officeIn('Asia/Shanghai');
  expect(dueInstant(shanghai, '2028-02-28T10:00:00+08:00', '1wd').due).toBe('2028-02-29T10:00:00+08:00');
  expect(dueInstant(shanghai, '2028-02-28T10:00:00+08:00', '2wd').due).toBe('2028-03-01T10:00:00+08:00');
});

test('a frame that daylight saving swallows is no working day', () => {
  const short = shifts('America/New_York', [{ start: '02:00', end: '03:00' }], [7]);
  expect(dueInstant(short, '2025-03-02T02:30:00-05:00', '1wd').due).toBe('2025-03-16T02:30:00-04:00');
});

test('a search far ahead finds the same as one near by, in any order of asking', () => {
  const fresh = () => officeIn('Europe/Berlin');
  const warm = fresh();
  const ask = [
    ['2025-06-02T10:00:00+02:00', '2600wd'],
    ['1970-06-02T10:00:00+01:00', '5wd'],
    ['2199-06-02T10:00:00+02:00', '5wd'],
    ['2024-12-31T23:30:00Z', '1wd'],
    ['1970-01-02T10:00:00+01:00', '9wh'],
  ] as const;
  for (const [from, budget] of ask) {
    expect(dueInstant(warm, from, budget)).toEqual(dueInstant(fresh(), from, budget));
  }
  expect(dueInstant(fresh(), '2025-06-02T10:00:00+02:00', '2600wd').due).toBe('2035-05-21T10:00:00+02:00');
});

test('a calendar that works one day a week reaches ten years of working days, and no further than its bound', () => {
  const weekly = shifts('Asia/Shanghai', [{ start: '09:00', end: '10:00' }], [3]);
  expect(dueInstant(weekly, '2025-01-01T09:30:00+08:00', '2600wd').due).toBe('2074-10-31T09:30:00+08:00');
  expect(() => dueInstant(weekly, '2025-01-01T09:30:00+08:00', '10000wh')).toThrow(
    expect.objectContaining({ reason: 'no-working-time', typed: 'shifts' }),
  );
});
