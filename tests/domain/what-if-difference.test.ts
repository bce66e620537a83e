import { describe, expect, test } from 'vitest';
import type { Clock } from '../../domain/order/clock.ts';
import { clockDifferences } from '../../domain/what-if/difference.ts';
import { type ForkedClock, type Future, fork } from '../../domain/what-if/fork.ts';
import { orderIn } from './bring-to.ts';

const order = orderIn('IN_QC');
const until = '2025-10-09T18:00:00+08:00';
const inspection = order.clock('inspection', 'L1');
const comparison = { until, calendars: order.calendars, all: false };

/** The order at its present instant, with these clocks as its future. */
function future(clocks: Record<string, ForkedClock> = {}): Future {
  const bare = fork({ ...order.state, clocks: [] }, [], order, { now: order.now, until: order.now });
  return { ...bare, clocks: new Map(Object.entries(clocks)) };
}

const running = (given: Partial<Clock> = {}): ForkedClock => ({ clock: { ...inspection, ...given } });
const differ = (before: ForkedClock | undefined, after: ForkedClock | undefined, all = false) => {
  const of = (clock: ForkedClock | undefined) => future(clock === undefined ? {} : { c: clock });
  return clockDifferences(of(before), of(after), { ...comparison, all });
};

const friday = '2025-10-10T10:00:00+08:00';

describe('a clock in two futures', () => {
  test('is told when it has another due instant, with the working time between them, earlier as negative', () => {
    const earlier = '2025-10-09T16:00:00+08:00';
    expect(differ(running(), running({ due: earlier }))).toEqual([
      {
        clockId: 'c',
        kind: 'inspection',
        owner: 'QUALITY',
        lotId: 'L1',
        before: { due: friday, state: 'RUNS', provisional: false },
        after: { due: earlier, state: 'RUNS', provisional: false },
        // Two hours of Thursday and one of Friday.
        movedMinutes: -180,
      },
    ]);
    expect(differ(running({ due: earlier }), running())[0]?.movedMinutes).toBe(180);
  });

  test('is not told when it is the same instant, however it is written; of nothing, all are told', () => {
    const same = running({ due: '2025-10-10T02:00:00Z' });
    expect(differ(running(), same)).toEqual([]);
    expect(differ(running(), same, true)).toHaveLength(1);
    expect(differ(running(), same, true)[0]).not.toHaveProperty('movedMinutes');
    expect(differ(undefined, undefined, true)).toEqual([]);
  });

  test('is told when it stands still in one of them alone, without a due instant there', () => {
    const still = running({ pausedAt: order.now });
    expect(differ(running(), still)).toMatchObject([
      { before: { state: 'RUNS' }, after: { due: null, state: 'STANDS_STILL', provisional: false } },
    ]);
    expect(differ(running(), still)[0]).not.toHaveProperty('movedMinutes');
    expect(differ(still, running({ pausedAt: order.now, due: '2025-10-13T10:00:00+08:00' }))).toEqual([]);
  });

  test('is told when it ends in one of them alone, or at another instant', () => {
    const ended = (endedAt: string): ForkedClock => ({ ...running(), endedAt });
    expect(differ(running(), ended(order.now))).toMatchObject([
      { before: { state: 'RUNS' }, after: { due: friday, state: 'ENDED', endedAt: order.now } },
    ]);
    expect(differ(ended(order.now), ended(order.now))).toEqual([]);
    expect(differ(ended(order.now), ended('2025-10-09T11:00:00+08:00'))).toHaveLength(1);
    const still = { ...running({ pausedAt: order.now }), endedAt: order.now };
    expect(differ(running(), still)[0]?.after?.state).toBe('ENDED');
  });

  test('is told when an official notice makes its due instant certain', () => {
    expect(differ(running({ provisional: true }), running({ provisional: false }))).toMatchObject([
      { before: { provisional: true }, after: { provisional: false } },
    ]);
    expect(differ(running({ provisional: false }), running())).toEqual([]);
  });

  test('has one side alone where there is no such clock in the other', () => {
    const { lotId: _lot, ...whole } = inspection;
    const [comes] = differ(undefined, { clock: whole });
    expect(comes).not.toHaveProperty('before');
    expect(comes).not.toHaveProperty('lotId');
    expect(comes?.after?.due).toBe(friday);
    const [goes] = differ(running(), undefined);
    expect(goes).not.toHaveProperty('after');
    expect(goes).not.toHaveProperty('movedMinutes');
  });
});
