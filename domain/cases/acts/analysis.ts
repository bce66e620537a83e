import { type FieldProblem, refuse } from '../../errors.ts';
import { startCaseClock } from '../case-clock-control.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { CaseCommandInputs } from '../case-inputs.ts';
import { caseKinds } from '../case-kinds.ts';
import type { Cause } from '../case-state.ts';
import { enterCaseStep } from '../enter-step.ts';
import { owners } from '../owners.ts';
import { isFuture } from '../possible-date.ts';

/** Why it happened. */
export const analysisCommands = {
  recordAnalysis: {
    who: { parts: ['ANALYSES'] },
    steps: ['OPENED', 'ANALYSED'],
    zh: '记录原因分析',
    en: 'Record analysis',
    purpose: 'Root cause, causes with one primary, participants and date of the analysis.',
    requirements: ['EXC-04', 'OVERDUE-03', 'OVERDUE-04', 'CHANGE-16'],
    decide: recordAnalysis,
  },
} satisfies Partial<CaseCommandTable>;

function recordAnalysis(draft: CaseDraft, input: CaseCommandInputs['recordAnalysis']): void {
  const { fault, serious, ...analysis } = { ...input, causes: withPrimary(input.causes) };
  const problems = analysisProblems(draft, input);
  if (problems.length > 0) {
    refuse('does-not-fit', `${problems[0]?.path}: ${problems[0]?.reason}`, problems);
  }
  const becomesSerious = serious === true && !draft.state.serious;
  draft.emit({
    type: 'analysisRecorded',
    analysis: { ...analysis, fault: fault === true, ...draft.sign() },
    serious: draft.state.serious || serious === true,
  });
  const isReportDue =
    caseKinds[draft.state.kind].needs.REPORT === 'SERIOUS' && draft.state.report === undefined;
  if (becomesSerious && isReportDue) startCaseClock(draft, 'caseReport', owners.report(draft.state));
  if (draft.state.step === 'OPENED') enterCaseStep(draft, 'ANALYSED');
}

/** A cause that is alone is the primary one, unless it is said not to be. */
function withPrimary(causes: readonly Cause[]): Cause[] {
  const [only, ...others] = causes;
  if (only === undefined || others.length > 0) return [...causes];
  return [{ primary: true, ...only }];
}

function analysisProblems(draft: CaseDraft, input: CaseCommandInputs['recordAnalysis']): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { requiredOfAnalysis } = caseKinds[draft.state.kind];
  for (const field of requiredOfAnalysis) {
    if (input[field].length === 0) problems.push({ path: field, reason: 'name at least one' });
  }
  const primary = withPrimary(input.causes).filter((cause) => cause.primary === true).length;
  if (input.causes.length > 0 && primary !== 1) {
    problems.push({ path: 'causes', reason: 'exactly one cause is the primary one' });
  }
  input.causes.forEach((cause, index) => {
    if (cause.changeId === undefined || cause.cause === 'CUSTOMER_CHANGE') return;
    problems.push({
      path: `causes[${index}].changeId`,
      reason: 'only the cause CUSTOMER_CHANGE comes from a change of the order',
    });
  });
  if (isFuture(input.analysedOn, draft.at)) {
    problems.push({ path: 'analysedOn', reason: 'lies in the future' });
  }
  return problems;
}
