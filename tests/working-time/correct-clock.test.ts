import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { startClock } from '../../domain/working-time/clock-instants.ts';
import { correctClock } from '../../domain/working-time/correct-clock.ts';
import { movedRung } from '../../domain/working-time/moved-rung.ts';
import { offDay, officeIn, workingDay } from './calendars.ts';

const at = (local: string) => `${local}:00+08:00`;
const corrected = (...overrides: ReturnType<typeof offDay>[]) => ({
  ...companyDefault,
  version: '2',
  overrides: [...companyDefault.overrides, ...overrides],
});
const due = (to: ReturnType<typeof corrected>, instant: string, now: string) =>
  correctClock(companyDefault, to, { due: at(instant), rungs: [], budget: '1wd' }, at(now)).due;

test('a holiday declared for tomorrow moves what remains by a working day', () => {
  expect(due(corrected(offDay('2025-09-24')), '2025-09-24T10:00', '2025-09-23T15:00')).toEqual({
    before: at('2025-09-24T10:00'),
    at: at('2025-09-25T10:00'),
    moved: true,
    provisional: false,
  });
});

test('a power cut of an afternoon leaves the morning as it was worked', () => {
  const cut = corrected(workingDay('2025-09-23', [{ start: '09:00', end: '12:00' }]));
  expect(due(cut, '2025-09-23T17:00', '2025-09-23T11:00').at).toBe(at('2025-09-24T14:00'));
});

test('time already worked is left alone: a correction of the past moves nothing', () => {
  expect(due(corrected(offDay('2025-09-22')), '2025-09-24T10:00', '2025-09-23T15:00')).toMatchObject({
    at: at('2025-09-24T10:00'),
    moved: false,
  });
});

test('a correction after the due instant moves nothing, to the second', () => {
  const to = corrected(offDay('2025-09-25'));
  const clock = { due: '2025-09-24T10:00:30+08:00', rungs: [], budget: '1wd' };
  expect(correctClock(companyDefault, to, clock, '2025-09-23T15:00:10.500+08:00').due).toMatchObject({
    at: '2025-09-24T10:00:30+08:00',
    moved: false,
  });
});

test('who had until the start of a frame keeps that start', () => {
  expect(due(corrected(), '2025-09-24T09:00', '2025-09-23T15:00').moved).toBe(false);
  expect(due(corrected(offDay('2025-09-24')), '2025-09-24T09:00', '2025-09-23T15:00').at).toBe(
    at('2025-09-25T09:00'),
  );
  expect(due(corrected(offDay('2025-09-24')), '2025-09-23T18:00', '2025-09-23T15:00').moved).toBe(false);
});

test('a make-up day brings a due instant forward, never before now', () => {
  expect(due(corrected(workingDay('2025-09-20')), '2025-09-22T10:00', '2025-09-19T17:00').at).toBe(
    at('2025-09-20T10:00'),
  );
});

test('what was due before the correction stays, recorded rungs stay, the others move', () => {
  const ladder = [
    { rung: 'warning', offset: '80%' },
    { rung: 'head', offset: '0' },
    { rung: 'deputy', offset: '+1wd' },
  ];
  const clock = startClock(companyDefault, { anchor: at('2025-09-22T10:00'), budget: '1wd', ladder });
  const rungs = clock.rungs.map(({ rung, at: instant }) => ({
    rung,
    at: instant,
    recorded: rung === 'head',
  }));
  const result = correctClock(
    companyDefault,
    corrected(offDay('2025-09-24')),
    { due: clock.due, rungs, budget: '1wd' },
    at('2025-09-23T09:30'),
  );
  expect(result.due.moved).toBe(false);
  expect(result.rungs.map(({ rung, at: instant, moved }) => [rung, instant, moved])).toEqual([
    ['warning', at('2025-09-22T17:24'), false],
    ['head', at('2025-09-23T10:00'), false],
    ['deputy', at('2025-09-25T10:00'), true],
  ]);
  const later = correctClock(
    companyDefault,
    corrected(offDay('2025-09-23'), offDay('2025-09-24')),
    { due: clock.due, rungs },
    at('2025-09-22T18:00'),
  );
  expect(later.due.at).toBe(at('2025-09-25T10:00'));
  expect(later.rungs.map(({ at: instant }) => instant)).toEqual([
    at('2025-09-22T17:24'),
    at('2025-09-23T10:00'),
    at('2025-09-26T10:00'),
  ]);
});

test('a rung that had passed stays even at the start of a frame, and one outside working time where it was', () => {
  const rungs = [
    { rung: 'past', at: at('2025-09-23T09:00'), recorded: false },
    { rung: 'saturday', at: at('2025-09-27T10:00'), recorded: false },
  ];
  const clock = { due: at('2025-09-24T10:00'), rungs, budget: '1wd' };
  const to = corrected(offDay('2025-09-23'), offDay('2025-10-09'));
  const result = correctClock(companyDefault, to, clock, at('2025-09-23T15:00'));
  const later = correctClock(companyDefault, corrected(offDay('2025-10-09')), clock, at('2025-09-23T09:00'));
  expect(result.rungs[0]).toMatchObject({ at: at('2025-09-23T09:00'), moved: false });
  expect(later.rungs.map(({ moved }) => moved)).toEqual([false, false]);
});

test('elapsed budgets do not move', () => {
  const clock = {
    due: at('2025-09-24T10:00'),
    rungs: [{ rung: 'x', at: at('2025-09-24T10:00'), recorded: false }],
  };
  const to = corrected(offDay('2025-09-24'));
  const result = correctClock(companyDefault, to, { ...clock, budget: '24h' }, at('2025-09-23T10:00'));
  expect([result.due.moved, result.rungs[0]?.moved]).toEqual([false, false]);
  expect(correctClock(companyDefault, to, clock, at('2025-09-23T10:00')).due.moved).toBe(true);
});

test('a projection into a year without a notice is provisional, and an import ends it', () => {
  const without = officeIn('Asia/Shanghai', [], [2025]);
  const with2026 = officeIn('Asia/Shanghai', [], [2025, 2026]);
  const clock = {
    due: at('2026-01-05T10:00'),
    rungs: [{ rung: 'x', at: at('2025-12-31T10:00'), recorded: false }],
    budget: '1wd',
  };
  const now = at('2025-12-30T10:00');
  const marks = (to: typeof without) => {
    const result = correctClock(without, to, clock, now);
    return [result.due.provisional, result.rungs[0]?.provisional];
  };
  expect(marks({ ...without, version: '2' })).toEqual([true, false]);
  expect(marks(with2026)).toEqual([false, false]);
  expect(correctClock(without, without, { ...clock, budget: '7d' }, now).due.provisional).toBe(false);
});

test('a rung that a policy change puts into the past fires once, at the next working instant, marked as induced', () => {
  expect(movedRung(companyDefault, at('2025-09-29T10:00'), at('2025-09-30T20:00'))).toEqual({
    at: at('2025-10-09T09:00'),
    policyInduced: true,
  });
  expect(movedRung(companyDefault, at('2025-09-30T20:00'), at('2025-09-30T20:00'))).toEqual({
    at: at('2025-09-30T20:00'),
    policyInduced: false,
  });
  expect(movedRung(companyDefault, '2025-10-09T02:00:00Z', at('2025-09-30T20:00'))).toEqual({
    at: at('2025-10-09T10:00'),
    policyInduced: false,
  });
});
