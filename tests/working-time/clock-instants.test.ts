import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { type ClockStart, startClock } from '../../domain/working-time/clock-instants.ts';
import { shifts } from './calendars.ts';
import { at, ladder } from './local-ladder.ts';

/** Due and rungs as local times without offset, for reading. */
function started(start: ClockStart): { due: string; rungs: string[] } {
  const { due, rungs } = startClock(companyDefault, start);
  return { due: short(due), rungs: rungs.map(({ rung, at: instant }) => `${rung} ${short(instant)}`) };
}

function short(instant: string): string {
  expect(instant).toMatch(/\+08:00$/);
  return instant.slice(5, -9);
}

test('an inspection that starts before National Day warns, is due and escalates in working days [QC-01 SLA-03 SLA-04 SLA-08]', () => {
  expect(started({ anchor: at('2025-09-30T10:00'), budget: '1wd', ladder })).toEqual({
    due: '10-09T10:00',
    rungs: ['warning 09-30T17:24', 'head 10-09T10:00', 'deputy 10-10T10:00', 'leadership 10-11T10:00'],
  });
});

test('three budgets run side by side on a stage, each with its own due [INTAKE-13 INTAKE-14 SLA-05]', () => {
  const due = (budget: string) => started({ anchor: at('2025-09-23T10:00'), budget, ladder: [] }).due;
  expect(['4wh', '1wd', '2wd'].map(due)).toEqual(['09-23T15:00', '09-24T10:00', '09-25T10:00']);
});

test('a lead of three working days warns before a delivery date, which ends with its working time [SLA-07]', () => {
  const rungs = [
    { rung: 'lead', offset: '-3wd' },
    { rung: 'late', offset: '0' },
  ];
  expect(started({ anchor: at('2025-09-01T10:00'), until: '2025-10-10', ladder: rungs })).toEqual({
    due: '10-10T18:00',
    rungs: ['lead 09-29T18:00', 'late 10-10T18:00'],
  });
  expect(started({ anchor: at('2025-09-01T10:00'), until: at('2025-10-10T15:00'), ladder: rungs })).toEqual({
    due: '10-10T15:00',
    rungs: ['lead 09-29T15:00', 'late 10-10T15:00'],
  });
});

test('a warning that would lie before the start comes at the start, in working time', () => {
  const rungs = [
    { rung: 'lead', offset: '-3wd' },
    { rung: 'late', offset: '0' },
  ];
  expect(started({ anchor: at('2025-10-09T20:00'), until: '2025-10-11', ladder: rungs }).rungs).toEqual([
    'lead 10-10T09:00',
    'late 10-11T18:00',
  ]);
  expect(started({ anchor: at('2025-10-10T10:00'), until: '2025-10-11', ladder: rungs }).rungs[0]).toBe(
    'lead 10-10T10:00',
  );
  expect(
    started({ anchor: at('2025-10-08T18:00'), until: at('2025-10-13T18:00'), ladder: rungs }).rungs[0],
  ).toBe('lead 10-09T18:00');
  expect(
    started({ anchor: at('2025-10-08T18:00'), until: at('2025-10-14T09:00'), ladder: rungs }).rungs[0],
  ).toBe('lead 10-10T09:00');
});

test('a warning that cannot come before the due instant is left out; the deadline stays', () => {
  const rungs = [
    { rung: 'lead', offset: '-1wd' },
    { rung: 'share', offset: '80%' },
    { rung: 'late', offset: '0' },
    { rung: 'later', offset: '+1wd' },
  ];
  expect(
    started({ anchor: at('2025-10-01T10:00'), until: at('2025-10-01T15:00'), ladder: rungs }).rungs,
  ).toEqual(['late 10-01T15:00', 'later 10-10T09:00']);
  expect(started({ anchor: at('2025-10-10T10:00'), until: '2025-10-09', ladder: rungs })).toEqual({
    due: '10-09T18:00',
    rungs: ['late 10-09T18:00', 'later 10-10T18:00'],
  });
});

test('rungs come in order of time, and of the ladder where they coincide', () => {
  const rungs = [
    { rung: 'b', offset: '+8wh' },
    { rung: 'a', offset: '+1wd' },
    { rung: 'due', offset: '0' },
    { rung: 'half', offset: '50%' },
  ];
  expect(started({ anchor: at('2025-10-09T10:00'), budget: '1wd', ladder: rungs }).rungs).toEqual([
    'half 10-09T15:00',
    'due 10-10T10:00',
    'b 10-11T10:00',
    'a 10-11T10:00',
  ]);
});

test.each([
  ['30wm', false],
  ['59wm', false],
  ['60wm', true],
  ['1wh', true],
  ['45m', false],
  ['1h', true],
  ['1wd', true],
  ['eod', true],
])('with a minimum of 1wh, a budget of %s has a warning: %s [SLA-08]', (budget, warned) => {
  const { rungs } = started({ anchor: at('2025-10-09T10:00'), budget, ladder, ladderMinimum: '1wh' });
  expect(rungs.some((rung) => rung.startsWith('warning'))).toBe(warned);
  expect(rungs.filter((rung) => !rung.startsWith('warning'))).toHaveLength(3);
});

