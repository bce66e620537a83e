import { unopenedCase } from '../../domain/cases/apply-case.ts';
import type { CaseState, Cause } from '../../domain/cases/case-state.ts';

const mark = { by: 'li', at: '2025-10-10T09:00:00+08:00' };

/** A stage overdue since the 8th, analysed where causes are given. */
export function caseOf(given: Partial<CaseState>, ...causes: Cause[]): CaseState {
  const analysis = { rootCause: '-', participants: ['li'], analysedOn: '2025-10-09', fault: false, causes };
  return {
    ...unopenedCase('case_1'),
    kind: 'OVERDUE',
    type: 'STAGE_OVERDUE',
    openedAt: '2025-10-08T09:00:00+08:00',
    stepSince: '2025-10-08T09:00:00+08:00',
    ...(causes.length === 0 ? {} : { analysis: { ...analysis, ...mark } }),
    ...given,
  };
}
