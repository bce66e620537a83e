import {
  bypassStepNames,
  depositTreatmentNames,
  treatmentNames,
} from '../../../domain/names/cancellation-names.ts';
import type { Names } from '../../../domain/names/names.ts';
import { departments } from '../../../domain/people/departments.ts';
import type { bypassingInputs, cancellingInputs } from '../cancelling.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** What fields of a cancellation and of a bypass are called: by command and path. */
export const cancellationLabels: Readonly<Record<string, Names>> = {
  'requestCancellation.requestedBy': name('客户申请人', 'Who of the customer asks for it'),
  'requestCancellation.formReference': name('取消申请表编号或存放处', 'Number or place of the request form'),
  'requestCancellation.formAttachmentId': name('取消申请表文件', 'File of the request form'),
  'requestCancellation.reason': name('取消原因', 'Why the order is cancelled'),
  'acknowledgeStop.department': name('已停止作业的部门', 'Department that has stopped'),
  'recordDisposition.items': name('货物处理', 'What becomes of the goods'),
  'recordDisposition.items.what': name('产品、半成品或物料', 'Product or material'),
  'recordDisposition.items.treatment': name('处理方式', 'What becomes of it'),
  'recordDisposition.items.loss': name('损失金额', 'Loss'),
  'recordDisposition.items.agreedWith': name('商定的部门', 'Departments that agreed'),
  'recordDisposition.reason': name('没有货物需处理的原因', 'Why there is nothing to be treated'),
  'confirmCancellation.confirmedWith': name('客户确认人', 'Confirmed with'),
  'confirmCancellation.channel': name('确认方式', 'How it was confirmed'),
  'settleCancellation.fee': name('取消费用', 'Fee'),
  'settleCancellation.refund': name('退款金额', 'Refund'),
  'settleCancellation.depositTreatment': name('已付款处理', 'What becomes of what was paid'),
  'settleCancellation.basis': name('计算依据', 'How it was computed'),
  'withdrawCancellation.reason': name('撤回原因', 'Why the order goes on'),
  'bypassApproval.step': name('跳过的审批', 'Approval that is skipped'),
  'bypassApproval.department': name('被跳过的部门', 'Department that is skipped'),
  'bypassApproval.lotId': name('批次', 'Lot'),
  'bypassApproval.reason': name('紧急情况说明', 'What the emergency is'),
  'makeUpApproval.step': name('补办的审批', 'Approval that is made up for'),
  'makeUpApproval.department': name('补办部门', 'Department'),
  'makeUpApproval.lotId': name('批次', 'Lot'),
  'makeUpApproval.result': name('审批意见', 'Approved afterwards?'),
};

/** What the values of these fields are called. */
export const cancellationOptions: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'recordDisposition.items.treatment': treatmentNames,
  'recordDisposition.items.agreedWith': departments,
  'settleCancellation.depositTreatment': depositTreatmentNames,
  'bypassApproval.step': bypassStepNames,
  'makeUpApproval.step': bypassStepNames,
};

/** What each of these commands does, in Chinese. */
export const cancellationPurposes: Readonly<
  Record<keyof typeof cancellingInputs | keyof typeof bypassingInputs, string>
> = {
  requestCancellation: '客户凭取消申请表要求取消订单：全部工作立即停止，并通知相关部门。',
  acknowledgeStop: '接到停止通知的部门确认已停止该订单的作业。',
  recordDisposition: '逐项登记已产、在产或已购货物的处理方式、损失和商定的部门。',
  confirmCancellation: '与客户确认取消：与谁、以何种方式。',
  settleCancellation: '财务在制度范围内计算取消费用、退款和已付款的处理。',
  approveForfeit: '总经理核准没收全部定金；未经核准不得没收。',
  approveCancellationSettlement: '财务负责人核准他人计算的取消结算。',
  withdrawCancellation: '客户决定继续：订单回到原来的环节，各项计时按剩余时间继续。',
  completeCancellation: '制度规则：各项齐备后，按先后倒序撤销已做的工作，订单取消。',
  bypassApproval: '紧急情况下写明原因跳过规定范围内的审批，由该部门在期限内补办。',
  makeUpApproval: '被跳过的部门事后补办审批；不通过则登记为异常。',
};
