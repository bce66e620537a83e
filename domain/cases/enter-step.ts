import { startCaseClock, stopAllCaseClocks, stopCaseClock } from './case-clock-control.ts';
import type { CaseDraft } from './case-draft.ts';
import { type CaseClockKind, type CaseStep, isFinalStep } from './case-kinds.ts';
import { owners } from './owners.ts';

/** The clock of each step, and whose it is. */
const stepClocks: Partial<
  Record<CaseStep, { kind: CaseClockKind; whose: 'analysis' | 'measures' | 'verification' }>
> = {
  OPENED: { kind: 'caseAnalysis', whose: 'analysis' },
  ANALYSED: { kind: 'caseMeasures', whose: 'measures' },
  EXECUTED: { kind: 'caseVerification', whose: 'verification' },
};

/** Move the case to a step: the clock of the step before stops, its own starts; at the end nothing runs. */
export function enterCaseStep(draft: CaseDraft, step: CaseStep): void {
  const left = stepClocks[draft.state.step];
  if (left !== undefined) stopCaseClock(draft, left.kind);
  if (isFinalStep(step)) stopAllCaseClocks(draft);
  draft.emit({ type: 'caseStepEntered', step });
  const own = stepClocks[step];
  if (own !== undefined) startCaseClock(draft, own.kind, owners[own.whose](draft.state));
}

/** A further round of measures: they are agreed while the case stands where measures are carried out. */
export function beginRound(draft: CaseDraft): void {
  enterCaseStep(draft, 'MEASURES_AGREED');
  startCaseClock(draft, 'caseMeasures', owners.measures(draft.state));
}
