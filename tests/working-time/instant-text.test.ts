import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../../domain/working-time/instant-text.ts';
import { WorkingTimeError } from '../../domain/working-time/working-time-error.ts';
import { fc } from '../support/repeatable.ts';

test.each([
  ['2025-10-09T10:00:00+08:00', '2025-10-09T02:00:00.000Z'],
  ['2025-10-09T10:00+08:00', '2025-10-09T02:00:00.000Z'],
  ['2025-10-09T10:00:00Z', '2025-10-09T10:00:00.000Z'],
  ['2025-10-09T10:00:00.5Z', '2025-10-09T10:00:00.500Z'],
  ['2025-10-09T10:00:00.123456789Z', '2025-10-09T10:00:00.123Z'],
  ['2024-02-29T23:59:59-03:30', '2024-03-01T03:29:59.000Z'],
  ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
  ['2025-12-31T00:00:00+18:59', '2025-12-30T05:01:00.000Z'],
  ['1970-01-02T00:00:00Z', '1970-01-02T00:00:00.000Z'],
])('reads %s', (text, utc) => {
  expect(new Date(parseInstant(text)).toISOString()).toBe(utc);
});

test.each([
  '2025-10-09T10:00:00',
  '2025-10-09',
  '2025-10-09T24:00:00Z',
  '2025-10-09T10:60:00Z',
  '2025-10-09T10:00:60Z',
  '2025-02-29T10:00:00Z',
  '2100-02-29T10:00:00Z',
  '2025-04-31T10:00:00Z',
  '2025-13-01T10:00:00Z',
  '2025-00-01T10:00:00Z',
  '2025-01-00T10:00:00Z',
  '2025-01-32T10:00:00Z',
  '2025-01-01T10:00:00+19:00',
  '2025-01-01T10:00:00+08:60',
  '2025-01-01 10:00:00Z',
  'tomorrow',
  '',
  '2025-01-01T10:00:00.Z',
  '2025-01-01T10:00.5Z',
  '2025-01-01T10:00:00.1234567890Z',
  '2025-01-01T10:00:00.1x+08:00',
  '2025-01-01T10:00:0xZ',
  '2025-01-01T10:00:00ZZ',
  '2025-01-01T10:00:00z',
  '2025-01-01t10:00:00Z',
  '2025/01/01T10:00:00Z',
  '2025/01-01T10:00:00Z',
  '2025-01-01T1/:00:00Z',
  '2025-01/01T10:00:00Z',
  '2025-01-01T10.00:00Z',
  '2025-01-01T10:00-00Z',
  '2025-01-01T10:00:00+0800',
  '2025-01-01T10:00:00+08:0',
  '2025-01-01T10:00:00+08:000',
  '2025-01-01T10:00:00+08-00',
  '2025-01-01T10:00:00*08:00',
  '2025-01-01T10:00:00+x8:00',
  '2025-01-01T10:00:00+08:x0',
  '202x-01-01T10:00:00Z',
  '2025-0:-01T10:00:00Z',
  '2025-01-0/T10:00:00Z',
  ' 2025-01-01T10:00:00Z',
  '2025-01-01T10:00:00Z ',
])('refuses %s', (text) => {
  expect(() => parseInstant(text)).toThrow(
    expect.objectContaining({ reason: 'instant-malformed', typed: text }),
  );
  expect(() => parseInstant(text)).toThrow('ISO 8601 with an offset');
});

test.each(['1970-01-01T23:59:59Z', '2199-12-31T00:00:00Z', '2300-01-01T00:00:00Z'])(
  'refuses %s, outside the years it knows',
  (text) => {
    expect(() => parseInstant(text)).toThrow(
      expect.objectContaining({ reason: 'instant-out-of-range', typed: text }),
    );
    expect(() => parseInstant(text)).toThrow('1970 to 2199');
  },
);

test('refuses to write an instant outside the years it can read', () => {
  expect(() => formatInstant(Date.UTC(2300, 0, 1), 0)).toThrow(
    expect.objectContaining({ reason: 'instant-out-of-range' }),
  );
  expect(() => formatInstant(Number.NaN, 0)).toThrow(WorkingTimeError);
});

test('writes the offset, and milliseconds only when there are any', () => {
  const ms = Date.UTC(2025, 9, 9, 2, 3, 4);
  expect(formatInstant(ms, 8 * 3_600_000)).toBe('2025-10-09T10:03:04+08:00');
  expect(formatInstant(ms + 7, 0)).toBe('2025-10-09T02:03:04.007+00:00');
  expect(formatInstant(ms, -(3.5 * 3_600_000))).toBe('2025-10-08T22:33:04-03:30');
});

test('an offset with seconds, as there were until 1972, is written in minutes and is the same instant', () => {
  const ms = Date.UTC(1971, 5, 1, 12);
  const text = formatInstant(ms, -2_670_000);
  expect(text).toBe('1971-06-01T11:16:00-00:44');
  expect(parseInstant(text)).toBe(ms);
  expect(formatInstant(ms, -30_000)).toBe('1971-06-01T12:00:00+00:00');
});

test('reads back what it writes, in any offset', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2199, 0, 1) }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (ms, minutes) => {
        const text = formatInstant(ms, minutes * 60_000);
        expect(parseInstant(text)).toBe(ms);
        expect(Date.parse(text)).toBe(ms);
      },
    ),
  );
});
