import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { clockPauses } from '../schema/clock-pauses.ts';
import { stoppedClocks } from './clock-rows.ts';

export type PauseRow = typeof clockPauses.$inferSelect;

/** The end of a pause that an earlier batch may have begun. */
export interface PauseEnd {
  clockId: string;
  /** Null ends all pauses of the clock: it stopped. */
  reason: string | null;
  resumedAt: Instant;
  /** Null when the clock does not run on. */
  dueAfter: Instant | null;
}

/** Pauses that some entries began, and ends of pauses that may have been open before them. */
export interface PauseChanges {
  begun: PauseRow[];
  ended: PauseEnd[];
}

export function pauseChanges(folded: readonly FoldedEntry[]): PauseChanges {
  const begun: PauseRow[] = [];
  const ended: PauseEnd[] = [];
  for (const step of folded) {
    begun.push(...pausesBegun(step));
    for (const end of pauseEnds(step)) {
      const open = begun.filter((row) => row.resumedAt === null && ends(end, row));
      for (const row of open) Object.assign(row, { resumedAt: end.resumedAt, dueAfter: end.dueAfter });
      ended.push(end);
    }
  }
  return { begun, ended };
}

function pausesBegun({ entry, before, after }: FoldedEntry): PauseRow[] {
  return entry.events.flatMap((event) => {
    if (event.type !== 'clockPaused') return [];
    const known = clockIn(before, event.clockId);
    if (known?.pauses.some((pause) => pause.reason === event.reason) === true) return [];
    return {
      orderId: after.orderId,
      clockId: event.clockId,
      version: entry.version,
      reason: event.reason,
      pausedAt: event.at,
      resumedAt: null,
      dueBefore: known?.due ?? clockIn(after, event.clockId)?.due ?? null,
      dueAfter: null,
    };
  });
}

function pauseEnds(step: FoldedEntry): PauseEnd[] {
  const resumed = step.entry.events.flatMap((event): PauseEnd[] => {
    if (event.type !== 'clockResumed') return [];
    const clock = clockIn(step.after, event.clockId);
    const dueAfter = clock?.pausedAt === undefined ? (clock?.due ?? null) : null;
    return [{ clockId: event.clockId, reason: event.reason, resumedAt: event.at, dueAfter }];
  });
  const stopped = stoppedClocks(step)
    .filter(({ clock }) => clock.pauses.length > 0)
    .map(({ clock, at }) => ({ clockId: clock.clockId, reason: null, resumedAt: at, dueAfter: null }));
  return [...resumed, ...stopped];
}

function ends(end: PauseEnd, row: PauseRow): boolean {
  return row.clockId === end.clockId && (end.reason === null || row.reason === end.reason);
}

function clockIn(state: OrderState, clockId: string): Clock | undefined {
  return state.clocks.find((clock) => clock.clockId === clockId);
}
