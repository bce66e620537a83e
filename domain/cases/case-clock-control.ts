import type { ClockLimit } from '../order/clock.ts';
import { clockIdOf } from '../order/clock.ts';
import { ladderFor } from '../order/clock-control.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';
import type { CaseDraft } from './case-draft.ts';
import { type CaseClockKind, caseKinds } from './case-kinds.ts';

/** Whose a clock is: the department whose head hears of its lateness, and who is asked. */
export interface ClockOwner {
  owner: Department;
  assignee: Role;
  /** The one person who is asked. */
  personId?: string;
}

/**
 * Start a clock in its next cycle, with the limit given or the budget of the kind of case; a kind that has no such
 * budget starts none.
 */
export function startCaseClock(
  draft: CaseDraft,
  kind: CaseClockKind,
  { owner, assignee, personId }: ClockOwner,
  given?: ClockLimit,
): void {
  const parameter = caseKinds[draft.state.kind].budgets[kind];
  if (parameter === undefined && given === undefined) return;
  const limit = given ?? { budget: String(draft.policy[parameter ?? 'qual.timely']) };
  const cycle = (draft.state.cycles[kind] ?? 0) + 1;
  const clockId = clockIdOf(kind, cycle);
  const ladder = ladderFor(draft.policy, kind, limit);
  draft.emit({
    type: 'clockStarted',
    clock: { clockId, kind, cycle, owner, assignee, anchor: draft.at, limit, ladder },
  });
  if (personId !== undefined) draft.emit({ type: 'clockReassigned', clockId, personId });
}

/** Stop the open clock of a kind, or the one of a cycle; a clock that is not there is no error. */
export function stopCaseClock(draft: CaseDraft, kind: CaseClockKind, cycle?: number): void {
  for (const clock of draft.state.clocks) {
    if (clock.kind !== kind || (cycle !== undefined && clock.cycle !== cycle)) continue;
    draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
  }
}

/** At the end of a case nothing runs any more. */
export function stopAllCaseClocks(draft: CaseDraft): void {
  for (const { clockId } of draft.state.clocks) {
    draft.emit({ type: 'clockStopped', clockId, at: draft.at });
  }
}
