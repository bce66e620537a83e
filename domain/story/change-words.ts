import { changeOutcomeNames, changePartyNames, lotEffectNames } from '../names/change-names.ts';
import { fieldNames } from '../names/detail-names.ts';
import type { Names } from '../names/names.ts';
import type { ChangeEvent } from '../order/change/change-events.ts';
import type {
  ChangeAlternative,
  ChangeProgress,
  ChangeRecord,
  ChangeWish,
  LotEffect,
} from '../order/change/records.ts';
import { fieldValues } from '../order/field-changes.ts';
import { journey } from '../order/journey.ts';
import { departments } from '../people/departments.ts';
import { roles } from '../people/roles.ts';
import { changeWords, valueWords } from './detail-words.ts';
import { alike, labelled, lineWords, listed, moneyWords, optional, type Telling } from './telling.ts';

type ChangeWords = {
  readonly [Type in ChangeEvent['type']]: (
    event: Extract<ChangeEvent, { type: Type }>,
    telling: Telling,
  ) => Names | Names[];
};

const note: Names = { zh: '备注', en: 'note' };
const saidBy: Names = { zh: '答复人', en: 'said by' };

/** What is told of a change of the order. */
export const changeEventWords: ChangeWords = {
  changeRequested: ({ change: { changeId, requestedBy, reason, lotId, wanted } }) => [
    listed([
      changeName(changeId),
      labelled({ zh: '申请人', en: 'asked for by' }, alike(requestedBy)),
      lotId === undefined ? undefined : lotName(lotId),
    ]),
    labelled({ zh: '原因', en: 'reason' }, alike(reason)),
    ...wishWords(wanted),
  ],
  changeRecorded: ({ changeId, record }) => [changeName(changeId), ...progressWords(record)],
  changeEvaluated: ({
    evaluation: { department, feasible, extraCost, delayDays, materialEffect, comment },
  }) =>
    listed([
      departments[department],
      feasible ? { zh: '可行', en: 'feasible' } : { zh: '不可行', en: 'not feasible' },
      extraCost && labelled({ zh: '额外费用', en: 'extra cost' }, moneyWords(extraCost)),
      delayDays === undefined
        ? undefined
        : { zh: `延迟 ${delayDays} 个工作日`, en: `${delayDays} working days later` },
      labelled({ zh: '物料影响', en: 'material' }, alike(materialEffect)),
      optional(note, comment),
    ]),
  changeConfirmed: ({ confirmation: { party, saidBy: who, by, evidence } }, { nameOf }) =>
    listed([
      changePartyNames[party],
      // Who decides the change confirms it for the company.
      labelled(saidBy, who === by ? nameOf(by) : alike(who)),
      optional({ zh: '凭证', en: 'evidence' }, evidence),
    ]),
  changeEnded: ({ change }) => endWords(change),
  changeTold: ({ changeId, told: { message, saidTo } }) =>
    listed([changeName(changeId), labelled({ zh: '告知', en: 'told' }, alike(saidTo)), alike(message)]),
  lotLinesChanged: ({ lotId, lines }) => labelled(lotName(lotId), lineWords(lines)),
  lotBegunAnew: ({ lotId }) => ({
    zh: `批次 ${lotId} 重新开始：原计划、会签和单据作废`,
    en: `lot ${lotId} begins anew: its plan, signatures and papers no longer hold`,
  }),
  lotDropped: ({ lotId }) => ({ zh: `批次 ${lotId} 取消`, en: `lot ${lotId} falls away` }),
  stockReleased: ({ lines }) =>
    labelled(
      { zh: '释放库存', en: 'stock released' },
      alike(lines.map(({ productCode, quantity }) => `${productCode} ${quantity}`).join(', ')),
    ),
  configurationConfirmed: ({ sheet: { sheetNumber, comment } }) =>
    listed([labelled({ zh: '配置单', en: 'sheet' }, alike(sheetNumber)), optional(note, comment)]),
  modificationRecorded: ({
    modification: { modificationId, description, signatures, schedule, completion },
  }) =>
    listed([
      alike(modificationId),
      alike(description),
      ...(Object.keys(signatures) as (keyof typeof signatures)[]).map((role) =>
        labelled({ zh: '已签字', en: 'signed' }, roles[role]),
      ),
      optional({ zh: '完成日期', en: 'to be completed on' }, schedule?.completionDate),
      completion && { zh: '已完成', en: 'completed' },
    ]),
};

