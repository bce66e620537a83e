import {
  type CaseKind,
  type CaseNeed,
  type CaseStep,
  type CaseType,
  caseKindCodes,
  caseKinds,
} from '../cases/case-kinds.ts';
import type {
  Accountability,
  CauseCode,
  CustomerContact,
  MeasureKind,
  PreventiveMeasure,
  Sanction,
  Severity,
  Told,
} from '../cases/case-state.ts';
import type { CaseEffect, WrongField } from '../order/order-case.ts';
import type { Names, NamesOf } from './names.ts';

export const caseStepNames: NamesOf<CaseStep> = {
  OPENED: { zh: '已立案', en: 'Opened' },
  ANALYSED: { zh: '已分析', en: 'Analysed' },
  MEASURES_AGREED: { zh: '措施执行中', en: 'Measures agreed' },
  EXECUTED: { zh: '待验证', en: 'Executed' },
  VERIFIED: { zh: '已验证', en: 'Verified' },
  CLOSED: { zh: '已结案', en: 'Closed' },
  MERGED: { zh: '已并案', en: 'Joined into another case' },
  WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' },
};

export const causeNames: NamesOf<CauseCode> = {
  PRODUCTION: { zh: '生产原因', en: 'Production' },
  PROCUREMENT: { zh: '采购原因', en: 'Procurement' },
  LOGISTICS: { zh: '物流原因', en: 'Logistics' },
  CUSTOMER_CHANGE: { zh: '客户变更', en: 'Change of the customer' },
  COMMUNICATION: { zh: '内部沟通', en: 'Internal communication' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const measureKindNames: NamesOf<MeasureKind> = {
  ADJUST_PLAN: { zh: '调整生产计划', en: 'Adjust the production plan' },
  PRIORITISE_PROCUREMENT: { zh: '优先采购原材料', en: 'Give the purchase of material priority' },
  STRENGTHEN_LOGISTICS: { zh: '加强物流配送', en: 'Strengthen logistics' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const sanctionNames: NamesOf<Sanction> = {
  NONE: { zh: '不处罚', en: 'None' },
  WARNING: { zh: '警告', en: 'Warning' },
  FINE: { zh: '罚款', en: 'Fine' },
  REWARD: { zh: '奖励', en: 'Reward' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const approvalNames: NamesOf<Accountability['approval']> = {
  NOT_NEEDED: { zh: '无需批准', en: 'needs no approval' },
  PENDING: { zh: '待公司领导批准', en: 'waits for the approval of leadership' },
  APPROVED: { zh: '已批准', en: 'approved' },
  REJECTED: { zh: '未批准', en: 'rejected' },
};

export const preventiveKindNames: NamesOf<PreventiveMeasure['kind']> = {
  TRAINING: { zh: '培训', en: 'Training' },
  PROCESS: { zh: '流程优化', en: 'Better process' },
  COMMUNICATION: { zh: '加强沟通', en: 'Communication' },
  RISK_WARNING: { zh: '风险预警', en: 'Risk warning' },
};

export const contactChannelNames: NamesOf<CustomerContact['channel']> = {
  PHONE: { zh: '电话', en: 'By phone' },
  EMAIL: { zh: '电子邮件', en: 'By e-mail' },
  SYSTEM: { zh: '系统', en: 'By the system' },
  VISIT: { zh: '拜访', en: 'In person' },
};

export const severityNames: NamesOf<Severity> = {
  MINOR: { zh: '轻微', en: 'Minor' },
  MAJOR: { zh: '较重', en: 'Major' },
  CRITICAL: { zh: '严重', en: 'Critical' },
};

export const wrongFieldNames: NamesOf<WrongField> = {
  CONTACT: { zh: '联系方式', en: 'Contact' },
  ADDRESS: { zh: '交货地址', en: 'Delivery address' },
  SPECIFICATION: { zh: '规格型号', en: 'Specification' },
  QUANTITY: { zh: '数量', en: 'Quantity' },
  PRICE: { zh: '价格', en: 'Price' },
};

export const caseEffectNames: NamesOf<CaseEffect> = {
  BLOCK: { zh: '暂停相关工作', en: 'Work stands still' },
  WARN: { zh: '提醒，工作继续', en: 'Warns; work goes on' },
  NONE: { zh: '工作继续', en: 'Work goes on' },
};

export const caseOutcomeNames = {
  CLOSED: { zh: '已结案', en: 'closed' },
  MERGED: { zh: '并入其他案件', en: 'joined into another case' },
  WITHDRAWN: { zh: '已撤销', en: 'withdrawn' },
} as const satisfies Readonly<Record<string, Names>>;

export const caseNeedNames: NamesOf<CaseNeed> = {
  ANALYSIS: { zh: '原因分析', en: 'analysis' },
  MEASURES: { zh: '措施', en: 'measures' },
  VERIFICATION: { zh: '效果验证', en: 'verification' },
  REPORT: { zh: '向公司领导报告', en: 'report to leadership' },
  INSTRUCTIONS: { zh: '落实领导指示', en: 'instructions followed' },
  CUSTOMER_TOLD: { zh: '告知客户', en: 'customer told' },
  ACCOUNTABILITY: { zh: '责任认定', en: 'accountability' },
  REVIEW_MEETING: { zh: '检讨会', en: 'review meeting' },
  LESSONS: { zh: '经验教训', en: 'lessons' },
};

export const tellingResultNames: NamesOf<Told['result']> = {
  TAKEN: { zh: '已登记', en: 'noted' },
  CLOSED: { zh: '订单已结束', en: 'the order is at its end' },
  FAILED: { zh: '未能登记', en: 'not noted' },
};

/** What the types of every kind are called. */
export const caseTypeNames: Readonly<Record<string, Names>> = Object.fromEntries(
  caseKindCodes.flatMap((kind) => Object.entries(caseKinds[kind].types)),
);

export const caseKindNames: NamesOf<CaseKind> = caseKinds;

/** A kind with its type: `Exception, Damage or loss`. */
export function caseNames(kind: CaseKind, type: CaseType): Names {
  const of = caseTypeNames[type] ?? { zh: type, en: type };
  return { zh: `${caseKinds[kind].zh}（${of.zh}）`, en: `${caseKinds[kind].en}: ${of.en}` };
}
