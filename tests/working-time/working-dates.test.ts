import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import {
  endOfWorkingDay,
  workingDateOnOrAfter,
  workingDateOnOrBefore,
} from '../../domain/working-time/working-dates.ts';
import { officeIn, shifts, workingDay } from './calendars.ts';

test('a date without a time ends with its working time', () => {
  expect(endOfWorkingDay(companyDefault, '2025-09-30')).toBe('2025-09-30T18:00:00+08:00');
  expect(endOfWorkingDay(companyDefault, '2025-09-28')).toBe('2025-09-28T18:00:00+08:00');
  const half = officeIn('Asia/Shanghai', [workingDay('2025-03-04', [{ start: '09:00', end: '12:00' }])]);
  expect(endOfWorkingDay(half, '2025-03-04')).toBe('2025-03-04T12:00:00+08:00');
  const night = shifts('Asia/Shanghai', [{ start: '22:00', end: '06:00' }]);
  expect(endOfWorkingDay(night, '2025-03-04')).toBe('2025-03-05T06:00:00+08:00');
});

test('a date off ends with the working day before it: nothing can be done on the day itself', () => {
  expect(endOfWorkingDay(companyDefault, '2025-10-08')).toBe('2025-09-30T18:00:00+08:00');
  expect(endOfWorkingDay(companyDefault, '2026-01-01')).toBe('2025-12-31T18:00:00+08:00');
});

test('a release day that falls on a holiday moves to the next working day [DEMAND-07]', () => {
  expect(workingDateOnOrAfter(companyDefault, '2025-10-02')).toBe('2025-10-09');
  expect(workingDateOnOrAfter(companyDefault, '2025-10-09')).toBe('2025-10-09');
  expect(workingDateOnOrAfter(companyDefault, '2025-09-28')).toBe('2025-09-28');
  expect(workingDateOnOrAfter(companyDefault, '2025-12-31')).toBe('2025-12-31');
  expect(workingDateOnOrAfter(companyDefault, '2026-01-01')).toBe('2026-01-04');
});

test('or to the last one before it, where a policy says so', () => {
  expect(workingDateOnOrBefore(companyDefault, '2025-10-08')).toBe('2025-09-30');
  expect(workingDateOnOrBefore(companyDefault, '2025-10-09')).toBe('2025-10-09');
  expect(workingDateOnOrBefore(companyDefault, '2025-01-01')).toBe('2024-12-31');
});

test('the search for a date passes years without working time, and has a bound', () => {
  const once = {
    ...shifts('Asia/Shanghai', [], []),
    overrides: [workingDay('2020-02-03', [{ start: '09:00', end: '10:00' }])],
  };
  expect(workingDateOnOrAfter(once, '1990-01-01')).toBe('2020-02-03');
  expect(workingDateOnOrBefore({ ...once }, '2060-01-01')).toBe('2020-02-03');
  expect(endOfWorkingDay({ ...once }, '2060-01-01')).toBe('2020-02-03T10:00:00+08:00');
  const none = expect.objectContaining({ reason: 'no-working-time' });
  expect(() => workingDateOnOrAfter(once, '2020-02-04')).toThrow(none);
  expect(() => workingDateOnOrBefore(once, '2020-02-02')).toThrow(none);
  expect(() => endOfWorkingDay(once, '2020-02-02')).toThrow(none);
  expect(() => workingDateOnOrAfter(once, '2020-02-30')).toThrow(
    expect.objectContaining({ reason: 'date-malformed' }),
  );
});
