import { describe, expect, test } from 'vitest';
import { type OpenDeadline, timeLeft } from '../../domain/order/time-left.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** Due on Friday at 10:00, warned of on Thursday at 16:24. */
const deadline: OpenDeadline = {
  dueAt: '2025-10-10T10:00:00+08:00',
  pausedAt: null,
  rungs: [
    { rung: '80%', at: '2025-10-09T16:24:00+08:00', reached: false },
    { rung: '0', at: '2025-10-10T10:00:00+08:00', reached: false },
    { rung: '+1wd', at: '2025-10-11T10:00:00+08:00', reached: false },
  ],
};
const left = (now: string, given: Partial<OpenDeadline> = {}) =>
  timeLeft(companyDefault, { ...deadline, ...given }, now);

describe('the time that is left', () => {
  test('is counted in working minutes: a night, a rest day and the noon break take none', () => {
    expect(left('2025-10-09T10:00:00+08:00').remainingMinutes).toBe(480);
    expect(left('2025-10-09T23:00:00+08:00').remainingMinutes).toBe(60);
    expect(left('2025-10-10T09:00:00+08:00').remainingMinutes).toBe(60);
    const overNationalDay = { dueAt: '2025-10-09T10:00:00+08:00' };
    expect(left('2025-10-03T10:00:00+08:00', overNationalDay).remainingMinutes).toBe(60);
  });

  test('goes below zero by working minutes once it is over, and at the due instant itself is none', () => {
    expect(left('2025-10-10T10:00:00+08:00')).toMatchObject({ remainingMinutes: 0, overdue: false });
    expect(left('2025-10-10T10:00:00.001+08:00')).toMatchObject({ remainingMinutes: 0, overdue: true });
    expect(left('2025-10-10T11:30:00+08:00')).toMatchObject({ remainingMinutes: -90, overdue: true });
  });

  test('is approaching from the pre-warning to the due instant, and not once that was waived', () => {
    const at = (now: string, given?: Partial<OpenDeadline>) => left(now, given).approaching;
    expect(at('2025-10-09T16:23:59+08:00')).toBe(false);
    expect(at('2025-10-09T16:24:00+08:00')).toBe(true);
    expect(at('2025-10-10T10:00:00+08:00')).toBe(true);
    expect(at('2025-10-10T10:00:01+08:00')).toBe(false);
    const rungs = deadline.rungs.map((rung) => ({ ...rung, waived: true as const }));
    expect(at('2025-10-09T17:00:00+08:00', { rungs })).toBe(false);
    expect(left('2025-10-10T11:00:00+08:00', { rungs }).overdue).toBe(false);
  });

  test('stays what it was when the clock came to stand still [SLA-10]', () => {
    const pausedAt = '2025-10-09T17:00:00+08:00';
    const then = left(pausedAt);
    for (const now of [pausedAt, '2025-10-10T15:00:00+08:00', '2025-11-20T10:00:00+08:00']) {
      expect(left(now, { pausedAt })).toEqual({ ...then, paused: true });
    }
  });
});
