import { earliest, type Instant } from '../instant.ts';
import { isOverdue, nextMoment } from '../order/clock.ts';
import type { CaseState } from './case-state.ts';

/** The next instant at which time itself brings something, over all running clocks. */
export function nextCaseDue(state: CaseState): Instant | undefined {
  return earliest(state.clocks.flatMap((clock) => nextMoment(clock)?.at ?? []));
}

/** True when an open clock of the case has passed its due instant. */
export function caseOverdue(state: CaseState): boolean {
  return state.clocks.some(isOverdue);
}
