import { changePartyNames } from '../../../domain/names/change-names.ts';
import type { Names } from '../../../domain/names/names.ts';
import { journey } from '../../../domain/order/journey.ts';
import { roles } from '../../../domain/people/roles.ts';
import type { changingInputs } from '../changing.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** What fields of a change are called: by command and path. */
export const changeLabels: Readonly<Record<string, Names>> = {
  'requestChange.requestedBy': name('客户申请人', 'Who of the customer asks for it'),
  'requestChange.formReference': name('变更申请表编号或存放处', 'Number or place of the request form'),
  'requestChange.reason': name('变更原因', 'Why it is to be otherwise'),
  'requestChange.wanted': name('变更内容', 'What is to be otherwise'),
  'requestChange.wanted.removedLines': name('删除的订单行', 'Lines that fall away'),
  'requestChange.onlyLot': name('仅涉及的批次', 'Only this lot'),
  'answerChange.workGoesOn': name('作业是否继续', 'Does work go on?'),
  'answerChange.holdFrom': name('自哪个环节起暂停', 'Hold from'),
  'evaluateChange.department': name('评估部门', 'Evaluating department'),
  'evaluateChange.feasible': name('是否可行', 'Is it feasible?'),
  'evaluateChange.extraCost': name('额外费用', 'Extra cost'),
  'evaluateChange.delayDays': name('延迟工作日数', 'Working days later'),
  'evaluateChange.materialEffect': name('物料影响', 'Effect on material'),
  'offerAlternative.wanted': name('替代方案内容', 'What is offered'),
  'offerAlternative.wanted.removedLines': name('删除的订单行', 'Lines that fall away'),
  'offerAlternative.explanation': name('方案说明', 'Explanation'),
  'chooseAlternative.alternativeId': name('客户选用的方案', 'Alternative that the customer takes'),
  'decideChange.approved': name('是否批准', 'Is it approved?'),
  'decideChange.assessment': name('合理性与可行性意见', 'Assessment'),
  'decideChange.extraCost': name('向客户收取的额外费用', 'Extra cost for the customer'),
  'confirmChange.party': name('确认方', 'Who confirms'),
  'confirmChange.saidBy': name('确认人', 'Confirmed by'),
  'signChangeAgreement.agreementNumber': name('变更协议编号', 'Number of the agreement'),
  'withdrawChange.reason': name('撤回原因', 'Why it is withdrawn'),
  'tellCustomerOfChange.message': name('告知内容', 'What was said'),
  'tellCustomerOfChange.saidTo': name('告知对象及方式', 'Who was told, and how'),
  'confirmConfiguration.sheetNumber': name('配置单编号', 'Number of the sheet'),
  'applyForModification.description': name('改进内容', 'What is to be improved'),
  'signModification.as': name('签字身份', 'Signs as'),
  'scheduleModification.completionDate': name('完成日期', 'To be completed on'),
};

/** What the values of these fields are called. */
export const changeOptions: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'answerChange.holdFrom': journey,
  'confirmChange.party': changePartyNames,
  'signModification.as': roles,
};

/** What each of these commands does, in Chinese. */
export const changePurposes: Readonly<Record<keyof typeof changingInputs, string>> = {
  requestChange: '客户凭变更申请表要求变更订单；发货前均可申请。',
  answerChange: '立即答复作业继续，还是自某一环节起暂停；各项计时随之调整。',
  evaluateChange: '相关部门说明变更对费用、进度和物料的影响。',
  offerAlternative: '向客户提出替代方案；等待期间计客户的时限。',
  chooseAlternative: '客户选用替代方案（重新评估），或坚持原变更要求。',
  decideChange: '各相关部门评估后批准或不批准变更；申请人不能自己审批。',
  confirmChange: '一方书面确认变更；双方确认后变更生效。',
  signChangeAgreement: '变更增加费用或推迟交货时，执行前登记与客户签订的变更协议。',
  withdrawChange: '客户不再需要变更，订单按原样继续。',
  applyChange: '制度规则：已确认的变更生效，更新订单、批次、计划和计时；来不及的变更终止。',
  tellCustomerOfChange: '向客户说明变更未获批准的原因。',
  confirmConfiguration: '确认产品配置单；此后各区域不得再变更。',
  applyForModification: '申请改进产品：销售部经理和分管副总经理签字后，由研发确定完成日期。',
  signModification: '产品改进申请所需两个签字之一。',
  scheduleModification: '研发接收已签字的申请，并确定完成日期。',
  completeModification: '产品已按申请改进完成。',
};
