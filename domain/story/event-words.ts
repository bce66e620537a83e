import { pauseReasonNames } from '../names/clock-names.ts';
import { fieldNames } from '../names/detail-names.ts';
import type { Names } from '../names/names.ts';
import {
  acknowledgementChannelNames,
  acknowledgementResultNames,
  channelNames,
  mediumNames,
} from '../names/order-names.ts';
import type { OrderEvent } from '../order/events.ts';
import { journey } from '../order/journey.ts';
import type { Stage } from '../order/stage-names.ts';
import { departments } from '../people/departments.ts';
import { cancellationEventWords } from './cancellation-words.ts';
import { caseNoteWords } from './case-note-words.ts';
import { changeEventWords } from './change-words.ts';
import { clockEventWords } from './clock-event-words.ts';
import { changeWords, gapWords } from './detail-words.ts';
import { originWords } from './origin-words.ts';
import { typedWords } from './own-words.ts';
import { receiptCheckEventWords } from './receipt-words.ts';
import { lotRecordWords, orderRecordWords } from './record-words.ts';
import { reviewEventWords } from './review-words.ts';
import { alike, labelled, lineWords, listed, moneyWords, optional, type Telling } from './telling.ts';
import { trackingEventWords } from './tracking-words.ts';

type EventWords = {
  readonly [Type in OrderEvent['type']]: (
    event: Extract<OrderEvent, { type: Type }>,
    telling: Telling,
  ) => Names | Names[];
};

const note: Names = { zh: '备注', en: 'note' };

const byType: EventWords = {
  ...clockEventWords,
  ...caseNoteWords,
  ...changeEventWords,
  ...cancellationEventWords,
  ...trackingEventWords,
  ...receiptCheckEventWords,
  ...reviewEventWords,
  orderReceived: ({ details }) => [
    labelled(fieldNames('channel'), channelNames[details.channel]),
    ...[optional(fieldNames('customer'), details.customer.name)].filter((each) => each !== undefined),
    labelled(fieldNames('lines'), alike(String(details.lines.length))),
    ...originWords(details),
  ],
  gapsFound: ({ gaps }) =>
    gaps.length === 0 ? { zh: '信息已齐全', en: 'nothing is missing any more' } : gaps.map(gapWords),
  detailsChanged: (event) => changeWords(event),
  orderStageEntered: ({ stage }) => labelled({ zh: '进入环节', en: 'stage' }, stageWords(stage)),
  lotStageEntered: ({ lotId, stage }) => labelled(lotWords(lotId), stageWords(stage)),
  planConfirmed: ({ department, signature: { comment } }) =>
    listed([departments[department], optional(note, comment)]),
  paymentRecorded: ({ payment: { total, reference, receivedOn } }) =>
    listed([
      moneyWords(total),
      labelled({ zh: '流水号', en: 'reference' }, alike(reference)),
      labelled({ zh: '到账日期', en: 'received on' }, alike(receivedOn)),
    ]),
  orderRecorded: ({ record }, telling) => orderRecordWords(record, telling),
  lotOpened: ({ lotId, lines }) => labelled(lotWords(lotId), lineWords(lines)),
  lotSplit: ({ lotId, newLotId, lines }) => {
    const quantities = lineWords(lines);
    return {
      zh: `从批次 ${lotId} 分出批次 ${newLotId}：${quantities.zh}`,
      en: `lot ${newLotId} was split from lot ${lotId}: ${quantities.en}`,
    };
  },
  stockReserved: ({ lines }) =>
    labelled(
      { zh: '预留库存', en: 'stock reserved' },
      alike(lines.map(({ productCode, quantity }) => `${productCode} ${quantity}`).join(', ')),
    ),
  lotRecorded: ({ record }, telling) => lotRecordWords(record, telling),
  countersigned: ({ department, signature: { medium, evidence, comment } }) =>
    listed([
      departments[department],
      mediumNames[medium],
      optional({ zh: '凭证', en: 'evidence' }, evidence),
      optional(note, comment),
    ]),
  countersignaturesCleared: () => ({
    zh: '原会签作废，需重新会签',
    en: 'countersignatures are asked for anew',
  }),
  shippingCleared: () => ({
    zh: '其余货物需重新装箱并安排运输',
    en: 'the rest needs its own packing list and transport',
  }),
  calendarCorrected: ({ calendar: { calendarId, version } }) => ({
    zh: `日历 ${calendarId} 第 ${version} 版`,
    en: `calendar ${calendarId}, version ${version}`,
  }),
  policyMigrated: ({ version }) => ({ zh: `制度版本 ${version}`, en: `policy version ${version}` }),
  riskReported: ({ risk: { department, description } }, { zone }) =>
    labelled(departments[department], typedWords(description, zone)),
  acknowledgedToCustomer: ({ acknowledgement: { channel, result, spokenTo } }) =>
    listed([
      acknowledgementChannelNames[channel],
      acknowledgementResultNames[result],
      optional({ zh: '答复人', en: 'spoken to' }, spokenTo),
    ]),
  holdPlaced: ({ hold: { reason, lotId, from, note: said } }) =>
    listed([
      pauseReasonNames[reason],
      lotId === undefined ? undefined : lotWords(lotId),
      from === undefined ? undefined : labelled({ zh: '自此环节起', en: 'from' }, stageWords(from)),
      optional(note, said),
    ]),
  holdReleased: ({ reason }) => labelled({ zh: '解除暂停', en: 'no longer held' }, pauseReasonNames[reason]),
  instructionRecorded: ({ instruction: { text } }) => alike(text),
  customerPrewarned: ({ prewarning: { told, message } }) =>
    labelled(
      told
        ? { zh: '已告知客户', en: 'the customer is told' }
        : { zh: '不告知客户', en: 'the customer is not told' },
      alike(message),
    ),
};

/** An event in words of both languages: one or more short parts. */
export function eventWords(event: OrderEvent, telling: Telling): Names[] {
  const say = byType[event.type] as (event: OrderEvent, telling: Telling) => Names | Names[];
  const words = say(event, telling);
  return Array.isArray(words) ? words : [words];
}

function stageWords(stage: Stage): Names {
  const { zh, en } = journey[stage];
  return { zh, en };
}

function lotWords(lotId: string): Names {
  return { zh: `批次 ${lotId}`, en: `lot ${lotId}` };
}
