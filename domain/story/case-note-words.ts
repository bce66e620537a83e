import {
  caseEffectNames,
  caseNames,
  caseOutcomeNames,
  caseTypeNames,
  wrongFieldNames,
} from '../names/case-names.ts';
import type { Names } from '../names/names.ts';
import type { OrderEvent } from '../order/events.ts';
import { journey } from '../order/journey.ts';
import { departments } from '../people/departments.ts';
import { typedWords } from './own-words.ts';
import { alike, labelled, listed, moneyWords, type Telling, timeWords } from './telling.ts';

type Told = 'exceptionRaised' | 'caseNoted' | 'caseEndNoted';

/** In words what an order and the cases beside it said to each other. */
export const caseNoteWords: {
  readonly [Type in Told]: (event: Extract<OrderEvent, { type: Type }>, telling: Telling) => Names;
} = {
  exceptionRaised: ({ exception: { type, description, department, wrongField, cost, foundAt } }, { zone }) =>
    listed([
      labelled(caseTypeNames[type] ?? alike(type), typedWords(description, zone)),
      wrongField === undefined
        ? undefined
        : labelled({ zh: '有误的信息', en: 'wrong field' }, wrongFieldNames[wrongField]),
      labelled({ zh: '处理部门', en: 'dealt with by' }, departments[department]),
      foundAt === undefined ? undefined : labelled({ zh: '发现时间', en: 'found' }, timeWords(foundAt, zone)),
      cost === undefined ? undefined : labelled({ zh: '成本', en: 'cost' }, moneyWords(cost)),
    ]),
  caseNoted: ({ case: { caseNumber, kind, type, effect, from } }) =>
    listed([
      labelled({ zh: '案件', en: 'case' }, alike(caseNumber)),
      caseNames(kind, type),
      caseEffectNames[effect],
      from === undefined ? undefined : labelled({ zh: '自此环节起', en: 'from' }, stageNames(from)),
    ]),
  caseEndNoted: ({ outcome }) => labelled({ zh: '案件', en: 'case' }, caseOutcomeNames[outcome]),
};

function stageNames(stage: keyof typeof journey): Names {
  const { zh, en } = journey[stage];
  return { zh, en };
}
