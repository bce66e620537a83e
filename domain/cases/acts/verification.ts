import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { CaseCommandInputs } from '../case-inputs.ts';
import { beginRound, enterCaseStep } from '../enter-step.ts';
import { roundMeasures } from '../measure-round.ts';
import { isPast } from '../possible-date.ts';

/** Whether it helped. */
export const verificationCommands = {
  verifyCase: {
    who: { parts: ['VERIFIES'] },
    steps: ['EXECUTED'],
    zh: '验证效果',
    en: 'Verify effect',
    purpose: 'Whether the measures helped; what did not help begins another round of measures.',
    requirements: ['EXC-07', 'OVERDUE-14', 'OVERDUE-11'],
    decide: verifyCase,
  },
  recordPreventive: {
    who: { parts: ['ANALYSES', 'AGREES', 'VERIFIES', 'JUDGES'] },
    steps: ['ANALYSED', 'MEASURES_AGREED', 'EXECUTED', 'VERIFIED'],
    zh: '记录预防措施',
    en: 'Record preventive measure',
    purpose: 'What keeps it from happening again: training, process, communication or risk warning.',
    requirements: ['EXC-13'],
    decide: (draft, input) => {
      if (isPast(input.due, draft.at)) refuseField('due', 'lies in the past');
      const { by, at } = draft.sign();
      draft.emit({ type: 'preventiveRecorded', preventive: { ...input, by, at } });
    },
  },
  recordLessons: {
    who: { parts: ['VERIFIES', 'CLOSES'] },
    steps: ['VERIFIED'],
    zh: '总结经验教训',
    en: 'Record lessons',
    purpose: 'Result and lessons learned, sent to the departments and persons concerned.',
    requirements: ['EXC-08'],
    decide: (draft, { persons = [], ...input }) => {
      if (input.departments.length === 0 && persons.length === 0) {
        refuseField('departments', 'name at least one department or person whom it is sent to');
      }
      draft.emit({ type: 'lessonsRecorded', lessons: { ...input, persons, ...draft.sign() } });
    },
  },
} satisfies Partial<CaseCommandTable>;

function verifyCase(draft: CaseDraft, input: CaseCommandInputs['verifyCase']): void {
  const { effective, comment, measureIds = [] } = input;
  const measures = roundMeasures(draft.state);
  const isOwn = measures.some((measure) =>
    [{ by: measure.owner }, measure.completed ?? {}].some((work) => hasPartIn(draft.actor, work)),
  );
  if (isOwn) {
    refuse('separation-of-duties', 'Whoever carried out a measure does not verify its effect.');
  }
  measureIds.forEach((measureId, index) => {
    if (measures.some((measure) => measure.measureId === measureId)) return;
    refuseField(`measureIds[${index}]`, 'is no measure of this round');
  });
  const verification = { ...draft.sign(), effective, comment };
  draft.emit({ type: 'caseVerified', verification, measureIds: effective ? [] : measureIds });
  if (effective) enterCaseStep(draft, 'VERIFIED');
  else beginRound(draft);
}
