import { refuse, refuseField } from '../../errors.ts';
import { headOf, rolesOf, staffOf } from '../../people/roles.ts';
import { startCaseClock, stopCaseClock } from '../case-clock-control.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { CaseCommandInputs } from '../case-inputs.ts';
import { openCaseSteps } from '../case-kinds.ts';
import type { CaseInstruction, CaseState } from '../case-state.ts';
import { stopNoticeClock } from '../customer-notice.ts';
import { openInstructions } from '../instructions.ts';
import { numberOf } from '../measure-round.ts';
import { isFuture, isPast } from '../possible-date.ts';

/** Leadership hears of a case and says what is to be done; the customer hears of the delay. */
export const leadershipCommands = {
  reportToLeadership: {
    who: { parts: ['REPORTS'] },
    steps: openCaseSteps,
    isOpen: ({ report }) => report === undefined,
    zh: '向公司领导报告',
    en: 'Report to leadership',
    purpose: 'Reports the case to company leadership with a proposed solution.',
    requirements: ['OVERDUE-07', 'EXC-11'],
    decide: (draft, input) => {
      if (draft.state.report !== undefined) refuse('blocked', 'The case was reported to leadership already.');
      draft.emit({ type: 'reportedToLeadership', report: { ...input, ...draft.sign() } });
      stopCaseClock(draft, 'caseReport');
    },
  },
  instruct: {
    who: { roles: rolesOf('LEADERSHIP') },
    steps: openCaseSteps,
    zh: '领导指示',
    en: 'Give instruction',
    purpose: 'What leadership wants done and the resources it allocates; it is tracked until followed.',
    requirements: ['OVERDUE-07', 'EXC-11'],
    decide: instruct,
  },
  followInstruction: {
    who: {
      persons: (state, input) => meant(state, input).flatMap(({ owner }) => owner ?? []),
      rolesIn: (state) => [headOf(state.department), ...rolesOf('ADMINISTRATION')],
    },
    steps: openCaseSteps,
    isOpen: (state) => openInstructions(state).length > 0,
    zh: '落实指示',
    en: 'Follow instruction',
    purpose: 'An instruction of leadership was carried out, with its result.',
    requirements: ['OVERDUE-07'],
    decide: (draft, { instructionId, result }) => {
      const instruction = draft.state.instructions.find((each) => each.instructionId === instructionId);
      if (instruction === undefined) refuseField('instructionId', 'the case has no such instruction');
      if (instruction.followed !== undefined) refuseField('instructionId', 'it was followed already');
      draft.emit({ type: 'instructionFollowed', instructionId, followed: { ...draft.sign(), result } });
      stopCaseClock(draft, 'caseInstruction', numberOf(instructionId));
    },
  },
  tellCustomer: {
    who: { roles: staffOf('SALES', 'CUSTOMER_SERVICE') },
    steps: openCaseSteps,
    isOpen: ({ orders }) => orders.length > 0,
    zh: '告知客户',
    en: 'Tell customer',
    purpose: 'The customer was told of the delay and the new expected date.',
    requirements: ['OVERDUE-16'],
    decide: tellCustomer,
  },
  holdReviewMeeting: {
    who: { roles: rolesOf('LEADERSHIP') },
    steps: openCaseSteps,
    isOpen: ({ analysis }) => analysis !== undefined,
    zh: '召开检讨会',
    en: 'Hold review meeting',
    purpose: 'Leadership determines who is responsible for a serious error, and how it is handled.',
    requirements: ['OVERDUE-13'],
    decide: (draft, input) => {
      if (draft.state.analysis === undefined) refuse('blocked', 'The cause is not analysed yet.');
      if (input.participants.length === 0) refuseField('participants', 'name at least one');
      if (isFuture(input.date, draft.at)) refuseField('date', 'lies in the future');
      draft.emit({ type: 'reviewMeetingHeld', meeting: { ...input, ...draft.sign() } });
    },
  },
} satisfies Partial<CaseCommandTable>;

function instruct(draft: CaseDraft, input: CaseCommandInputs['instruct']): void {
  const { due, owner } = input;
  if (due !== undefined && isPast(due, draft.at)) refuseField('due', 'lies in the past');
  const { by, at } = draft.sign();
  const instructionId = `I${draft.state.instructions.length + 1}`;
  draft.emit({ type: 'instructionGiven', instruction: { ...input, instructionId, by, at } });
  const { department } = draft.state;
  const whose = { owner: department, assignee: headOf(department) };
  startCaseClock(
    draft,
    'caseInstruction',
    owner === undefined ? whose : { ...whose, personId: owner },
    due === undefined ? undefined : { until: due },
  );
}

function tellCustomer(draft: CaseDraft, input: CaseCommandInputs['tellCustomer']): void {
  if (draft.state.orders.every(({ orderId }) => orderId !== input.orderId)) {
    refuseField('orderId', 'is no order of the case');
  }
  if (isPast(input.newDate, draft.at)) refuseField('newDate', 'lies in the past');
  const { by, at } = draft.sign();
  draft.emit({ type: 'customerTold', contact: { ...input, by, at } });
  stopNoticeClock(draft);
}

/** The instruction that the input names, else those that are open: whoever was meant hears what is wrong with the name. */
function meant(state: CaseState, input: object | undefined): CaseInstruction[] {
  const id = input !== undefined && 'instructionId' in input ? input.instructionId : undefined;
  const named = state.instructions.filter(({ instructionId }) => instructionId === id);
  return named.length > 0 ? named : openInstructions(state);
}
