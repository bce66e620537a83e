import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { type ClockStart, resumeClock, startClock } from '../../domain/working-time/clock-instants.ts';
import { workingDay } from './calendars.ts';
import { at, ladder } from './local-ladder.ts';

test('after a pause the due instant and every rung ahead run on with what remained, what was past stays [SLA-10]', () => {
  const before = startClock(companyDefault, { anchor: at('2025-09-29T10:00'), budget: '1wd', ladder });
  const after = resumeClock(companyDefault, {
    ...before,
    pausedAt: at('2025-09-29T17:30'),
    resumedAt: at('2025-09-30T16:30'),
    budget: '1wd',
  });
  expect(after).toEqual({
    due: at('2025-09-30T18:00'),
    provisional: false,
    rungs: [
      { rung: 'warning', at: at('2025-09-29T17:24'), provisional: false },
      { rung: 'head', at: at('2025-09-30T18:00'), provisional: false },
      { rung: 'deputy', at: at('2025-10-09T18:00'), provisional: false },
      { rung: 'leadership', at: at('2025-10-10T18:00'), provisional: false },
    ],
  });
});

test('a pause over the weekend alone moves nothing [SLA-10]', () => {
  const before = startClock(companyDefault, { anchor: at('2025-09-19T17:00'), budget: '1wd', ladder });
  const weekend = { pausedAt: at('2025-09-19T18:00'), resumedAt: at('2025-09-22T09:00') };
  expect(resumeClock(companyDefault, { ...before, ...weekend, budget: '1wd' })).toEqual(before);
});

test('a paused elapsed clock runs on by the plain clock, in seconds too', () => {
  const before = startClock(companyDefault, {
    anchor: at('2025-09-23T22:00'),
    budget: '30s',
    ladder: ladder.slice(0, 2),
  });
  const pause = { pausedAt: '2025-09-23T22:00:25+08:00', resumedAt: '2025-09-23T22:01:00+08:00' };
  const after = resumeClock(companyDefault, { ...before, ...pause, budget: '30s' });
  expect(after.due).toBe('2025-09-23T22:01:05+08:00');
  expect(after.rungs.map((rung) => rung.at)).toEqual([
    '2025-09-23T22:00:24+08:00',
    '2025-09-23T22:01:05+08:00',
  ]);
  expect(after.provisional).toBe(false);
});

test('a paused elapsed clock is not provisional, whatever the year', () => {
  const pause = { pausedAt: at('2027-01-04T10:00'), resumedAt: at('2027-01-04T11:00') };
  const after = resumeClock(companyDefault, {
    ...pause,
    due: at('2027-01-05T10:00'),
    rungs: [],
    budget: '24h',
  });
  expect(after).toEqual({ due: at('2027-01-05T11:00'), provisional: false, rungs: [] });
});

test('a clock without a budget runs on in working time, and can become provisional', () => {
  const after = resumeClock(companyDefault, {
    pausedAt: at('2026-12-30T10:00'),
    resumedAt: at('2026-12-31T10:00'),
    due: at('2026-12-31T17:00'),
    rungs: [{ rung: 'late', at: at('2026-12-31T17:00') }],
  });
  expect(after).toEqual({
    due: at('2027-01-01T17:00'),
    provisional: true,
    rungs: [{ rung: 'late', at: at('2027-01-01T17:00'), provisional: true }],
  });
});

test('a half day on the way counts as the minutes it has', () => {
  const half = {
    ...companyDefault,
    overrides: [...companyDefault.overrides, workingDay('2025-09-24', [{ start: '09:00', end: '12:00' }])],
  };
  const pause = { pausedAt: at('2025-09-23T15:00'), resumedAt: at('2025-09-23T17:00') };
  expect(resumeClock(half, { ...pause, due: at('2025-09-24T10:00'), rungs: [] }).due).toBe(
    at('2025-09-24T12:00'),
  );
});

test.each([
  [{ budget: '1wk' }, 'budget-unknown-unit'],
  [{ until: '2025-02-30' }, 'date-malformed'],
  [{ until: '2025-02-20T10:00' }, 'instant-malformed'],
])('refuses %j', (end, reason) => {
  expect(() =>
    startClock(companyDefault, { anchor: at('2025-02-19T10:00'), ladder, ...end } as ClockStart),
  ).toThrow(expect.objectContaining({ reason }));
});

test('refuses an offset or a minimum that cannot be read', () => {
  const start = { anchor: at('2025-02-19T10:00'), budget: '1wd' };
  expect(() => startClock(companyDefault, { ...start, ladder: [{ rung: 'x', offset: '+1wk' }] })).toThrow(
    '1wk',
  );
  expect(() => startClock(companyDefault, { ...start, ladder: [], ladderMinimum: 'none' })).toThrow('none');
});
