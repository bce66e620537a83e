import type { ParsedBudget } from './budget.ts';
import { minuteMs } from './civil-date.ts';
import type { CompiledCalendar } from './compile-calendar.ts';
import { isProvisionalBetween } from './due.ts';
import type { ParsedOffset } from './ladder.ts';
import { afterMs, beforeMs } from './shift.ts';
import { shareMs, workingMsBetween } from './working-minutes.ts';

/** A clock that starts, in epoch ms. Without a budget it runs until an instant. */
export interface Running {
  readonly compiled: CompiledCalendar;
  readonly anchor: number;
  readonly due: number;
  readonly budget: ParsedBudget | undefined;
}

/** The instant of a rung, wherever it lies. */
export function rungMs(running: Running, offset: ParsedOffset): number {
  const { compiled, anchor, due } = running;
  switch (offset.kind) {
    case 'DUE':
      return due;
    case 'AFTER':
      return afterMs(compiled, due, offset.budget);
    case 'BEFORE':
      return beforeMs(compiled, due, offset.budget);
    case 'SHARE':
      return isSharedByPlainClock(running)
        ? anchor + Math.floor(((due - anchor) * offset.percent) / 100)
        : shareMs(compiled, anchor, due, offset.percent);
  }
}

/**
 * Minutes and seconds exist to try a policy out on a live system at any hour; and an elapsed budget over a weekend
 * may hold no working time to share.
 */
function isSharedByPlainClock({ compiled, anchor, due, budget }: Running): boolean {
  if (budget === undefined) return false;
  return budget.unit === 'm' || budget.unit === 's' || workingMsBetween(compiled, anchor, due) < minuteMs;
}

/** A warning is counted back from the due instant, so the years up to it matter even when the warning lies before them. */
export function rungIsProvisional(running: Running, offset: ParsedOffset, at: number): boolean {
  const { compiled, anchor, due, budget } = running;
  const inWorkingTime =
    budget?.kind === 'WORKING' ||
    (offset.kind === 'SHARE' && !isSharedByPlainClock(running)) ||
    ((offset.kind === 'AFTER' || offset.kind === 'BEFORE') && offset.budget.kind === 'WORKING');
  return inWorkingTime && isProvisionalBetween(compiled, anchor, Math.max(at, due));
}
