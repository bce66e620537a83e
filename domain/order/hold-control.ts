import type { Clock } from './clock.ts';
import { definitionOf, pauseOpenClock } from './clock-control.ts';
import type { Draft } from './draft.ts';
import { covers, type Hold, type HoldReason } from './hold.ts';

/** Lets work stand still, and with it every clock of ours that measures it (CANCEL-02, ruling 16). */
export function placeHold(draft: Draft, hold: Omit<Hold, 'by' | 'at'>): void {
  const { by, at } = draft.sign();
  draft.emit({ type: 'holdPlaced', hold: { ...hold, by, at } });
  for (const clock of draft.state.clocks) holdClock(draft, clock, hold.reason);
}

/** Lets work go on: clocks run again unless another reason, or for the same one another case, holds them. */
export function releaseHold(draft: Draft, reason: HoldReason, caseId?: string): void {
  draft.emit({ type: 'holdReleased', reason, ...(caseId === undefined ? {} : { caseId }) });
  const rest = draft.state.holds?.filter((hold) => hold.reason === reason) ?? [];
  for (const clock of draft.state.clocks) {
    if (rest.some((hold) => isKept(draft, clock, hold))) continue;
    if (clock.pauses.some((pause) => pause.reason === reason)) {
      draft.emit({ type: 'clockResumed', clockId: clock.clockId, at: draft.at, reason });
    }
  }
}

/** What holds the order holds a clock that starts meanwhile, or a lot that comes to the held operation. */
export function holdNewClocks(draft: Draft): void {
  for (const { reason } of draft.state.holds ?? []) {
    for (const clock of draft.state.clocks) holdClock(draft, clock, reason);
  }
}

function holdClock(draft: Draft, clock: Clock, reason: HoldReason): void {
  const holds = draft.state.holds?.filter((each) => each.reason === reason) ?? [];
  if (clock.pauses.some((pause) => pause.reason === reason)) return;
  const { pausedBy, measures } = definitionOf(clock.kind);
  // What measures the hold itself, such as the answer to a change, must run.
  if (measures === 'INTERRUPTION') return;
  // What was promised to the customer runs on while we wait for ourselves; nothing does once the order is frozen.
  if (reason !== 'CANCELLATION' && pausedBy !== undefined && !pausedBy.includes(reason)) return;
  if (holds.some((hold) => isKept(draft, clock, hold))) pauseOpenClock(draft, clock, reason);
}

function isKept({ state }: Draft, { lotId }: Clock, hold: Hold): boolean {
  if (lotId === undefined) return hold.lotId === undefined && hold.from === undefined;
  const lot = state.lots.find((each) => each.lotId === lotId);
  return lot !== undefined && covers(hold, lot);
}
