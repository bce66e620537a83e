import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isZone, zoneOffsets } from '../../domain/working-time/zone-offsets.ts';
import { fc } from '../support/repeatable.ts';

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Tehran',
  'UTC',
];

test.each(zones)('knows every offset of %s that Temporal knows', (zone) => {
  const offsets = zoneOffsets(zone);
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2060, 0, 1) }), (ms) => {
      const expected =
        Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
      expect(offsets.offsetAt(ms)).toBe(expected);
    }),
    { numRuns: 400 },
  );
});

test.each(zones)('finds the changes of %s to the second', (zone) => {
  const offsets = zoneOffsets(zone);
  let at = Temporal.ZonedDateTime.from(`2004-06-01T00:00[${zone}]`);
  for (let n = 0; n < 60; n++) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > 2030) break;
    const ms = next.epochMilliseconds;
    expect(offsets.offsetAt(ms)).toBe(next.offsetNanoseconds / 1e6);
    expect(offsets.offsetAt(ms - 1)).toBe(next.subtract({ seconds: 1 }).offsetNanoseconds / 1e6);
    at = next;
  }
});

test.each(zones)(
  'reads local times of %s: the first of two, the next that exists for a skipped one',
  (zone) => {
    const offsets = zoneOffsets(zone);
    const check = (local: Temporal.PlainDateTime): void => {
      const localMs = local.toZonedDateTime('UTC').epochMilliseconds;
      const compatible = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
      const skipped = !compatible.toPlainDateTime().equals(local);
      const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
      const expected = skipped ? earlier.getTimeZoneTransition('next') : earlier;
      expect(offsets.instantOf(localMs)).toBe(expected?.epochMilliseconds);
    };
    let transition = Temporal.ZonedDateTime.from(`2009-01-01T00:00[${zone}]`);
    for (let n = 0; n < 40; n++) {
      const next = transition.getTimeZoneTransition('next');
      if (!next || next.year > 2030) break;
      for (const minutes of [-61, -60, -59, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61]) {
        check(next.toPlainDateTime().add({ minutes }));
      }
      transition = next;
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }), (minutes) => {
        check(Temporal.PlainDateTime.from('2010-01-01T00:00').add({ minutes }));
      }),
      { numRuns: 200 },
    );
  },
);

test('knows offsets with seconds, east and west of Greenwich', () => {
  expect(zoneOffsets('Africa/Monrovia').offsetAt(Date.UTC(1971, 5, 1))).toBe(-2_670_000);
  expect(zoneOffsets('Africa/Monrovia').offsetAt(Date.UTC(1973, 5, 1))).toBe(0);
});

test('answers the same whatever it was asked before', () => {
  const offsets = zoneOffsets('America/New_York');
  const july = (year: number) => Date.UTC(year, 6, 1);
  const january = (year: number) => Date.UTC(year, 0, 10);
  for (const year of [2150, 1971, 2025, 2199, 1999]) {
    expect(offsets.offsetAt(july(year))).toBe(-4 * 3_600_000);
    expect(offsets.offsetAt(january(year))).toBe(-5 * 3_600_000);
    expect(offsets.instantOf(july(year))).toBe(july(year) + 4 * 3_600_000);
    expect(offsets.instantOf(january(year))).toBe(january(year) + 5 * 3_600_000);
  }
  expect(zoneOffsets('America/New_York')).toBe(offsets);
});

test.each(['Mars/Olympus', '', '+08:00', '8', 'Asia/Shangai'])('refuses the zone %s', (zone) => {
  expect(isZone(zone)).toBe(false);
  expect(() => zoneOffsets(zone)).toThrow(expect.objectContaining({ reason: 'zone-unknown', typed: zone }));
  expect(() => zoneOffsets(zone)).toThrow('is not a time zone');
});
