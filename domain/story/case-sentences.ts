import type { CaseEvent } from '../cases/case-events.ts';
import type { CaseCommandName } from '../cases/case-inputs.ts';
import type { Names } from '../names/names.ts';

/** What an act on a case is called once it is done, and the event that says most of it. */
export interface CaseSentence extends Names {
  main?: CaseEvent['type'];
}

const done = (zh: string, en: string, main?: CaseEvent['type']): CaseSentence =>
  main === undefined ? { zh, en } : { zh, en, main };

/** Every act on a case in words. */
export const caseSentences: Readonly<Record<CaseCommandName, CaseSentence>> = {
  openCase: done('立案', 'Opened the case', 'caseOpened'),
  addOrders: done('加入订单', 'Added orders', 'ordersAdded'),
  joinCase: done('并入其他案件', 'Joined another case', 'caseEnded'),
  recordAnalysis: done('记录原因分析', 'Recorded the analysis', 'analysisRecorded'),
  agreeMeasure: done('商定措施', 'Agreed on a measure', 'measureAgreed'),
  agreeMeasures: done('确认全部措施', 'Confirmed the measures'),
  reportMeasure: done('报告措施进度', 'Reported on a measure', 'measureProgressed'),
  completeMeasure: done('完成措施', 'Completed a measure', 'measureCompleted'),
  verifyCase: done('验证效果', 'Verified the effect', 'caseVerified'),
  reportToLeadership: done('向公司领导报告', 'Reported to leadership', 'reportedToLeadership'),
  instruct: done('作出指示', 'Gave an instruction', 'instructionGiven'),
  followInstruction: done('落实指示', 'Followed an instruction', 'instructionFollowed'),
  tellCustomer: done('告知客户', 'Told the customer', 'customerTold'),
  decideAccountability: done('认定责任', 'Decided on accountability', 'accountabilityDecided'),
  approveAccountability: done('审批责任处理', 'Decided on a sanction', 'accountabilityApproved'),
  holdReviewMeeting: done('召开检讨会', 'Held a review meeting', 'reviewMeetingHeld'),
  recordPreventive: done('记录预防措施', 'Recorded a preventive measure', 'preventiveRecorded'),
  recordLessons: done('总结经验教训', 'Recorded the lessons', 'lessonsRecorded'),
  closeCase: done('结案', 'Closed the case', 'caseEnded'),
  withdrawCase: done('撤销案件', 'Withdrew the case', 'caseEnded'),
  recordTelling: done('告知订单', 'Told an order', 'orderTold'),
};
