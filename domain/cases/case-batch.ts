import type { Refusal } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { Outcome } from '../order/batch.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { advanceCase } from './advance-case.ts';
import { applyCaseEntry } from './apply-case.ts';
import type { CaseEntry } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { type CaseCommand, decideCase } from './decide-case.ts';

/** Entries to commit together, the state after them, and an outcome for each command, in order. */
export interface CaseBatch {
  entries: CaseEntry[];
  state: CaseState;
  outcomes: Outcome[];
}

/**
 * One turn of the loop, pure: first what time has brought by `now`, then each command on the state that the one
 * before left. `lost` holds refusals of commands that lost a race at commit, by their place in `commands`.
 */
export function composeCaseBatch(
  state: CaseState,
  commands: readonly CaseCommand[],
  now: Instant,
  policy: PolicyValues,
  lost: ReadonlyMap<number, Refusal> = new Map(),
): CaseBatch {
  const entries: CaseEntry[] = [];
  let current = state;
  const take = (entry: CaseEntry): void => {
    entries.push(entry);
    current = applyCaseEntry(current, entry);
  };
  advanceCase(current, now).forEach(take);
  const outcomes = commands.map((command, index): Outcome => {
    const refusal = lost.get(index) ?? unopenedRefusal(current, command);
    if (refusal !== undefined) return { accepted: false, refusal };
    // The same case opened again: nothing happens twice (I7).
    if (command.name === 'openCase' && current.version > 0) {
      return { accepted: true, version: current.version };
    }
    const decision = decideCase(current, command, now, policy);
    if (!decision.accepted) return decision;
    take(decision.entry);
    return { accepted: true, version: decision.entry.version };
  });
  return { entries, state: current, outcomes };
}

function unopenedRefusal(state: CaseState, command: CaseCommand): Refusal | undefined {
  if (command.name === 'openCase' || state.version > 0) return undefined;
  return { code: 'not-found', detail: 'This case was never opened.' };
}
