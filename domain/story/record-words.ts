import type { Names } from '../names/names.ts';
import {
  contractBasisNames,
  delayTypeNames,
  deliveryExceptionNames,
  reviewOutcomeNames,
  transportModeNames,
} from '../names/order-names.ts';
import type { LotRecord } from '../order/lot.ts';
import type { OrderRecord } from '../order/state.ts';
import { departments } from '../people/departments.ts';
import { assignmentWords } from './correcting-words.ts';
import { reviewRecordWords } from './review-words.ts';
import {
  alike,
  labelled,
  lineWords,
  listed,
  moneyWords,
  optional,
  type Telling,
  timeWords,
} from './telling.ts';

type Told<Records> = {
  [Name in keyof Records]-?: (value: NonNullable<Records[Name]>, telling: Telling) => Names;
};

const note: Names = { zh: '备注', en: 'note' };
const reasonName: Names = { zh: '原因', en: 'reason' };

const ofOrder: Told<OrderRecord> = {
  ...reviewRecordWords,
  decision: ({ outcome, conditions, comment }) =>
    listed([
      reviewOutcomeNames[outcome],
      optional({ zh: '条件', en: 'conditions' }, conditions),
      optional(note, comment),
    ]),
  assignment: assignmentWords,
  postponement: ({ proposedDate, reason, customerAgreed }) =>
    listed([
      labelled({ zh: '建议交货日期', en: 'proposed date' }, alike(proposedDate)),
      optional(reasonName, reason),
      customerAgreed === undefined ? undefined : agreement(customerAgreed),
    ]),
  quotation: ({ quotationNumber, total }) => listed([alike(quotationNumber), moneyWords(total)]),
  contract: ({ kind, contractNumber }) =>
    (kind === 'AUTOMATIC' ? contractBasisNames[contractNumber] : undefined) ?? alike(contractNumber),
  confirmedAt: () => ({ zh: '各部门均已确认', en: 'all departments have confirmed' }),
  releasedBy: () => ({ zh: '已下达', en: 'released' }),
  invoice: ({ invoiceNumber, total }) => listed([alike(invoiceNumber), moneyWords(total)]),
  openBalance: ({ reason }) => alike(reason),
  followUp: ({ satisfied, comment }) =>
    listed([
      satisfied
        ? { zh: '客户满意', en: 'the customer is satisfied' }
        : { zh: '客户不满意', en: 'the customer is not satisfied' },
      optional(note, comment),
    ]),
  archive: () => ({ zh: '四类档案已归档', en: 'the four record groups are filed' }),
  rejection: ({ reason }) => alike(reason),
};

