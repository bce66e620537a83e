import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  civilDay,
  formatCivilDate,
  packedDate,
  parseCivilDate,
  weekdayOf,
  yearOf,
} from '../../domain/working-time/civil-date.ts';
import { fc } from '../support/repeatable.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');

test('agrees with Temporal on every date from 1968 to 2201', () => {
  const wrong: string[] = [];
  let date = Temporal.PlainDate.from('1968-01-01');
  for (let day = civilDay(1968, 1, 1); day < civilDay(2201, 1, 1); day++) {
    const packed = date.year * 10_000 + date.month * 100 + date.day;
    const right =
      civilDay(date.year, date.month, date.day) === day &&
      packedDate(day) === packed &&
      yearOf(day) === date.year &&
      weekdayOf(day) === date.dayOfWeek &&
      formatCivilDate(day) === date.toString();
    if (!right) wrong.push(date.toString());
    date = date.add({ days: 1 });
  }
  expect(wrong).toEqual([]);
});

test('reads the dates that exist, leap days included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      expect(parseCivilDate(epoch.add({ days }).toString())).toBe(days);
    }),
  );
  expect(formatCivilDate(parseCivilDate('2028-02-29'))).toBe('2028-02-29');
  expect(formatCivilDate(parseCivilDate('1970-01-01'))).toBe('1970-01-01');
  expect(formatCivilDate(parseCivilDate('2199-12-31'))).toBe('2199-12-31');
});

test.each([
  '2026-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-04-31',
  '1969-12-31',
  '2200-01-01',
  '2025-1-1',
  '2025-01-01T00:00',
  'x2025-01-01',
  '',
  '20250101',
])('refuses the date %s', (text) => {
  expect(() => parseCivilDate(text)).toThrow(
    expect.objectContaining({ reason: 'date-malformed', typed: text }),
  );
  expect(() => parseCivilDate(text)).toThrow('YYYY-MM-DD');
});
