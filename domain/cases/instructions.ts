import type { CaseInstruction, CaseState } from './case-state.ts';

/** Instructions of leadership that are still to be followed. */
export function openInstructions(state: CaseState): CaseInstruction[] {
  return state.instructions.filter(({ followed }) => followed === undefined);
}
