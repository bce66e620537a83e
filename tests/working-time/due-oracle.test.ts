import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { leadBefore } from '../../domain/working-time/shift.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { fc } from '../support/repeatable.ts';
import { offDay, officeIn, shifts } from './calendars.ts';
import { officialCalendar } from './official-calendar.ts';
import { type SlowCalendar, slowSearch } from './slow-calendar.ts';

const officeMinutes = [
  [540, 720],
  [780, 1080],
] as const;

const minutesOf2025And2026 = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 - 1 })
  .map((minutes) => Date.UTC(2024, 11, 31, 16) + minutes * 60_000);

const budget = fc.oneof(
  fc.record({ unit: fc.constant('wd'), amount: fc.integer({ min: 1, max: 15 }) }),
  fc.record({ unit: fc.constant('wh'), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('wm'), amount: fc.integer({ min: 1, max: 1_000 }) }),
);

function agree(calendar: Calendar, slow: SlowCalendar, from: fc.Arbitrary<number>, runs: number): void {
  const search = slowSearch(slow);
  fc.assert(
    fc.property(from, budget, (ms, { unit, amount }) => {
      const start = Temporal.Instant.fromEpochMilliseconds(ms).toString();
      const expected =
        unit === 'wd'
          ? search.afterDays(ms, amount)
          : search.afterMinutes(ms, unit === 'wh' ? amount * 60 : amount);
      const { due } = dueInstant(calendar, start, `${amount}${unit}`);
      expect(Date.parse(due)).toBe(expected);
      // Counting back every minute would double the time of the long run.
      if (runs < 2_000)
        expect(workingMinutesBetween(calendar, start, due)).toBe(search.between(ms, expected));
    }),
    { numRuns: runs },
  );
}

test('2,000 random due instants of 2025 and 2026 agree with the official calendar, minute by minute [SLA-02]', () => {
  agree(companyDefault, officialCalendar, minutesOf2025And2026, 2_000);
});

const closed = ['2025-03-28', '2025-03-31', '2025-10-27', '2025-11-03', '2025-12-25'];

test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
  'office hours in %s agree with a slow walk through the zone [SLA-02]',
  (zone) => {
    const slow: SlowCalendar = {
      zone,
      framesOf: (date) => (date.dayOfWeek > 5 || closed.includes(date.toString()) ? [] : officeMinutes),
    };
    agree(officeIn(zone, closed.map(offDay)), slow, minutesOf2025And2026, 150);
  },
);

test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
  'three shifts around midnight in %s agree with a slow walk through the zone [SLA-02]',
  (zone) => {
    const calendar = shifts(
      zone,
      [
        { start: '20:00', end: '04:00' },
        { start: '08:00', end: '12:15' },
      ],
      [1, 2, 3, 6, 7],
    );
    const slow: SlowCalendar = {
      zone,
      framesOf: ({ dayOfWeek }) =>
        dayOfWeek === 4 || dayOfWeek === 5
          ? []
          : [
              [480, 735],
              [1200, 1680],
            ],
    };
    agree(calendar, slow, minutesOf2025And2026, 150);
    const aroundChanges = fc
      .tuple(
        fc.constantFrom('2025-03-09', '2025-11-02', '2025-03-30', '2025-10-26', '2025-04-06', '2025-10-05'),
        fc.integer({ min: -3_000, max: 3_000 }),
      )
      .map(([date, minutes]) => Date.parse(`${date}T02:00:00Z`) + minutes * 60_000);
    agree(calendar, slow, aroundChanges, 150);
  },
);

test('a lead is the way back of a budget that starts inside working time [SLA-07]', () => {
  fc.assert(
    fc.property(minutesOf2025And2026, fc.integer({ min: 1, max: 15 }), (ms, days) => {
      const from = Temporal.Instant.fromEpochMilliseconds(ms).toString();
      fc.pre(
        officialCalendar.framesOf(
          Temporal.Instant.from(from).toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
        ).length > 0,
      );
      fc.pre(workingMinutesBetween(companyDefault, from, new Date(ms + 60_000).toISOString()) === 1);
      const { due } = dueInstant(companyDefault, from, `${days}wd`);
      expect(Date.parse(leadBefore(companyDefault, due, `${days}wd`).due)).toBe(ms);
    }),
    { numRuns: 300 },
  );
});
