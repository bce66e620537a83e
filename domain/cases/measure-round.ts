import type { CaseState, Measure } from './case-state.ts';

/** The measures of the round that runs. */
export function roundMeasures(state: CaseState): Measure[] {
  return state.measures.filter(({ round }) => round === state.round);
}

/** Measures that are still to be carried out. */
export function openMeasures(state: CaseState): Measure[] {
  return state.measures.filter(({ completed }) => completed === undefined);
}

/** `M3` is the third: the cycle of its clock. */
export function numberOf(id: string): number {
  return Number(id.slice(1));
}
