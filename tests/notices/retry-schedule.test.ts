import { expect, test } from 'vitest';
import { defaultRetrySchedule, pauseAfter } from '../../notices/retry-schedule.ts';

const threeDaysMs = 3 * 24 * 3_600_000;

function pauses(random: number): number[] {
  const found: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const pause = pauseAfter(defaultRetrySchedule, attempts, random);
    if (pause === undefined) return found;
    found.push(pause);
  }
}

test('a notice is tried for more than three days, with pauses that never shrink, and then given up', () => {
  const shortest = pauses(0);
  expect(shortest.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(threeDaysMs);
  expect(shortest).toEqual(shortest.toSorted((a, b) => a - b));
  expect(shortest.at(0)).toBeLessThanOrEqual(30_000);
});

test('chance only lengthens a pause, so that the three days hold', () => {
  const [longest, shortest] = [pauses(0.999), pauses(0)];
  expect(longest).toHaveLength(shortest.length);
  for (const [index, pause] of longest.entries()) {
    expect(pause).toBeGreaterThan(shortest[index] ?? 0);
    expect(pause).toBeLessThan((shortest[index] ?? 0) * 1.2);
  }
});

test('a receiver that asks for more time gets it, one that asks for less does not shorten the pause', () => {
  expect(pauseAfter(defaultRetrySchedule, 1, 0, 90_000)).toBe(90_000);
  expect(pauseAfter(defaultRetrySchedule, 1, 0, 1)).toBe(10_000);
});