test.each([
  ['2025-10-09T10:59', false],
  ['2025-10-09T11:00', true],
])('the minimum holds for a clock until %s: warned %s', (until, warned) => {
  const start = { anchor: at('2025-10-09T10:00'), until: at(until), ladderMinimum: '1wh' };
  const rungs = [...ladder, { rung: 'before', offset: '-10wm' }];
  const short = started({ ...start, ladder: rungs }).rungs;
  expect(short.some((rung) => rung.startsWith('warning'))).toBe(warned);
  expect(short.some((rung) => rung.startsWith('before'))).toBe(warned);
});

test('working days are never below the minimum, however short the day', () => {
  const short = shifts('Asia/Shanghai', [{ start: '09:00', end: '09:30' }]);
  const start = { anchor: at('2025-10-09T09:00'), budget: '1wd', ladder, ladderMinimum: '1wh' };
  expect(startClock(short, start).rungs.map(({ rung }) => rung)).toContain('warning');
});

test('a clock until its own start has no warning', () => {
  const rungs = [{ rung: 'lead', offset: '-1wd' }, ...ladder.slice(0, 2)];
  expect(
    started({ anchor: at('2025-10-09T10:00'), until: at('2025-10-09T10:00'), ladder: rungs }).rungs,
  ).toEqual(['head 10-09T10:00']);
});

test('without a minimum every budget has its warning', () => {
  expect(started({ anchor: at('2025-10-09T10:00'), budget: '30wm', ladder }).rungs[0]).toBe(
    'warning 10-09T10:24',
  );
});

test('the share of 24 elapsed hours is of the working time within them [PLAN-02 SLA-08]', () => {
  const share = [{ rung: 'warning', offset: '80%' }];
  const first = (anchor: string, budget: string) =>
    started({ anchor: at(anchor), budget, ladder: share }).rungs[0];
  expect(first('2025-09-23T10:00', '24h')).toBe('warning 09-23T17:24');
  expect(first('2025-09-30T10:00', '7d')).toBe('warning 09-30T16:36');
  expect(first('2025-09-30T17:00', '24h')).toBe('warning 09-30T17:48');
  expect(first('2025-09-23T10:00', 'eod')).toBe('warning 09-23T16:36');
});

test('where no working time lies within it, or for minutes and seconds, the share is of the plain clock', () => {
  const share = [{ rung: 'warning', offset: '80%' }];
  const first = (anchor: string, budget: string) =>
    startClock(companyDefault, { anchor: at(anchor), budget, ladder: share }).rungs[0]?.at;
  expect(first('2025-10-01T10:00', '10h')).toBe(at('2025-10-01T18:00'));
  expect(first('2025-09-23T10:00', '30s')).toBe('2025-09-23T10:00:24+08:00');
  expect(first('2025-09-23T10:00', '100s')).toBe('2025-09-23T10:01:20+08:00');
  expect(first('2025-09-23T10:00', '90s')).toBe('2025-09-23T10:01:12+08:00');
  expect(first('2025-09-23T17:59', '10h')).toBe(at('2025-09-23T17:59'));
  expect(first('2025-09-23T17:59', '5m')).toBe(at('2025-09-23T18:03'));
  expect(first('2025-09-23T23:00', '30s')).toBe('2025-09-23T23:00:24+08:00');
  expect(
    startClock(companyDefault, { anchor: '2025-09-23T17:59:01+08:00', budget: '10h', ladder: share }).rungs[0]
      ?.at,
  ).toBe('2025-09-24T01:59:01+08:00');
});

test('a policy may end working days at the end of the day', () => {
  expect(started({ anchor: at('2025-09-30T10:00'), budget: '1wd', mode: 'END_OF_NTH_DAY', ladder })).toEqual({
    due: '10-09T18:00',
    rungs: ['warning 10-09T15:00', 'head 10-09T18:00', 'deputy 10-10T18:00', 'leadership 10-11T18:00'],
  });
});

test('provisional is marked on the due instant and on each rung that it concerns', () => {
  const marks = (start: ClockStart) => {
    const { provisional, rungs } = startClock(companyDefault, start);
    return [provisional, ...rungs.map((rung) => rung.provisional)];
  };
  expect(marks({ anchor: at('2026-12-29T10:00'), budget: '1wd', ladder })).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(marks({ anchor: at('2026-12-31T10:00'), budget: '1wd', ladder })).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(marks({ anchor: at('2026-12-31T10:00'), budget: '24h', ladder })).toEqual([
    false,
    true,
    false,
    true,
    true,
  ]);
  expect(marks({ anchor: at('2026-12-31T10:00'), budget: '30s', ladder })).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
  const steps = [
    { rung: 'lead', offset: '-1wd' },
    { rung: 'days', offset: '-1d' },
    { rung: 'due', offset: '0' },
    { rung: 'hours', offset: '+24h' },
  ];
  expect(marks({ anchor: at('2026-12-01T10:00'), until: at('2027-01-05T10:00'), ladder: steps })).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(marks({ anchor: at('2026-12-01T10:00'), until: '2027-01-05', ladder: [] })).toEqual([true]);
  expect(marks({ anchor: at('2026-12-01T10:00'), until: '2026-12-31', ladder: [] })).toEqual([false]);
  expect(marks({ anchor: at('2024-12-01T10:00'), until: '2025-12-31', ladder: [] })).toEqual([false]);
});
