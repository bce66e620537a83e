import type { CaseState, Measure, Severity } from '../cases/case-state.ts';
import { measureClock } from '../cases/measure-round.ts';
import { type Instant, isBefore } from '../instant.ts';
import { caseNames } from '../names/case-names.ts';
import type { Names } from '../names/names.ts';
import type { DeviationKind } from './deviation-kinds.ts';
import { isWithin, passedOf, type Span } from './span.ts';
import type { Deviation } from './supervision.ts';

const bySeverity: Readonly<Record<Severity, DeviationKind>> = {
  MINOR: 'VIOLATION_MINOR',
  MAJOR: 'VIOLATION_MAJOR',
  CRITICAL: 'VIOLATION_CRITICAL',
};

/**
 * What a case says of how problems are dealt with: measures carried out late in the span, or still open past their
 * date; a verification that had to be repeated, or is still waited for; rules that were broken. What is open counts
 * as of the end of the span, or of now where that is earlier.
 */
export function caseDeviations(state: CaseState, span: Span, now: Instant): Deviation[] {
  const asOf = passedOf(span, now).until;
  const name = caseNames(state.kind, state.type);
  const place = { of: 'CASE', id: state.caseId, number: state.caseNumber ?? '', readable: true } as const;
  const found = (
    kind: DeviationKind,
    at: Instant,
    what: Names = name,
    department = state.department,
  ): Deviation => ({ ...place, kind, department, at, what });
  const deviations = state.measures.flatMap((measure) => {
    const at = lateSince(state, measure, span, asOf);
    if (at === undefined) return [];
    return [found('MEASURE_LATE', at, alike(measure.description), measure.department)];
  });
  if (state.violation !== undefined && isWithin(state.openedAt, span)) {
    const { severity, rule } = state.violation;
    deviations.push(found(bySeverity[severity], state.openedAt, alike(rule)));
  }
  if (state.step === 'CLOSED' && state.round > 1 && isWithin(state.stepSince, span)) {
    deviations.push(found('VERIFICATION_FAILED_ONCE', state.stepSince));
  }
  const waiting = state.clocks.find(({ kind }) => kind === 'caseVerification');
  if (waiting?.due !== undefined && waiting.pausedAt === undefined && isBefore(waiting.due, asOf)) {
    deviations.push(found('NOT_VERIFIED_IN_TIME', waiting.due, name, waiting.owner));
  }
  return deviations;
}

/** When a measure was done too late, or since when an open one is late. */
function lateSince(state: CaseState, measure: Measure, span: Span, asOf: Instant): Instant | undefined {
  const { completed, measureId } = measure;
  if (completed !== undefined) {
    return completed.late && isWithin(completed.at, span) ? completed.at : undefined;
  }
  const due = measureClock(state, measureId)?.due;
  return due !== undefined && isBefore(due, asOf) ? due : undefined;
}

function alike(text: string): Names {
  return { zh: text, en: text };
}