function progressWords(record: ChangeProgress): Names[] {
  const { answer, wanted, decision, agreement } = record;
  const told = toldAlternative(record);
  const words = [
    answer && answerWords(answer.workGoesOn, answer.holdFrom),
    told &&
      listed([
        labelled({ zh: '替代方案', en: 'alternative' }, alike(`${told.alternativeId} ${told.explanation}`)),
        told.chosen === undefined ? undefined : choiceWords(told.chosen),
        optional(saidBy, told.comment),
      ]),
    decision &&
      listed([
        { zh: '批准', en: 'approved' },
        alike(decision.assessment),
        labelled({ zh: '额外费用', en: 'extra cost' }, moneyWords(decision.extraCost)),
        decision.needsAgreement ? { zh: '需签订变更协议', en: 'a change agreement is needed' } : undefined,
      ]),
    agreement &&
      listed([
        alike(agreement.agreementNumber),
        labelled({ zh: '客户签字人', en: 'signed for the customer by' }, alike(agreement.customerSignedBy)),
      ]),
  ].filter((each) => each !== undefined);
  return wanted === undefined ? words : [...words, ...wishWords(wanted)];
}

/** The alternative that was taken, and by that is what is wanted now; else the one that was offered last. */
function toldAlternative({ wanted, alternatives }: ChangeProgress): ChangeAlternative | undefined {
  return wanted === undefined
    ? alternatives?.at(-1)
    : alternatives?.findLast(({ chosen }) => chosen === true);
}

function answerWords(workGoesOn: boolean, holdFrom: keyof typeof journey | undefined): Names {
  if (workGoesOn) return { zh: '作业继续', en: 'work goes on' };
  if (holdFrom === undefined) return { zh: '作业暂停', en: 'work stands still' };
  const { zh, en } = journey[holdFrom];
  return { zh: `自“${zh}”起暂停`, en: `work stands still from ${en} on` };
}

function choiceWords(chosen: boolean): Names {
  return chosen
    ? { zh: '客户选用', en: 'the customer takes it' }
    : { zh: '客户未选用', en: 'the customer does not take it' };
}

/** What is wanted otherwise, field by field. */
function wishWords({ lines = [], removedLines = [], ...terms }: ChangeWish): Names[] {
  return [
    ...lines.flatMap(({ line, ...fields }) =>
      Object.entries(fields).map(([name, value]) => wishedField(name, value, line)),
    ),
    ...removedLines.map((line) => ({ zh: `删除第 ${line} 行`, en: `line ${line} falls away` })),
    ...Object.entries(terms).map(([name, value]) => wishedField(name, value)),
  ];
}

function wishedField(name: string, value: unknown, lineNumber?: number): Names {
  const { zh, en } = fieldNames(name);
  const label =
    lineNumber === undefined
      ? { zh, en }
      : { zh: `第 ${lineNumber} 行${zh}`, en: `line ${lineNumber}, ${en}` };
  return labelled(label, valueWords(name, fieldValues(value).get('')));
}

function endWords({ changeId, outcome, ended, revision, cost, effects = [] }: ChangeRecord): Names[] {
  return [
    listed([changeName(changeId), changeOutcomeNames[outcome], optional(note, ended.comment)]),
    ...(revision === undefined ? [] : [{ zh: `订单第 ${revision} 版`, en: `order version ${revision}` }]),
    ...(cost === undefined
      ? []
      : [
          listed([
            labelled(
              { zh: '金额', en: 'lines come to' },
              alike(`${cost.before.amount} → ${cost.after.amount} ${cost.after.currency}`),
            ),
            labelled({ zh: '额外费用', en: 'extra cost' }, moneyWords(cost.extra)),
          ]),
        ]),
    ...effects.map(effectWords),
  ];
}

/** What a change that took effect made of the order: fields before and after, and what it meant for lots. */
export function changeSummary({ before = {}, after = {}, effects = [] }: ChangeRecord): Names {
  const parts = [...changeWords({ before, after }), ...effects.map(effectWords)];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

function effectWords({ lotId, effect, surplus }: LotEffect): Names {
  return listed([
    labelled(lotName(lotId), lotEffectNames[effect]),
    surplus && labelled({ zh: '多余', en: 'left over' }, lineWords(surplus)),
  ]);
}

function changeName(changeId: string): Names {
  return { zh: `变更 ${changeId}`, en: `change ${changeId}` };
}

function lotName(lotId: string): Names {
  return { zh: `批次 ${lotId}`, en: `lot ${lotId}` };
}
