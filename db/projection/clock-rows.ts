import { epochMs, type Instant } from '../../domain/instant.ts';
import { apply } from '../../domain/order/apply.ts';
import { type Clock, isOverdue, nextRung } from '../../domain/order/clock.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { calendarOf } from '../../domain/order/order-calendar.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { clocks } from '../schema/clocks.ts';
import { changedRows } from './changed-rows.ts';

export type ClockRow = typeof clocks.$inferSelect;

/** A clock as it was when it stopped. */
export interface StoppedClock {
  clock: Clock;
  at: Instant;
}

/** Rows of the clocks that some entries started, changed or stopped. */
export function changedClocks(before: OrderState, folded: readonly FoldedEntry[]): ClockRow[] {
  const after = folded.at(-1)?.after ?? before;
  // By the policy and calendar that held when it stopped, whatever the order was moved to later.
  const stopped = folded.flatMap((step) =>
    stoppedClocks(step).map(({ clock, at }) => clockRow(step.before, clock, at)),
  );
  const open = changedRows(openClockRows(before), openClockRows(after), (row) => row.clockId);
  return [...open, ...stopped.filter((row) => row !== undefined)];
}

/** The clocks that an entry stopped, as they stood just before. */
export function stoppedClocks({ entry, before }: FoldedEntry): StoppedClock[] {
  const stopped: StoppedClock[] = [];
  let state = before;
  for (const event of entry.events) {
    if (event.type === 'clockStopped') {
      const clock = state.clocks.find((each) => each.clockId === event.clockId);
      if (clock !== undefined) stopped.push({ clock, at: event.at });
    }
    state = apply(state, event);
  }
  return stopped;
}

/** Rows of the clocks that have not stopped. */
export function openClockRows(state: OrderState): ClockRow[] {
  return state.clocks.map((clock) => clockRow(state, clock)).filter((row) => row !== undefined);
}

/** A clock that started and stopped within one entry never ran and has no due instant: it has no row. */
function clockRow(state: OrderState, clock: Clock, stoppedAt?: Instant): ClockRow | undefined {
  if (clock.due === undefined) return undefined;
  const calendar = calendarOf(state, clock.owner);
  return {
    orderId: state.orderId,
    clockId: clock.clockId,
    kind: clock.kind,
    lotId: clock.lotId ?? null,
    cycle: clock.cycle,
    owner: clock.owner,
    assignee: clock.assignee,
    assignedTo: clock.assignedTo ?? null,
    anchorAt: clock.anchor,
    timeLimit: clock.limit,
    ladder: clock.ladder,
    dueAt: clock.due,
    provisional: clock.provisional ?? false,
    rungs: clock.rungs,
    nextRungAt: stoppedAt === undefined ? (nextRung(clock)?.at ?? null) : null,
    overdue: isOverdue(clock),
    pauses: clock.pauses.map((pause) => pause.reason),
    pausedAt: clock.pausedAt ?? null,
    stoppedAt: stoppedAt ?? null,
    late: stoppedAt === undefined ? null : isLate(clock, clock.due, stoppedAt),
    policyInduced: clock.rungs.some((rung) => rung.rung === '0' && rung.induced === true),
    policyVersion: state.policyVersion,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
  };
}

/** Done exactly at due is on time; a clock that stands still is judged by when it was paused. */
function isLate(clock: Clock, due: Instant, stoppedAt: Instant): boolean {
  return epochMs(clock.pausedAt ?? stoppedAt) > epochMs(due);
}
