import { expect, test } from 'vitest';
import { monthsBack } from '../../domain/figures/month.ts';
import { monthOf, monthsEarlier, spanOfMonth } from '../../domain/figures/month-span.ts';

const zone = 'Asia/Shanghai';

test('a month begins and ends at the midnights of the company', () => {
  expect(monthOf(zone, '2025-10-31T15:59:59Z')).toBe('2025-10');
  expect(monthOf(zone, '2025-10-31T16:00:00Z')).toBe('2025-11');
  expect(spanOfMonth(zone, '2025-12')).toEqual({
    from: '2025-12-01T00:00:00+08:00',
    until: '2026-01-01T00:00:00+08:00',
  });
  // A month in which the clocks change.
  expect(spanOfMonth('Europe/Berlin', '2025-10')).toEqual({
    from: '2025-10-01T00:00:00+02:00',
    until: '2025-11-01T00:00:00+01:00',
  });
});

test('months are counted over the turn of the year', () => {
  expect(monthsBack('2026-01', 1)).toBe('2025-12');
  expect(monthsBack('2025-12', -1)).toBe('2026-01');
  expect(monthsBack('2026-02', 14)).toBe('2024-12');
});

test('so many months earlier is the same day and time there, or the last day of a shorter month', () => {
  expect(monthsEarlier(zone, '2025-12-01T00:00:00+08:00', 3)).toBe('2025-08-31T16:00:00.000Z');
  expect(monthsEarlier(zone, '2025-05-31T10:00:00+08:00', 3)).toBe('2025-02-28T02:00:00.000Z');
  expect(monthsEarlier(zone, '2026-01-15T10:00:00+08:00', 1)).toBe('2025-12-15T02:00:00.000Z');
});
