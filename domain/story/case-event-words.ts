import type { CaseEvent } from '../cases/case-events.ts';
import {
  approvalNames,
  caseNames,
  caseOutcomeNames,
  caseStepNames,
  causeNames,
  contactChannelNames,
  measureKindNames,
  preventiveKindNames,
  sanctionNames,
  severityNames,
  tellingResultNames,
} from '../names/case-names.ts';
import { inChinese } from '../names/in-chinese.ts';
import type { Names } from '../names/names.ts';
import { departments } from '../people/departments.ts';
import { clockEventWords } from './clock-event-words.ts';
import { typedWords } from './own-words.ts';
import { alike, labelled, listed, moneyWords, optional, type Telling, timeWords } from './telling.ts';

type CaseEventWords = {
  readonly [Type in CaseEvent['type']]: (
    event: Extract<CaseEvent, { type: Type }>,
    telling: Telling,
  ) => Names | Names[];
};

const until: Names = { zh: '期限', en: 'due' };
const result: Names = { zh: '结果', en: 'result' };
const ordersName: Names = { zh: '订单', en: 'orders' };

const numbers = (orders: readonly { orderNumber: string }[]): Names | undefined =>
  orders.length === 0
    ? undefined
    : labelled(ordersName, alike(orders.map(({ orderNumber }) => orderNumber).join(', ')));

/** In words what happened to a case. */
const byType: CaseEventWords = {
  clockStarted: clockEventWords.clockStarted,
  clockStopped: clockEventWords.clockStopped,
  clockReassigned: clockEventWords.clockReassigned,
  rungReached: clockEventWords.rungReached,
  caseOpened: ({ kind, caseType, department, description, orders, violation, discovery }, { nameOf, zone }) =>
    [
      labelled(caseNames(kind, caseType), typedWords(description, zone)),
      labelled({ zh: '负责部门', en: 'department' }, departments[department]),
      numbers(orders),
      discovery &&
        listed([
          labelled({ zh: '发现时间', en: 'found' }, timeWords(discovery.foundAt, zone)),
          labelled({ zh: '报告时间', en: 'reported' }, timeWords(discovery.reportedAt, zone)),
          discovery.late ? { zh: '迟报', en: 'late' } : undefined,
        ]),
      violation &&
        listed([
          labelled({ zh: '违规人', en: 'who' }, nameOf(violation.person)),
          labelled({ zh: '规定', en: 'rule' }, alike(violation.rule)),
          severityNames[violation.severity],
        ]),
    ].filter((each) => each !== undefined),
  ordersAdded: ({ orders }) => numbers(orders) ?? [],
  caseStepEntered: ({ step }) => labelled({ zh: '进入步骤', en: 'step' }, caseStepNames[step]),
  analysisRecorded: ({ analysis: { rootCause, causes, participants } }) => [
    alike(rootCause),
    ...causes.map(({ cause, department, primary }) =>
      listed([
        labelled(
          primary === true ? { zh: '主要原因', en: 'primary cause' } : { zh: '原因', en: 'cause' },
          causeNames[cause],
        ),
        departments[department],
      ]),
    ),
    labelled({ zh: '参加人', en: 'participants' }, alike(participants.join(', '))),
  ],
  measureAgreed: (
    { measure: { measureId, description, measure, causes, department, owner, due } },
    { nameOf },
  ) =>
    listed([
      labelled(alike(measureId), alike(description)),
      measureKindNames[measure],
      ...(causes ?? []).map((cause) => causeNames[cause]),
      departments[department],
      nameOf(owner),
      labelled(until, alike(due)),
    ]),
  measureProgressed: ({ measureId, progress }) => labelled(alike(measureId), alike(progress.progress)),
  measureCompleted: ({ measureId, completed }) =>
    listed([
      labelled(alike(measureId), alike(completed.result)),
      completed.late ? { zh: '逾期完成', en: 'late' } : undefined,
    ]),
  caseVerified: ({ verification: { effective, comment } }) =>
    labelled(
      effective ? { zh: '有效', en: 'effective' } : { zh: '无效', en: 'not effective' },
      alike(comment),
    ),
  reportedToLeadership: ({ report: { summary, proposedSolution } }) => [
    alike(summary),
    labelled({ zh: '建议方案', en: 'proposed solution' }, alike(proposedSolution)),
  ],
  instructionGiven: ({ instruction: { instructionId, text, resources, owner, due } }, { nameOf }) =>
    listed([
      labelled(alike(instructionId), alike(text)),
      optional({ zh: '资源', en: 'resources' }, resources),
      owner === undefined ? undefined : nameOf(owner),
      optional(until, due),
    ]),
  instructionFollowed: ({ instructionId, followed }) =>
    labelled(alike(instructionId), alike(followed.result)),
  customerTold: ({ contact: { newDate, channel, spokenTo } }) =>
    listed([
      labelled({ zh: '新的预计日期', en: 'new expected date' }, alike(newDate)),
      contactChannelNames[channel],
      alike(spokenTo),
    ]),
  accountabilityDecided: ({ accountability }, { nameOf }) => {
    const { accountabilityId, personId, department, fault, decision, sanction, amount, approval } =
      accountability;
    return listed([
      labelled(alike(accountabilityId), alike(decision)),
      personId === undefined ? undefined : nameOf(personId),
      department === undefined ? undefined : departments[department],
      labelled({ zh: '过失', en: 'fault' }, alike(fault)),
      sanctionNames[sanction],
      amount === undefined ? undefined : moneyWords(amount),
      approval === 'PENDING' ? approvalNames.PENDING : undefined,
    ]);
  },
  accountabilityApproved: ({ accountabilityId, approved, signature: { comment } }) =>
    listed([
      labelled(alike(accountabilityId), approvalNames[approved ? 'APPROVED' : 'REJECTED']),
      comment === undefined ? undefined : alike(comment),
    ]),
  reviewMeetingHeld: ({ meeting: { date, responsible, handling } }) =>
    listed([
      alike(date),
      labelled({ zh: '责任人', en: 'responsible' }, alike(responsible)),
      labelled({ zh: '处理', en: 'handling' }, alike(handling)),
    ]),
  preventiveRecorded: ({ preventive: { kind, description, owner, due } }, { nameOf }) =>
    listed([
      labelled(preventiveKindNames[kind], alike(description)),
      nameOf(owner),
      labelled(until, alike(due)),
    ]),
  lessonsRecorded: ({ lessons }, { nameOf }) => [
    alike(lessons.lessons),
    labelled(result, alike(lessons.result)),
    listed([
      ...lessons.departments.map((department) => departments[department]),
      ...lessons.persons.map(nameOf),
    ]),
  ],
  caseEnded: ({ outcome, comment }) =>
    listed([caseOutcomeNames[outcome], comment === undefined ? undefined : alike(comment)]),
  orderTold: ({ told: { result: answer, reason } }) =>
    listed([
      tellingResultNames[answer],
      reason === undefined ? undefined : { zh: inChinese(reason) ?? reason, en: reason },
    ]),
};

/** An event of a case in words of both languages: one or more short parts. */
export function caseEventWords(event: CaseEvent, telling: Telling): Names[] {
  const say = byType[event.type] as (event: CaseEvent, telling: Telling) => Names | Names[];
  const words = say(event, telling);
  return (Array.isArray(words) ? words : [words]).filter(({ zh }) => zh !== '');
}
