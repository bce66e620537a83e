import type { ClockKind, PauseReason } from '../order/clock.ts';
import type { EscalationLevel } from '../order/escalation.ts';
import type { NamesOf } from './names.ts';

/** What each deadline is called. */
export const clockKindNames: NamesOf<ClockKind> = {
  confirmationTarget: { zh: '答复客户（目标）', en: 'Answer to the customer (target)' },
  initialReview: { zh: '订单初审', en: 'Initial review' },
  confirmationOuter: { zh: '确认时限', en: 'Outer limit of confirmation' },
  infoSupplement: { zh: '补充信息', en: 'Supplementing information' },
  departmentReview: { zh: '部门评审', en: 'Department review' },
  customerDecision: { zh: '客户决定', en: 'Decision of the customer' },
  reviewQuestion: { zh: '答复评审提问', en: 'Answer to the review' },
  quotation: { zh: '报价', en: 'Quotation' },
  contractSigning: { zh: '合同签订', en: 'Signing of the contract' },
  departmentConfirmation: { zh: '部门确认', en: 'Confirmation by departments' },
  release: { zh: '订单下达', en: 'Release' },
  stockCheck: { zh: '库存核查', en: 'Stock check' },
  preliminarySchedule: { zh: '初步排期（目标）', en: 'Preliminary schedule (target)' },
  productionPlan: { zh: '生产计划', en: 'Production plan' },
  materialArrival: { zh: '物料到货', en: 'Arrival of material' },
  countersignature: { zh: '计划会签', en: 'Countersignatures of the plan' },
  production: { zh: '生产完工', en: 'Production' },
  delayProposal: { zh: '延误处理方案', en: 'Proposal for a delay' },
  inspection: { zh: '质量检验', en: 'Inspection' },
  rectification: { zh: '整改方案', en: 'Proposal of rectification' },
  rework: { zh: '返工', en: 'Rework' },
  shippingArrangement: { zh: '发运安排', en: 'Arrangement of shipping' },
  dispatch: { zh: '出库发货', en: 'Dispatch' },
  delivery: { zh: '送达', en: 'Delivery' },
  deliveryException: { zh: '运输异常处理', en: 'Delivery exception' },
  promisedDelivery: { zh: '承诺交付', en: 'Promised delivery' },
  customerPrewarning: { zh: '超期风险告知', en: 'Telling the customer of a risk' },
  pickUpFree: { zh: '免费提货期', en: 'Free pick-up period' },
  pickUpGrace: { zh: '提货宽限期', en: 'Grace period of pick-up' },
  acceptance: { zh: '客户验收', en: 'Acceptance by the customer' },
  settlementStart: { zh: '启动结算', en: 'Start of settlement' },
  payment: { zh: '收款', en: 'Payment' },
  followUp: { zh: '客户回访', en: 'Follow-up with the customer' },
  archive: { zh: '归档', en: 'Archiving' },
  stopAcknowledgement: { zh: '确认停止作业', en: 'Acknowledgement of the stop' },
  cancellationConfirmation: { zh: '与客户确认取消', en: 'Confirmation of the cancellation' },
  cancellationSettlement: { zh: '取消结算', en: 'Settlement of the cancellation' },
  bypassMakeUp: { zh: '补办审批', en: 'Making up for a skipped approval' },
  changeAnswer: { zh: '答复变更期间是否继续作业', en: 'Answer whether work goes on' },
  changeAssessment: { zh: '变更评估', en: 'Assessment of a change' },
  changeCustomer: { zh: '客户确认变更', en: "Customer's answer to a change" },
  changeNotice: { zh: '向客户说明变更结果', en: 'Telling the customer of a rejected change' },
  modification: { zh: '产品改进', en: 'Product modification' },
  caseAnalysis: { zh: '原因分析', en: 'Analysis of the cause' },
  caseMeasures: { zh: '商定措施', en: 'Agreement on measures' },
  caseMeasure: { zh: '措施执行', en: 'Measure' },
  caseVerification: { zh: '效果验证', en: 'Verification of the effect' },
  caseReport: { zh: '向公司领导报告', en: 'Report to leadership' },
  caseCustomerNotice: { zh: '告知客户延期', en: 'Telling the customer of the delay' },
  caseInstruction: { zh: '落实领导指示', en: 'Instruction of leadership' },
};

/** Why a clock stands still. */
export const pauseReasonNames: NamesOf<PauseReason> = {
  AWAITING_INFO: { zh: '等待客户补充信息', en: 'Waiting for information from the customer' },
  AWAITING_CUSTOMER_DECISION: { zh: '等待客户决定', en: 'Waiting for a decision of the customer' },
  CUSTOMER_REQUEST: { zh: '应客户要求', en: 'At the request of the customer' },
  SUPPLIER: { zh: '等待供应商', en: 'Waiting for a supplier' },
  INCIDENT: { zh: '突发事件', en: 'Incident' },
  HOLD: { zh: '订单暂停', en: 'The order is held' },
  CHANGE: { zh: '订单变更处理中', en: 'A change is being dealt with' },
  CANCELLATION: { zh: '订单取消处理中', en: 'A cancellation is being dealt with' },
  EXCEPTION: { zh: '异常处理中', en: 'An exception is being dealt with' },
};

/** How high a step of a ladder goes. */
export const escalationLevelNames: NamesOf<EscalationLevel> = {
  PREWARNING: { zh: '预警', en: 'Warning' },
  DEPARTMENT_HEAD: { zh: '部门负责人', en: 'Head of department' },
  SECOND: { zh: '上级协调', en: 'Second level' },
  LEADERSHIP: { zh: '公司领导', en: 'Leadership' },
};
