import {
  bypassStepNames,
  compensationNames,
  depositTreatmentNames,
  treatmentNames,
} from '../names/cancellation-names.ts';
import type { Names } from '../names/names.ts';
import { channelNames, reviewResultNames } from '../names/order-names.ts';
import type { BypassEvent } from '../order/bypass.ts';
import type { Compensation, DispositionItem } from '../order/cancellation/cancellation.ts';
import type { CancellationEvent } from '../order/cancellation/events.ts';
import { departments } from '../people/departments.ts';
import { alike, labelled, listed, moneyWords, optional } from './telling.ts';

type Told = CancellationEvent | BypassEvent;

const note: Names = { zh: '备注', en: 'note' };
const reasonName: Names = { zh: '原因', en: 'reason' };
const lossName: Names = { zh: '损失', en: 'loss' };

/** In words what happened to an order that is being cancelled, and what was skipped or went wrong. */
export const cancellationEventWords: {
  readonly [Type in Told['type']]: (event: Extract<Told, { type: Type }>) => Names | Names[];
} = {
  cancellationRequested: ({ cancellation: { requestedBy, formReference, formAttachmentId, reason } }) =>
    listed([
      labelled({ zh: '客户申请人', en: 'asked for by' }, alike(requestedBy)),
      optional({ zh: '申请表', en: 'form' }, formReference),
      formAttachmentId === undefined
        ? undefined
        : { zh: '申请表已随订单存档', en: 'the form is on file with the order' },
      labelled(reasonName, alike(reason)),
    ]),
  stopAcknowledged: ({ department, signature: { comment } }) =>
    listed([
      labelled(departments[department], { zh: '已停止作业', en: 'has stopped' }),
      optional(note, comment),
    ]),
  dispositionRecorded: ({ disposition: { items, reason, loss } }) => [
    ...items.map(itemWords),
    listed([
      items.length === 0 ? { zh: '没有需要处理的货物', en: 'nothing is to be treated' } : undefined,
      optional(reasonName, reason),
      labelled({ zh: '损失合计', en: 'loss in all' }, moneyWords(loss)),
    ]),
  ],
  cancellationConfirmed: ({ confirmation: { confirmedWith, channel, comment } }) =>
    listed([alike(confirmedWith), channelNames[channel], optional(note, comment)]),
  cancellationSettled: ({ settlement: { fee, refund, depositTreatment, basis } }) =>
    listed([
      labelled({ zh: '取消费用', en: 'fee' }, moneyWords(fee)),
      labelled({ zh: '退款', en: 'refund' }, moneyWords(refund)),
      depositTreatmentNames[depositTreatment],
      labelled({ zh: '依据', en: 'basis' }, alike(basis)),
    ]),
  forfeitApproved: ({ signature: { comment } }) =>
    listed([{ zh: '同意没收定金', en: 'the deposit may be kept' }, optional(note, comment)]),
  cancellationSettlementApproved: ({ signature: { comment } }) =>
    listed([{ zh: '结算已核准', en: 'the settlement is approved' }, optional(note, comment)]),
  cancellationWithdrawn: ({ withdrawal: { reason } }) => labelled(reasonName, alike(reason)),
  compensated: ({ compensation }) => compensationWords(compensation),
  cancellationCompleted: () => ({ zh: '订单已取消', en: 'the order is cancelled' }),
  approvalBypassed: ({ bypass: { step, department, lotId, reason } }) =>
    listed([
      bypassStepNames[step],
      departments[department],
      lotId === undefined ? undefined : { zh: `批次 ${lotId}`, en: `lot ${lotId}` },
      labelled(reasonName, alike(reason)),
    ]),
  bypassMadeUp: ({ makeUp: { result, comment } }) =>
    listed([reviewResultNames[result], optional(note, comment)]),
};

/** What is undone, in words. */
export function compensationWords({ kind, lotId, reference }: Compensation): Names {
  return listed([compensationNames[kind], { zh: `批次 ${lotId}`, en: `lot ${lotId}` }, alike(reference)]);
}

function itemWords({ what, quantity, treatment, loss, agreedWith }: DispositionItem): Names {
  return listed([
    alike(`${what} ${quantity}`),
    treatmentNames[treatment],
    labelled(lossName, moneyWords(loss)),
    {
      zh: `与${agreedWith.map((each) => departments[each].zh).join('、')}商定`,
      en: `agreed with ${agreedWith.map((each) => departments[each].en).join(', ')}`,
    },
  ]);
}
