import type { CommandName } from '../order/inputs.ts';
import type { bypassingCommands } from '../order/stages/bypassing.ts';
import type { cancellingCommands } from '../order/stages/cancelling.ts';
import type { Sentence } from './sentences.ts';

type Told = Extract<CommandName, keyof typeof cancellingCommands | keyof typeof bypassingCommands>;

/** Acts of a cancellation and of a bypass, in words. */
export const cancellationSentences: Readonly<Record<Told, Sentence>> = {
  requestCancellation: {
    zh: '登记取消申请，订单冻结',
    en: 'Asked for the cancellation',
    main: 'cancellationRequested',
  },
  acknowledgeStop: { zh: '确认已停止作业', en: 'Stopped the work', main: 'stopAcknowledged' },
  recordDisposition: { zh: '登记货物处理方案', en: 'Agreed on the goods', main: 'dispositionRecorded' },
  confirmCancellation: {
    zh: '与客户确认取消',
    en: 'Confirmed the cancellation with the customer',
    main: 'cancellationConfirmed',
  },
  settleCancellation: { zh: '结算取消费用', en: 'Settled the cancellation', main: 'cancellationSettled' },
  approveForfeit: { zh: '核准没收定金', en: 'Approved the forfeit', main: 'forfeitApproved' },
  approveCancellationSettlement: {
    zh: '核准取消结算',
    en: 'Approved the settlement of the cancellation',
    main: 'cancellationSettlementApproved',
  },
  withdrawCancellation: {
    zh: '撤回取消申请，订单继续',
    en: 'Withdrew the cancellation',
    main: 'cancellationWithdrawn',
  },
  completeCancellation: { zh: '取消完成', en: 'Cancelled the order', main: 'compensated' },
  bypassApproval: { zh: '紧急跳过审批', en: 'Skipped an approval', main: 'approvalBypassed' },
  makeUpApproval: { zh: '补办审批', en: 'Made up for a skipped approval', main: 'bypassMadeUp' },
};
