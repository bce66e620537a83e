import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { leadBefore } from '../../domain/working-time/shift.ts';
import {
  addWorkingMinutes,
  formatLocal,
  isWorkingInstant,
  nextWorkingInstant,
  shareOf,
  workingMinutesBetween,
} from '../../domain/working-time/working-minutes.ts';
import { fc } from '../support/repeatable.ts';
import { shifts, workingDay } from './calendars.ts';

const at = (local: string) => `${local}:00+08:00`;

test.each([
  ['2025-09-30T10:00', '2025-09-30T18:00', 420],
  ['2025-09-30T17:00', '2025-10-09T10:00', 120],
  ['2025-10-01T00:00', '2025-10-08T23:59', 0],
  ['2025-09-30T12:10', '2025-09-30T12:50', 0],
  ['2025-09-27T12:00', '2025-09-29T00:00', 480],
  ['2025-09-30T10:00', '2025-09-30T10:00', 0],
  ['2025-09-30T10:00', '2025-09-30T09:00', 0],
  ['2024-06-03T09:00', '2026-06-01T09:00', 244_800 - 18_240 + 14_400],
])('from %s to %s there are %s working minutes', (a, b, minutes) => {
  if (a.startsWith('2024')) {
    // Two years, counted day by day, so that the span of several compiled years is covered too.
    let sum = 0;
    for (let ms = Date.parse(at(a)); ms < Date.parse(at(b)); ms += 86_400_000) {
      sum += workingMinutesBetween(
        companyDefault,
        new Date(ms).toISOString(),
        new Date(ms + 86_400_000).toISOString(),
      );
    }
    expect(workingMinutesBetween({ ...companyDefault }, at(a), at(b))).toBe(sum);
  } else expect(workingMinutesBetween(companyDefault, at(a), at(b))).toBe(minutes);
});

test('parts of a minute are dropped once, not per frame', () => {
  expect(
    workingMinutesBetween(companyDefault, '2025-09-30T11:59:30+08:00', '2025-09-30T13:00:30+08:00'),
  ).toBe(1);
  expect(
    workingMinutesBetween(companyDefault, '2025-09-30T11:59:30+08:00', '2025-09-30T13:00:29+08:00'),
  ).toBe(0);
});

test('adds working minutes, none of them leading to the next working instant', () => {
  expect(addWorkingMinutes(companyDefault, at('2025-09-30T17:00'), 60)).toBe(at('2025-09-30T18:00'));
  expect(addWorkingMinutes(companyDefault, at('2025-09-30T17:00'), 61)).toBe(at('2025-10-09T09:01'));
  expect(addWorkingMinutes(companyDefault, at('2025-09-30T17:00'), 0)).toBe(at('2025-09-30T17:00'));
  expect(addWorkingMinutes(companyDefault, at('2025-10-01T17:00'), 0)).toBe(at('2025-10-09T09:00'));
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s minutes', (minutes) => {
  expect(() => addWorkingMinutes(companyDefault, at('2025-09-30T17:00'), minutes)).toThrow(
    expect.objectContaining({
      reason: 'budget-malformed',
      message: `${minutes} is not a whole number of minutes`,
    }),
  );
});

test('a share is of the whole working minutes between start and due, over lunch and holidays [SLA-08]', () => {
  expect(shareOf(companyDefault, at('2025-09-29T10:00'), at('2025-09-30T10:00'), '80%')).toBe(
    at('2025-09-29T17:24'),
  );
  expect(shareOf(companyDefault, at('2025-09-30T10:00'), at('2025-10-09T10:00'), '80%')).toBe(
    at('2025-09-30T17:24'),
  );
  expect(shareOf(companyDefault, at('2025-09-30T10:00'), at('2025-10-09T10:00'), '99%')).toBe(
    at('2025-10-09T09:55'),
  );
  expect(shareOf(companyDefault, at('2025-09-30T09:00'), at('2025-09-30T12:00'), '50%')).toBe(
    at('2025-09-30T10:30'),
  );
  expect(shareOf(companyDefault, at('2025-09-30T10:00'), at('2025-09-30T11:39'), '80%')).toBe(
    at('2025-09-30T11:19'),
  );
});

test('no share is rounded up: 99% of 2,900 minutes is minute 2,871 exactly [SLA-08]', () => {
  const due = addWorkingMinutes(companyDefault, at('2025-11-03T09:00'), 2_900);
  const share = shareOf(companyDefault, at('2025-11-03T09:00'), due, '99%');
  expect(workingMinutesBetween(companyDefault, at('2025-11-03T09:00'), share)).toBe(2_871);
});

test('a frame includes its start and not its end', () => {
  const inside = ['09:00', '11:59', '13:00', '17:59'];
  const outside = ['08:59', '12:00', '12:59', '18:00', '00:00'];
  expect(inside.map((time) => isWorkingInstant(companyDefault, at(`2025-09-28T${time}`)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(outside.some((time) => isWorkingInstant(companyDefault, at(`2025-09-28T${time}`)))).toBe(false);
  expect(isWorkingInstant(companyDefault, at('2025-10-01T10:00'))).toBe(false);
});

test('the next working instant is the instant itself inside working time', () => {
  expect(nextWorkingInstant(companyDefault, at('2025-09-30T10:00'))).toBe(at('2025-09-30T10:00'));
  expect(nextWorkingInstant(companyDefault, at('2025-09-30T12:00'))).toBe(at('2025-09-30T13:00'));
  expect(nextWorkingInstant(companyDefault, '2025-09-30T10:00:00Z')).toBe(at('2025-10-09T09:00'));
});

test('the next working instant may be years away', () => {
  const frames = [{ start: '09:00', end: '10:00' }];
  const rare = {
    ...shifts('Asia/Shanghai', [], []),
    overrides: [workingDay('2020-02-03', frames), workingDay('2030-02-04', frames)],
  };
  expect(nextWorkingInstant(rare, at('2022-01-01T00:00'))).toBe(at('2030-02-04T09:00'));
  expect(leadBefore({ ...rare }, at('2028-01-01T00:00'), '30wm').due).toBe(at('2020-02-03T09:30'));
  expect(leadBefore({ ...rare }, at('2035-01-01T00:00'), '1wd').due).toBe(at('2020-02-03T10:00'));
  expect(() => nextWorkingInstant(rare, at('2030-02-04T10:00'))).toThrow('ahead');
  expect(() => leadBefore(rare, at('2020-02-03T09:00'), '1wd')).toThrow('behind');
});

test('writes an instant in the zone of the calendar', () => {
  expect(formatLocal(companyDefault, '2025-09-30T10:00:00Z')).toBe(at('2025-09-30T18:00'));
});

test('adding minutes and counting them are each other’s inverse', () => {
  const instant = fc
    .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 10, 1) })
    .map((ms) => new Date(ms).toISOString());
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 5_000 }), (from, minutes) => {
      const due = addWorkingMinutes(companyDefault, from, minutes);
      expect(workingMinutesBetween(companyDefault, from, due)).toBe(minutes);
      const earlier = new Date(Date.parse(due) - 1).toISOString();
      expect(workingMinutesBetween(companyDefault, from, earlier)).toBe(minutes - 1);
    }),
  );
});
