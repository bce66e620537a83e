import { describe, expect, test } from 'vitest';
import type { Clock } from '../../domain/order/clock.ts';
import { type Telling, warningDifferences } from '../../domain/what-if/difference.ts';
import { type Future, fork, type Warning, warningOf } from '../../domain/what-if/fork.ts';
import { orderIn } from './bring-to.ts';

const order = orderIn('IN_QC');
const until = '2025-10-09T18:00:00+08:00';
const inspection = order.clock('inspection', 'L1');
const comparison = { until, calendars: order.calendars, all: false };

/** The order at its present instant, with these warnings as its future. */
function future(warnings: Warning[] = []): Future {
  const bare = fork({ ...order.state, clocks: [] }, [], order, { now: order.now, until: order.now });
  return { ...bare, warnings };
}

describe('a warning in two futures', () => {
  const at = '2025-10-09T17:24:00+08:00';
  const warning = (given: Partial<Warning> = {}): Warning => ({
    ...warningOf(inspection, { rung: '80%', at }, order.policy),
    ...given,
  });
  type Side = [warnings: Warning[], people?: string[]];
  const side = ([warnings, people = ['li']]: Side) => ({
    future: future(warnings),
    peopleOf: () => people,
  });
  const changes = (before: Side, after: Side, all = false) =>
    warningDifferences(side(before), side(after), { ...comparison, all });
  const names = (...sides: Parameters<typeof changes>) => changes(...sides).map(({ change }) => change);

  test('comes, goes, or moves, with whom it reaches and how high it goes', () => {
    const telling: Telling = {
      at,
      level: 'PREWARNING',
      roles: ['INSPECTOR'],
      people: ['li'],
      critical: false,
      induced: false,
      beyond: false,
    };
    const named = {
      clockId: 'L1.inspection#1',
      kind: 'inspection',
      owner: 'QUALITY',
      lotId: 'L1',
      rung: '80%',
    };
    expect(changes([[]], [[warning()]])).toEqual([{ ...named, change: 'COMES', after: telling }]);
    expect(changes([[warning()]], [[]])).toEqual([{ ...named, change: 'GOES', before: telling }]);
    const later = warning({ at: '2025-10-09T17:25:00+08:00' });
    expect(changes([[warning()]], [[later]])).toMatchObject([
      { change: 'MOVES', before: { at }, after: { at: later.at } },
    ]);
  });

  test('that reaches others is readdressed; who is named in another order is the same', () => {
    const was: Side = [[warning()], ['li', 'wu']];
    const two: Side = [[warning()], ['wu', 'li']];
    expect(names(was, two)).toEqual([]);
    expect(names(was, two, true)).toEqual(['STAYS']);
    expect(names(was, [[warning()], ['li']])).toEqual(['READDRESSED']);
    expect(names(was, [[warning()], ['li', 'xu']])).toEqual(['READDRESSED']);
    expect(names([[warning()]], [[warning({ roles: ['PLANNER'] })]])).toEqual(['READDRESSED']);
  });

  test('counts while one of the futures has it within the time that was asked about', () => {
    const atEnd = warning({ at: until });
    const beyond = warning({ at: '2025-10-09T18:00:01+08:00' });
    expect(names([[]], [[atEnd]])).toEqual(['COMES']);
    expect(names([[]], [[beyond]], true)).toEqual([]);
    expect(names([[beyond]], [[]], true)).toEqual([]);
    expect(names([[beyond]], [[warning({ at: '2025-10-10T18:00:00+08:00' })]])).toEqual([]);
    const [moved] = changes([[atEnd]], [[beyond]]);
    expect(moved).toMatchObject({ change: 'MOVES', before: { beyond: false }, after: { beyond: true } });
    expect(names([[beyond]], [[atEnd]])).toEqual(['MOVES']);
  });

  test('stands in the order in which it comes, or would have come', () => {
    const rung = (name: string, hour: number) =>
      warning({ rung: name, at: `2025-10-09T${hour}:00:00+08:00` });
    const listed = changes([[rung('a', 12), rung('b', 15)]], [[rung('c', 14), rung('b', 11)]]);
    expect(listed.map((each) => `${each.change} ${each.rung}`)).toEqual(['MOVES b', 'GOES a', 'COMES c']);
  });

  test('that a clock still has before it is compared, unless it stands still, is reached or withdrawn', () => {
    const end = (given: Partial<Clock>) => {
      const clocks = [{ ...inspection, ...given }];
      return { future: { ...future(), end: { ...order.state, clocks } }, peopleOf: () => [] };
    };
    const none = { future: future(), peopleOf: () => [] };
    const long = { ...comparison, until: '2025-10-20T18:00:00+08:00' };
    const told = (given: Partial<Clock>) =>
      warningDifferences(none, end(given), long).map(({ rung }) => rung);
    expect(told({})).toEqual(['80%', '0', '+1wd', '+2wd']);
    expect(told({ pausedAt: order.now })).toEqual([]);
    const [first, second, ...rest] = inspection.rungs;
    if (first === undefined || second === undefined) throw new Error('no rungs');
    const rungs = [{ ...first, reached: true }, { ...second, waived: true as const }, ...rest];
    expect(told({ rungs })).toEqual(['+1wd', '+2wd']);
  });
});
