import { setTimeout as delay } from 'node:timers/promises';

/** Looks until a condition holds; false when it still does not after so many milliseconds. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await delay(everyMs);
  }
  return true;
}