const ofLot: Told<LotRecord> = {
  source: (source) =>
    source === 'STOCK' ? { zh: '使用库存', en: 'from stock' } : { zh: '安排生产', en: 'to be produced' },
  preliminarySchedule: ({ start, finish }) => period(start, finish),
  plan: ({ start, finish, route, resources, materialAgreed, reason }) =>
    listed([
      period(start, finish),
      materialAgreed
        ? { zh: '物料已确认', en: 'material agreed' }
        : { zh: '物料未确认', en: 'material not agreed' },
      optional({ zh: '工艺路线', en: 'route' }, route),
      optional({ zh: '资源', en: 'resources' }, resources),
      optional(reasonName, reason),
    ]),
  planVersion: (version) => ({ zh: `计划第 ${version} 版`, en: `version ${version} of the plan` }),
  shortage: ({ material, expectedArrival }) =>
    listed([alike(material), labelled({ zh: '预计到货', en: 'expected' }, alike(expectedArrival))]),
  progress: ({ percent, expectedFinish }) =>
    listed([alike(`${percent}%`), optional({ zh: '预计完工', en: 'expected finish' }, expectedFinish)]),
  delay: ({ type, reason, proposal, newFinish }) =>
    listed([
      delayTypeNames[type],
      alike(reason),
      optional({ zh: '方案', en: 'proposal' }, proposal),
      optional({ zh: '新的完工日期', en: 'new finish' }, newFinish),
    ]),
  completion: ({ comment }) => listed([{ zh: '已完成', en: 'done' }, optional(note, comment)]),
  inspection: ({ passed, failed, standardVersion, comment }) =>
    listed([
      labelled({ zh: '合格', en: 'passed' }, lineWords(passed)),
      labelled({ zh: '不合格', en: 'failed' }, lineWords(failed)),
      optional({ zh: '标准', en: 'standard' }, standardVersion),
      optional(note, comment),
    ]),
  reworkRounds: (rounds) => ({ zh: `第 ${rounds} 次返工`, en: `rework round ${rounds}` }),
  rectification: ({ cause, measure, owner, due }) =>
    listed([
      labelled({ zh: '原因', en: 'cause' }, alike(cause)),
      labelled({ zh: '措施', en: 'measure' }, alike(measure)),
      departments[owner],
      labelled({ zh: '期限', en: 'by' }, alike(due)),
    ]),
  packingList: ({ matches, differences }) =>
    matches
      ? { zh: '与批次一致', en: 'it matches the lot' }
      : {
          zh: `有差异：${differences.map(({ line, ordered, packed }) => `第 ${line} 行应装 ${ordered}，实装 ${packed}`).join('；')}`,
          en: `it differs: ${differences.map(({ line, ordered, packed }) => `line ${line} has ${packed} of ${ordered}`).join('; ')}`,
        },
  transport: ({ mode, carrier, pickUpAt, expectedArrival }, { zone }) =>
    listed([
      transportModeNames[mode],
      alike(carrier),
      labelled({ zh: '提货', en: 'pick-up' }, timeWords(pickUpAt, zone)),
      labelled({ zh: '预计送达', en: 'expected arrival' }, alike(expectedArrival)),
    ]),
  shipment: ({ shippingNoteNumber, warehouseSignedBy, carrierSignedBy, trackingNumber }) =>
    listed([
      labelled({ zh: '发货单', en: 'shipping note' }, alike(shippingNoteNumber)),
      labelled({ zh: '仓库签字', en: 'signed for the warehouse' }, alike(warehouseSignedBy)),
      labelled({ zh: '承运方签字', en: 'for the carrier' }, alike(carrierSignedBy)),
      optional({ zh: '运单号', en: 'tracking number' }, trackingNumber),
    ]),
  deliveryException: ({ type, description, solution }) =>
    listed([
      deliveryExceptionNames[type],
      alike(description),
      optional({ zh: '解决办法', en: 'solution' }, solution),
    ]),
  delivery: ({ signedBy, deliveredBy, clean, remarks }) =>
    listed([
      labelled({ zh: '签收人', en: 'received by' }, alike(signedBy)),
      labelled({ zh: '送货人', en: 'delivered by' }, alike(deliveredBy)),
      clean ? { zh: '无异议', en: 'without reservation' } : { zh: '有异议', en: 'with reservations' },
      optional(note, remarks),
    ]),
  acceptance: ({ comment }) =>
    comment === undefined || comment === 'deemed'
      ? { zh: '视为验收', en: 'deemed accepted' }
      : labelled({ zh: '验收人', en: 'accepted by' }, alike(comment)),
};

/** What was put on record of the order, each part in words. */
export function orderRecordWords(record: OrderRecord, telling: Telling): Names[] {
  return wordsOf(ofOrder, record, telling);
}

/** What was put on record of a lot. */
export function lotRecordWords(record: LotRecord, telling: Telling): Names[] {
  return wordsOf(ofLot, record, telling);
}

function wordsOf<Records extends object>(told: Told<Records>, record: Records, telling: Telling): Names[] {
  return (Object.keys(record) as (keyof Records)[]).flatMap((name) => {
    const value = record[name];
    return value === undefined || value === null ? [] : [told[name](value, telling)];
  });
}

function agreement(agreed: boolean): Names {
  return agreed
    ? { zh: '客户同意', en: 'the customer agrees' }
    : { zh: '客户不同意', en: 'the customer does not agree' };
}

function period(start: string, finish: string): Names {
  return { zh: `${start} 至 ${finish}`, en: `${start} to ${finish}` };
}
