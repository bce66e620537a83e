import { isOverdue } from '../order/clock.ts';
import type { CaseState } from './case-state.ts';

/** True when an open clock of the case has passed its due instant. */
export function caseOverdue(state: CaseState): boolean {
  return state.clocks.some(isOverdue);
}
