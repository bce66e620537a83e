import type { Names } from '../names/names.ts';
import type { OrderEvent } from '../order/events.ts';
import type { CommandName } from '../order/inputs.ts';
import { cancellationSentences } from './cancellation-sentences.ts';
import { correctingSentences } from './correcting-words.ts';
import { receiptCheckSentences } from './receipt-words.ts';
import { reviewSentences } from './review-words.ts';
import { trackingSentences } from './tracking-words.ts';

/** What an act is called once it is done, and the event that says most of it. */
export interface Sentence extends Names {
  main?: OrderEvent['type'];
}

const done = (zh: string, en: string, main?: OrderEvent['type']): Sentence =>
  main === undefined ? { zh, en } : { zh, en, main };

/** Every act in words. */
export const sentences: Readonly<Record<CommandName, Sentence>> = {
  ...cancellationSentences,
  ...trackingSentences,
  ...receiptCheckSentences,
  ...reviewSentences,
  ...correctingSentences,
  receiveOrder: done('接收订单', 'Received the order'),
  supplementInformation: done('补充了订单信息', 'Added information'),
  requestInformation: done('要求补充信息', 'Asked for information'),
  passInitialReview: done('通过初审', 'Passed the initial review'),
  rejectOrder: done('拒绝订单', 'Rejected the order', 'orderRecorded'),
  recordReview: done('部门评审', 'Reviewed', 'reviewRecorded'),
  decideReview: done('作出评审结论', 'Decided the review', 'orderRecorded'),
  proposePostponement: done('提出延期交货', 'Proposed a later date', 'orderRecorded'),
  recordCustomerDecision: done('记录客户答复', "Recorded the customer's answer", 'orderRecorded'),
  decideRefusedPostponement: done('对客户不同意延期作出决定', 'Decided on the refused postponement'),
  issueQuotation: done('出具报价', 'Issued the quotation', 'orderRecorded'),
  signContract: done('签订合同', 'Signed the contract', 'orderRecorded'),
  satisfyContract: done(
    '以价目表或框架合同代替合同',
    'Took price list or frame contract as contract',
    'orderRecorded',
  ),
  confirmPlan: done('部门确认', 'Confirmed', 'planConfirmed'),
  releaseOrder: done('下达订单', 'Released the order'),
  checkStock: done('完成库存核查', 'Checked the stock'),
  submitPlan: done('提交生产计划', 'Submitted the production plan', 'lotRecorded'),
  recordPreliminarySchedule: done('登记初步排期', 'Recorded a preliminary schedule', 'lotRecorded'),
  holdOrder: done('暂停订单', 'Held the order', 'holdPlaced'),
  resumeOrder: done('恢复订单', 'Resumed the order', 'holdReleased'),
  reportMaterialShortage: done('报告缺料', 'Reported missing material', 'lotRecorded'),
  confirmMaterial: done('确认物料到位', 'Confirmed that the material is there'),
  countersign: done('会签', 'Countersigned', 'countersigned'),
  reportProgress: done('报告进度', 'Reported progress', 'lotRecorded'),
  reportDelay: done('报告延误', 'Reported a delay', 'lotRecorded'),
  proposeRemedy: done('提出处理方案', 'Proposed a remedy', 'lotRecorded'),
  completeProduction: done('完成生产', 'Completed production'),
  recordInspection: done('登记检验结果', 'Recorded the inspection', 'lotRecorded'),
  proposeRectification: done('提出整改方案', 'Proposed a rectification', 'lotRecorded'),
  completeRework: done('完成返工', 'Completed the rework'),
  releaseGoods: done('放行货物', 'Released the goods'),
  checkPackingList: done('核对装箱单', 'Checked the packing list', 'lotRecorded'),
  arrangeTransport: done('安排运输', 'Arranged the transport', 'lotRecorded'),
  dispatchShipment: done('发货交接', 'Handed the goods over', 'lotRecorded'),
  reportDeliveryException: done('报告运输异常', 'Reported a delivery exception', 'lotRecorded'),
  resolveDeliveryException: done('解决运输异常', 'Resolved the delivery exception', 'lotRecorded'),
  recordDelivery: done('货物已送达', 'Recorded the delivery', 'lotRecorded'),
  acceptDelivery: done('客户已验收', 'Recorded the acceptance', 'lotRecorded'),
  issueInvoice: done('开具发票', 'Issued the invoice', 'orderRecorded'),
  recordPayment: done('登记收款', 'Recorded a payment', 'paymentRecorded'),
  leaveBalanceOpen: done('保留余款结束结算', 'Left the balance open', 'orderRecorded'),
  recordFollowUp: done('回访客户', 'Followed up with the customer', 'orderRecorded'),
  closeOrder: done('关闭订单', 'Closed the order'),
  archiveOrder: done('归档', 'Archived the order'),
  acknowledgeOrder: done('向客户确认收单', 'Told the customer of the receipt', 'acknowledgedToCustomer'),
  reportRisk: done('报告超期风险', 'Reported a risk of being late', 'riskReported'),
  prewarnCustomer: done('处理超期风险告知', 'Answered a risk of being late', 'customerPrewarned'),
  recordInstruction: done('作出批示', 'Gave an instruction', 'instructionRecorded'),
  acknowledgeEscalation: done('确认升级通知', 'Acknowledged an escalation', 'rungsAcknowledged'),
  reassignTask: done('改派任务', 'Reassigned a task', 'clockReassigned'),
  waiveEscalation: done('豁免升级', 'Waived an escalation', 'rungsWaived'),
  urgeTask: done('催办', 'Urged', 'clockUrged'),
  pauseClock: done('暂停计时', 'Paused a clock', 'clockPaused'),
  resumeClock: done('恢复计时', 'Ended a pause', 'clockResumed'),
  requestChange: done('提交订单变更申请', 'Requested a change', 'changeRequested'),
  answerChange: done('答复变更期间是否继续作业', 'Said whether work goes on', 'changeRecorded'),
  evaluateChange: done('评估变更', 'Evaluated the change', 'changeEvaluated'),
  offerAlternative: done('提出替代方案', 'Offered an alternative', 'changeRecorded'),
  chooseAlternative: done('记录客户的选择', "Recorded the customer's choice", 'changeRecorded'),
  decideChange: done('审批变更', 'Decided the change'),
  confirmChange: done('确认变更', 'Confirmed the change', 'changeConfirmed'),
  signChangeAgreement: done('签订变更协议', 'Signed the change agreement', 'changeRecorded'),
  withdrawChange: done('撤回变更申请', 'Withdrew the change', 'changeEnded'),
  applyChange: done('变更处理完毕', 'Ended the change', 'changeEnded'),
  tellCustomerOfChange: done('向客户说明变更结果', 'Told the customer of the rejected change', 'changeTold'),
  confirmConfiguration: done('确认产品配置单', 'Confirmed the configuration sheet', 'configurationConfirmed'),
  applyForModification: done('申请产品改进', 'Applied to improve a product', 'modificationRecorded'),
  signModification: done('签批产品改进申请', 'Signed the application', 'modificationRecorded'),
  scheduleModification: done(
    '确定产品改进完成日期',
    'Set the date of the improvement',
    'modificationRecorded',
  ),
  completeModification: done('完成产品改进', 'Completed the improvement', 'modificationRecorded'),
  reportProblem: done('报告问题', 'Reported a problem', 'exceptionRaised'),
  noteCase: done('订单列入案件', 'Became part of a case', 'caseNoted'),
  noteCaseClosed: done('案件结束', 'A case ended', 'caseEndNoted'),
  correctCalendar: done('更正日历', 'Corrected a calendar', 'calendarCorrected'),
  migratePolicy: done('更新制度版本', 'Moved to another version of the policy', 'policyMigrated'),
  recordIncident: done('登记突发事件，计时顺延', 'Recorded an incident: clocks stood still'),
};
