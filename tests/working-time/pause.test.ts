import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { dueInstant } from '../../domain/working-time/due.ts';
import { remainingAt, resumedDue, runsIn } from '../../domain/working-time/pause.ts';
import {
  formatLocal,
  nextWorkingInstant,
  workingMinutesBetween,
} from '../../domain/working-time/working-minutes.ts';
import { fc } from '../support/repeatable.ts';

const at = (local: string) => `${local}:00+08:00`;
const resumed = (pausedAt: string, due: string, resumedAt: string) =>
  resumedDue(companyDefault, at(pausedAt), at(due), at(resumedAt));

test('a pause freezes what remains, and a paused working-day clock runs on in working minutes [SLA-10]', () => {
  expect(remainingAt(companyDefault, at('2025-09-29T16:00'), at('2025-09-30T10:00'))).toBe(180);
  expect(resumed('2025-09-29T16:00', '2025-09-30T10:00', '2025-10-09T16:30')).toBe(at('2025-10-10T10:30'));
  expect(resumed('2025-09-29T10:00', '2025-09-29T12:00', '2025-09-29T11:30')).toBe(at('2025-09-29T14:30'));
});

test('what remains may be used up at the end of a frame [SLA-10]', () => {
  expect(resumed('2025-09-29T16:00', '2025-09-29T17:00', '2025-09-29T17:00')).toBe(at('2025-09-29T18:00'));
});

test('a pause outside working time costs nothing [SLA-10]', () => {
  expect(resumed('2025-09-30T18:00', '2025-10-09T09:00', '2025-10-08T23:00')).toBe(at('2025-10-09T09:00'));
  expect(resumed('2025-09-29T12:05', '2025-09-29T18:00', '2025-09-29T12:55')).toBe(at('2025-09-29T18:00'));
  expect(
    resumedDue(companyDefault, at('2025-09-29T19:00'), '2025-09-30T10:00:30+08:00', at('2025-09-29T20:00')),
  ).toBe('2025-09-30T10:00:30+08:00');
});

test('nothing becomes due while a clock stands still', () => {
  expect(resumed('2025-10-01T08:00', '2025-10-02T00:00', '2025-10-03T00:00')).toBe(at('2025-10-03T00:00'));
  expect(resumed('2025-09-26T19:00', '2025-09-27T00:00', '2025-09-28T11:00')).toBe(at('2025-09-28T11:00'));
});

test('a due that had passed before the pause stays', () => {
  expect(resumed('2025-09-29T16:00', '2025-09-29T15:00', '2025-09-30T16:00')).toBe(at('2025-09-29T15:00'));
  expect(resumed('2025-09-29T15:00', '2025-09-29T15:00', '2025-09-30T16:00')).toBe(at('2025-09-29T15:00'));
});

test('a started minute counts whole, so that no pause takes time away', () => {
  const due = at('2025-09-29T17:00');
  expect(remainingAt(companyDefault, '2025-09-29T16:00:30+08:00', due)).toBe(60);
  expect(remainingAt(companyDefault, '2025-09-29T16:00:00+08:00', due)).toBe(60);
  expect(remainingAt(companyDefault, '2025-09-29T15:59:59.999+08:00', due)).toBe(61);
  expect(remainingAt(companyDefault, at('2025-09-29T17:30'), due)).toBe(0);
});

test('refuses a pause that ends before it began', () => {
  expect(() => resumed('2025-09-29T16:00', '2025-09-30T10:00', '2025-09-29T15:59')).toThrow(
    expect.objectContaining({
      reason: 'pause-reversed',
      typed: at('2025-09-29T15:59'),
      message: expect.stringContaining(at('2025-09-29T16:00')),
    }),
  );
});

test('working budgets and dates run on in working time, the others by the plain clock', () => {
  expect(['1wd', '4wh', '30wm', undefined].map(runsIn)).toEqual(Array(4).fill('WORKING_TIME'));
  expect(['7d', '24h', '15m', '30s', 'eod'].map(runsIn)).toEqual(Array(5).fill('ELAPSED_TIME'));
});

test('a pause never makes a clock due earlier, and gives back what was left of it [SLA-10]', () => {
  const second = fc.integer({ min: Date.UTC(2025, 8, 20) / 1000, max: Date.UTC(2025, 9, 20) / 1000 });
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
  const budget = fc.constantFrom('1wd', '3wd', '4wh', '45wm');
  fc.assert(
    fc.property(second, budget, fc.nat(400_000), fc.nat(400_000), (start, text, wait, pause) => {
      const { due } = dueInstant(companyDefault, iso(start), text);
      const [pausedAt, resumedAt] = [iso(start + wait), iso(start + wait + pause)];
      const left = remainingAt(companyDefault, pausedAt, due);
      const next = resumedDue(companyDefault, pausedAt, due, resumedAt);
      expect(Date.parse(next)).toBeGreaterThanOrEqual(Date.parse(due));
      if (workingMinutesBetween(companyDefault, pausedAt, resumedAt) > 0) {
        if (left > 0) expect(workingMinutesBetween(companyDefault, resumedAt, next)).toBe(left);
        else if (due <= formatLocal(companyDefault, pausedAt)) expect(next).toBe(due);
        else expect(next).toBe(nextWorkingInstant(companyDefault, resumedAt));
      }
    }),
    { numRuns: 500 },
  );
});
