import { describe, expect, test } from 'vitest';
import { type CourseClock, stagesGone, type Visit } from '../../domain/course/stages-gone.ts';

const at = (day: number, hour: number) =>
  `2025-10-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const now = at(16, 10);

/** L1 was inspected from Monday the 13th to Tuesday the 14th, each at ten. */
const inspected: Visit = {
  lotId: 'L1',
  stage: 'IN_QC',
  enteredAt: at(13, 10),
  leftAt: at(14, 10),
  endedBy: 'zhou',
};

/** Its inspection ran all the time and was ended when it was due. */
const inspection: CourseClock = {
  clockId: 'L1.inspection#1',
  kind: 'inspection',
  lotId: 'L1',
  assignee: 'INSPECTOR',
  assignedTo: null,
  anchorAt: at(13, 10),
  dueAt: at(14, 10),
  rungs: [],
  pausedAt: null,
  stoppedAt: at(14, 10),
  late: false,
};

const told = (visits: Visit[], clocks: CourseClock[]) =>
  stagesGone(visits, clocks, now).map(({ visit, cycle, clock, late }) =>
    [
      visit.lotId ?? 'order',
      visit.stage,
      cycle,
      clock?.clockId ?? 'no clock',
      late ? 'late' : 'in time',
    ].join(' '),
  );
/** How the inspection stands by this clock alone. */
const judged = (given: Partial<CourseClock>, visit: Partial<Visit> = {}) =>
  told([{ ...inspected, ...visit }], [{ ...inspection, ...given }]).join();
const inTime = 'L1 IN_QC 1 L1.inspection#1 in time';
const isLate = 'L1 IN_QC 1 L1.inspection#1 late';
const unjudged = 'L1 IN_QC 1 no clock in time';

describe('a stay in a stage', () => {
  test('is counted for the order and for each lot by itself', () => {
    const stays: Visit[] = [
      { ...inspected, lotId: null, stage: 'RECEIVED' },
      { ...inspected, lotId: null, stage: 'AWAITING_INFO' },
      { ...inspected, lotId: null, stage: 'RECEIVED' },
      inspected,
      { ...inspected, lotId: 'L2' },
      inspected,
      inspected,
    ];
    expect(stagesGone(stays, [], now).map(({ visit, cycle }) => [visit.lotId, visit.stage, cycle])).toEqual([
      [null, 'RECEIVED', 1],
      [null, 'AWAITING_INFO', 1],
      [null, 'RECEIVED', 2],
      ['L1', 'IN_QC', 1],
      ['L2', 'IN_QC', 1],
      ['L1', 'IN_QC', 2],
      ['L1', 'IN_QC', 3],
    ]);
  });

  test('is judged by the clock of its stage and of its own lot [TRACK-06]', () => {
    expect(judged({})).toBe(inTime);
    expect(judged({ lotId: 'L2' })).toBe(unjudged);
    expect(judged({ lotId: null })).toBe(unjudged);
    expect(judged({ kind: 'production' })).toBe(unjudged);
    expect(stagesGone([{ ...inspected, lotId: 'L2' }], [inspection], now)[0]).not.toHaveProperty('clock');
  });

  test('is judged by a clock that ran at some time of it, be it for a moment', () => {
    expect(judged({ anchorAt: at(14, 10), stoppedAt: null })).toBe(inTime);
    expect(judged({ anchorAt: at(14, 11), stoppedAt: null })).toBe(unjudged);
    expect(judged({ anchorAt: at(9, 10), stoppedAt: at(13, 10) })).toBe(inTime);
    expect(judged({ anchorAt: at(9, 10), stoppedAt: at(13, 9) })).toBe(unjudged);
    expect(
      judged({ anchorAt: at(15, 9), stoppedAt: null, dueAt: at(16, 9), late: null }, { leftAt: null }),
    ).toBe(isLate);
  });

  test('is judged by the last clock that began, and late if any of them was missed', () => {
    const first = { ...inspection, late: true };
    const second = { ...inspection, clockId: 'L1.inspection#2', anchorAt: at(13, 15) };
    const after = ['L1 IN_QC 1 L1.inspection#2 late'];
    expect(told([inspected], [first, second])).toEqual(after);
    expect(told([inspected], [second, first])).toEqual(after);
  });

  test('of rework, dispatch, review and fulfilment has a second clock beside the first', () => {
    const beside = (stage: Visit['stage'], kind: CourseClock['kind']) =>
      stagesGone([{ ...inspected, stage }], [{ ...inspection, kind }], now)[0]?.clock?.kind;
    expect(beside('REWORK', 'rework')).toBe('rework');
    expect(beside('REWORK', 'rectification')).toBe('rectification');
    expect(beside('READY_TO_SHIP', 'dispatch')).toBe('dispatch');
    expect(beside('UNDER_REVIEW', 'quotation')).toBe('quotation');
    expect(beside('IN_FULFILMENT', 'promisedDelivery')).toBe('promisedDelivery');
    expect(beside('IN_QC', 'rework')).toBeUndefined();
    expect(beside('STOCKED_IN', 'dispatch')).toBeUndefined();
  });
});

describe('a stay is late', () => {
  const open = { late: null, stoppedAt: null } as const;

  test('for good once its clock was stopped late, and not when it was stopped in time', () => {
    expect(judged({ late: true })).toBe(isLate);
    expect(judged({ late: false, dueAt: at(13, 11) })).toBe(inTime);
  });

  test('while its clock is past due, and not at the due instant itself', () => {
    expect(judged({ ...open, dueAt: at(16, 9) })).toBe(isLate);
    expect(judged({ ...open, dueAt: now })).toBe(inTime);
    expect(judged({ ...open, dueAt: at(16, 11) })).toBe(inTime);
  });

  test('by the time at which the clock came to stand still [SLA-10]', () => {
    expect(judged({ ...open, dueAt: at(15, 10), pausedAt: at(15, 9) })).toBe(inTime);
    expect(judged({ ...open, dueAt: at(15, 10), pausedAt: at(15, 11) })).toBe(isLate);
  });

  test('unless that it is overdue was waived; a waived warning does not help', () => {
    const rung = (name: string, waived: boolean) => [
      { rung: '50%', at: at(13, 14), reached: true },
      { rung: name, at: at(14, 10), reached: true, ...(waived ? { waived } : {}) },
    ];
    expect(judged({ late: true, rungs: rung('0', true) })).toBe(inTime);
    expect(judged({ late: true, rungs: rung('0', false) })).toBe(isLate);
    expect(judged({ late: true, rungs: rung('80%', true) })).toBe(isLate);
  });
});
