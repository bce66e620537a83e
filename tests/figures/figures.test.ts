import { expect, test } from 'vitest';
import { medianOf, percentOf } from '../../domain/figures/share.ts';
import { minutesRun } from '../../domain/figures/target-time.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { at } from './journal-of.ts';

test('a share is cut, never rounded up to what was not reached', () => {
  expect(percentOf(1_999, 2_000)).toBe('99.95');
  expect(percentOf(199_999, 200_000)).toBe('99.99');
  expect(percentOf(2, 2)).toBe('100.00');
  expect(percentOf(1, 1_000)).toBe('0.10');
  expect(percentOf(29, 100)).toBe('29.00');
  expect(percentOf(0, 3)).toBe('0.00');
  expect(percentOf(0, 0)).toBeNull();
});

test('a median is a number that occurs; of two in the middle the lower', () => {
  expect(medianOf([9, 1, 100])).toBe(9);
  expect(medianOf([4, 1, 100, 2])).toBe(2);
  expect(medianOf([])).toBeNull();
});

test.each([
  // Due moved from 14:00 to the next day at 11:00 by standstills: one hour was left when it ended.
  ['4wh', '2025-10-10T11:00', '2025-10-10T10:00', 180],
  ['4wh', '2025-10-09T15:00', '2025-10-09T15:00', 240],
  ['4wh', '2025-10-09T15:00', '2025-10-10T10:30', 240 + 180 + 90],
  ['90wm', '2025-10-09T11:30', '2025-10-09T11:00', 60],
  // The plain clock counts the lunch hour too.
  ['4h', '2025-10-09T14:00', '2025-10-09T13:30', 210],
  // No fixed length: the working minutes between.
  ['1wd', '2025-10-10T10:00', '2025-10-09T14:00', 180],
])('a clock of %s, due %s and ended %s, ran %i minutes [INTAKE-13]', (budget, dueAt, endedAt, minutes) => {
  const clock = {
    limit: { budget },
    anchorAt: at('2025-10-09T10:00'),
    dueAt: at(dueAt),
    endedAt: at(endedAt),
  };
  expect(minutesRun(clock, companyDefault)).toBe(minutes);
});
