import { type FieldProblem, refuse, refuseField } from '../../errors.ts';
import { headOf } from '../../people/roles.ts';
import { startCaseClock, stopCaseClock } from '../case-clock-control.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { CaseCommandInputs } from '../case-inputs.ts';
import type { CaseState, Measure } from '../case-state.ts';
import { enterCaseStep } from '../enter-step.ts';
import {
  areMeasuresAgreed,
  causesWithoutMeasure,
  measureClock,
  numberOf,
  openMeasures,
  roundMeasures,
} from '../measure-round.ts';
import { owners } from '../owners.ts';
import { isPast } from '../possible-date.ts';

const executors = {
  persons: (state: CaseState, input?: object) => meant(state, input).map(({ owner }) => owner),
  rolesIn: (state: CaseState, input?: object) =>
    meant(state, input).map(({ department }) => headOf(department)),
};

/** What is done about it: agreed, reported on and completed. */
export const measureCommands = {
  agreeMeasure: {
    who: { parts: ['AGREES'] },
    steps: ['ANALYSED', 'MEASURES_AGREED'],
    zh: '商定措施',
    en: 'Agree measure',
    purpose: 'A measure with responsible department, responsible person, time limit and how it is verified.',
    requirements: ['EXC-05', 'OVERDUE-05', 'OVERDUE-06'],
    decide: agreeMeasure,
  },
  agreeMeasures: {
    who: { parts: ['AGREES'] },
    steps: ['ANALYSED'],
    isOpen: areMeasuresAgreed,
    zh: '确认全部措施',
    en: 'Confirm measures',
    purpose: 'All measures are agreed; they are carried out.',
    requirements: ['EXC-05', 'OVERDUE-05'],
    decide: (draft) => {
      guardAgreed(draft.state);
      enterCaseStep(draft, 'MEASURES_AGREED');
      executeWhenDone(draft);
    },
  },
  reportMeasure: {
    who: executors,
    steps: ['ANALYSED', 'MEASURES_AGREED'],
    isOpen: (state) => openMeasures(state).length > 0,
    zh: '报告措施进度',
    en: 'Report on measure',
    purpose: 'The responsible person says how far a measure has come.',
    requirements: ['EXC-06'],
    decide: (draft, { measureId, progress }) => {
      findOpen(draft, measureId);
      draft.emit({ type: 'measureProgressed', measureId, progress: { ...draft.sign(), progress } });
    },
  },
  completeMeasure: {
    who: executors,
    steps: ['ANALYSED', 'MEASURES_AGREED'],
    isOpen: (state) => openMeasures(state).length > 0,
    zh: '完成措施',
    en: 'Complete measure',
    purpose: 'The responsible person has carried out a measure; with the last one the case is executed.',
    requirements: ['EXC-06', 'OVERDUE-05'],
    decide: completeMeasure,
  },
} satisfies Partial<CaseCommandTable>;

function guardAgreed(state: CaseState): void {
  if (areMeasuresAgreed(state)) return;
  const causes = causesWithoutMeasure(state);
  if (roundMeasures(state).length > 0) {
    refuse('blocked', `Causes against which no measure is agreed: ${causes.join(', ')}.`);
  }
  refuse('blocked', 'No measure is agreed yet: agree one with department, person and time limit.');
}

function agreeMeasure(draft: CaseDraft, input: CaseCommandInputs['agreeMeasure']): void {
  const { department, owner, due, ...rest } = input;
  const problems: FieldProblem[] = [];
  if (department === undefined)
    problems.push({ path: 'department', reason: 'name the responsible department' });
  if (owner === undefined) problems.push({ path: 'owner', reason: 'name the responsible person' });
  if (due === undefined) problems.push({ path: 'due', reason: 'name the time limit' });
  else if (isPast(due, draft.at)) problems.push({ path: 'due', reason: 'lies in the past' });
  const known = draft.state.analysis?.causes.map(({ cause }) => cause) ?? [];
  for (const cause of input.causes ?? []) {
    if (!known.includes(cause))
      problems.push({ path: 'causes', reason: `the analysis names no cause ${cause}` });
  }
  if (department === undefined || owner === undefined || due === undefined || problems.length > 0) {
    refuse('does-not-fit', `${problems[0]?.path}: ${problems[0]?.reason}`, problems);
  }
  const { by, at } = draft.sign();
  const number = draft.state.measures.length + 1;
  const measure: Measure = {
    ...rest,
    measureId: `M${number}`,
    round: draft.state.round,
    department,
    owner,
    due,
    by,
    at,
    progress: [],
  };
  draft.emit({ type: 'measureAgreed', measure });
  startCaseClock(draft, 'caseMeasure', owners.measure(department, owner), { until: due });
  if (draft.state.step === 'MEASURES_AGREED') stopCaseClock(draft, 'caseMeasures');
}

function completeMeasure(draft: CaseDraft, input: CaseCommandInputs['completeMeasure']): void {
  const { measureId, result } = input;
  const measure = findOpen(draft, measureId);
  const clock = measureClock(draft.state, measureId);
  const late = clock?.rungs.some(({ rung, reached }) => rung === '0' && reached) ?? false;
  draft.emit({
    type: 'measureCompleted',
    measureId: measure.measureId,
    completed: { ...draft.sign(), result, late },
  });
  stopCaseClock(draft, 'caseMeasure', numberOf(measureId));
  if (draft.state.step === 'MEASURES_AGREED') executeWhenDone(draft);
}

/** With the last measure of the round the case is executed (EXC-06). */
function executeWhenDone(draft: CaseDraft): void {
  if (openMeasures(draft.state).length === 0) enterCaseStep(draft, 'EXECUTED');
}

function findOpen(draft: CaseDraft, measureId: string): Measure {
  const measure = draft.state.measures.find((each) => each.measureId === measureId);
  if (measure === undefined) refuseField('measureId', 'the case has no such measure');
  if (measure.completed !== undefined) refuseField('measureId', 'the measure is completed already');
  return measure;
}

/** The measure that the input names, else those that are open: whoever was meant hears what is wrong with the name. */
function meant(state: CaseState, input: object | undefined): Measure[] {
  const measureId = input !== undefined && 'measureId' in input ? input.measureId : undefined;
  const named = state.measures.filter((measure) => measure.measureId === measureId);
  return named.length > 0 ? named : openMeasures(state);
}
