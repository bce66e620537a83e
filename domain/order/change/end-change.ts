import type { ClockKind } from '../clock.ts';
import { openClock, startClock, stopClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';
import { releaseHold } from '../hold-control.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { ChangeOutcome, ChangeRecord, ChangeRequest } from './records.ts';

/** Clocks that run while a change is open. */
export const openChangeClocks = [
  'changeAnswer',
  'changeAssessment',
  'changeCustomer',
] as const satisfies readonly ClockKind[];

/** End a change: its clocks stop, and work that it held goes on. */
export function endChange(
  draft: Draft,
  change: ChangeRequest,
  outcome: ChangeOutcome,
  made: Partial<ChangeRecord> = {},
  comment?: string,
): void {
  draft.emit({
    type: 'changeEnded',
    change: { ...change, ...made, outcome, ended: draft.sign(comment) },
  });
  for (const kind of openChangeClocks) stopClock(draft, kind);
  letWorkGoOn(draft);
}

/** The order stays as it is, and sales tells the customer why (CHANGE-14). */
export function rejectChange(draft: Draft, change: ChangeRequest, reason: string): void {
  endChange(draft, change, 'REJECTED', {}, reason);
  if (openClock(draft, 'changeNotice') === undefined) startClock(draft, looseClocks.changeNotice);
}

/** Work that the change held goes on. */
export function letWorkGoOn(draft: Draft): void {
  const isHeld = draft.state.holds?.some(({ reason }) => reason === 'CHANGE') ?? false;
  if (isHeld) releaseHold(draft, 'CHANGE');
}
