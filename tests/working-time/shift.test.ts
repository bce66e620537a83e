import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { leadBefore, offsetFrom } from '../../domain/working-time/shift.ts';
import { officeIn, shifts, workingDay } from './calendars.ts';

const at = (local: string) => `${local}:00+08:00`;

test.each([
  ['2025-10-10T10:00', '3wd', '2025-09-29T10:00', 'the holiday week is left out'],
  ['2025-09-29T10:00', '1wd', '2025-09-28T10:00', 'a make-up Sunday counts'],
  ['2025-09-22T10:00', '3wd', '2025-09-17T10:00', 'a weekend does not'],
  ['2025-09-22T09:00', '1wd', '2025-09-19T09:00', 'at the start of a frame'],
  ['2025-09-22T13:00', '1wd', '2025-09-19T13:00', 'after lunch'],
  ['2025-09-22T18:00', '1wd', '2025-09-19T18:00', 'at the end of a frame'],
  ['2025-09-22T12:30', '1wd', '2025-09-19T12:00', 'at lunch'],
  ['2025-09-21T10:00', '1wd', '2025-09-18T18:00', 'on a day off'],
  ['2025-09-22T00:00', '1wd', '2025-09-18T18:00', 'at midnight'],
  ['2025-09-23T10:00', '9wh', '2025-09-22T09:00', 'in working hours, to a start and not the end before it'],
  ['2025-09-23T10:00', '61wm', '2025-09-22T17:59', 'in working minutes'],
  ['2025-10-05T10:00', '2d', '2025-10-03T10:00', 'in calendar days'],
  ['2025-10-05T10:00', '24h', '2025-10-04T10:00', 'in hours'],
  ['2025-10-05T10:00', '90m', '2025-10-05T08:30', 'in minutes'],
])('%s less %s = %s: %s [SLA-07]', (due, lead, expected) => {
  expect(leadBefore(companyDefault, at(due), lead).due).toBe(at(expected));
  expect(offsetFrom(companyDefault, at(due), `-${lead}`).due).toBe(at(expected));
});

test.each([
  ['2025-09-30T10:00', '+1wd', '2025-10-09T10:00', 'over the holiday week'],
  ['2025-09-19T18:00', '+1wd', '2025-09-22T18:00', 'a due at the end of a frame belongs to that frame'],
  ['2025-09-19T12:00', '+1wd', '2025-09-22T12:00', 'also before lunch'],
  ['2025-09-19T09:00', '+1wd', '2025-09-22T09:00', 'a due at the start of a frame to this one'],
  [
    '2025-09-19T00:00',
    '+1wd',
    '2025-09-22T09:00',
    'a due outside working time starts at the next working instant',
  ],
  ['2025-09-20T10:00', '+2wd', '2025-09-24T09:00', 'also on a day off'],
  ['2025-09-19T18:00', '+4wh', '2025-09-22T14:00', 'in working hours'],
  ['2025-09-19T18:00', '+30m', '2025-09-19T18:30', 'in minutes'],
  ['2025-09-19T18:00', '+2d', '2025-09-21T18:00', 'in calendar days'],
  ['2025-09-19T18:00', '0', '2025-09-19T18:00', 'nothing'],
])('%s %s = %s: %s [SLA-04]', (due, offset, expected) => {
  expect(offsetFrom(companyDefault, at(due), offset).due).toBe(at(expected));
});

test('a step over years without a notice is provisional', () => {
  expect(offsetFrom(companyDefault, at('2026-12-31T10:00'), '+1wd').provisional).toBe(true);
  expect(offsetFrom(companyDefault, at('2026-12-31T10:00'), '+1d').provisional).toBe(false);
  expect(offsetFrom(companyDefault, at('2027-01-05T10:00'), '0').provisional).toBe(false);
  expect(leadBefore(companyDefault, at('2027-01-04T10:00'), '3wd').provisional).toBe(true);
  expect(leadBefore(companyDefault, at('2026-12-31T10:00'), '3wd').provisional).toBe(false);
  expect(leadBefore(companyDefault, at('2027-01-04T10:00'), '3d').provisional).toBe(false);
});

test('working days back keep the clock time over daylight saving', () => {
  const berlin = officeIn('Europe/Berlin');
  expect(leadBefore(berlin, '2025-03-31T10:00:00+02:00', '1wd').due).toBe('2025-03-28T10:00:00+01:00');
  expect(leadBefore(berlin, '2025-03-31T02:30:00+02:00', '1d').due).toBe('2025-03-30T03:00:00+02:00');
});

test('night shifts count back to the evening on which they began', () => {
  const night = shifts('Asia/Shanghai', [{ start: '22:00', end: '06:00' }]);
  expect(leadBefore(night, at('2025-03-05T02:00'), '1wd').due).toBe(at('2025-03-04T02:00'));
  expect(leadBefore(night, at('2025-03-04T02:00'), '1wd').due).toBe(at('2025-03-01T02:00'));
  expect(offsetFrom(night, at('2025-03-01T06:00'), '+1wd').due).toBe(at('2025-03-04T06:00'));
});

test('shorter days hold a step inside their frames', () => {
  const calendar = officeIn('Asia/Shanghai', [workingDay('2025-03-04', [{ start: '10:00', end: '12:00' }])]);
  expect(leadBefore(calendar, at('2025-03-05T16:00'), '1wd').due).toBe(at('2025-03-04T12:00'));
  expect(leadBefore(calendar, at('2025-03-05T09:00'), '1wd').due).toBe(at('2025-03-04T10:00'));
  expect(offsetFrom(calendar, at('2025-03-03T18:00'), '+1wd').due).toBe(at('2025-03-04T12:00'));
});

test('a due outside working time counts back from the end of the frame before it, even to a longer day', () => {
  const long = [{ start: '09:00', end: '20:00' }];
  const calendar = officeIn('Asia/Shanghai', [workingDay('2025-03-06', long)]);
  expect(leadBefore(calendar, at('2025-03-08T10:00'), '1wd').due).toBe(at('2025-03-06T18:00'));
  expect(leadBefore(calendar, at('2025-03-07T19:00'), '1wd').due).toBe(at('2025-03-06T18:00'));
});

test('a long way back crosses years, and ends at the bound of the search', () => {
  expect(leadBefore(officeIn('Asia/Shanghai'), at('2025-05-21T10:00'), '2600wd').due).toBe(
    at('2015-06-03T10:00'),
  );
  expect(leadBefore(officeIn('Asia/Shanghai'), at('2025-05-21T10:00'), '20800wh').due).toBe(
    at('2015-06-03T10:00'),
  );
  const beyond = expect.objectContaining({
    reason: 'no-working-time',
    message: expect.stringContaining('behind'),
  });
  expect(() => leadBefore(companyDefault, at('1970-06-01T10:00'), '200wd')).toThrow(beyond);
  expect(() => leadBefore(companyDefault, at('1970-06-01T10:00'), '2000wh')).toThrow(beyond);
  expect(() => offsetFrom(companyDefault, at('2199-06-03T18:00'), '+200wd')).toThrow('ahead');
});

test('a share or an end of day is no distance from a due', () => {
  expect(() => offsetFrom(companyDefault, at('2025-05-21T10:00'), '80%')).toThrow(
    expect.objectContaining({
      reason: 'offset-malformed',
      message: expect.stringContaining('needs a start'),
    }),
  );
  expect(() => leadBefore(companyDefault, at('2025-05-21T10:00'), 'eod')).toThrow(
    expect.objectContaining({ reason: 'offset-malformed', typed: 'eod' }),
  );
});
