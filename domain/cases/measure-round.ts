import type { Clock } from '../order/clock.ts';
import { caseKinds } from './case-kinds.ts';
import type { CaseState, CauseCode, Measure } from './case-state.ts';

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

/** The clock of a measure, running or stopped; undefined where none was started. */
export function measureClock({ clocks }: CaseState, measureId: string): Clock | undefined {
  const cycle = numberOf(measureId);
  return clocks.find((clock) => clock.kind === 'caseMeasure' && clock.cycle === cycle);
}

/** Causes of the analysis against which no measure is agreed; each needs one (OVERDUE-05). */
export function causesWithoutMeasure(state: CaseState): CauseCode[] {
  const causes = new Set(state.analysis?.causes.map(({ cause }) => cause));
  const measures = roundMeasures(state);
  return [...causes].filter((cause) =>
    measures.every(({ causes: against }) => against?.includes(cause) === false),
  );
}

/** True when the measures of the round may be confirmed: there is one, and one against each cause, where they are needed. */
export function areMeasuresAgreed(state: CaseState): boolean {
  if (caseKinds[state.kind].needs.MEASURES === undefined) return true;
  return roundMeasures(state).length > 0 && causesWithoutMeasure(state).length === 0;
}
