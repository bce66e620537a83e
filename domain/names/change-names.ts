import type { ChangeOutcome, ChangeParty, ChangeSubject, LotEffect } from '../order/change/records.ts';
import type { NamesOf } from './names.ts';

/** What of an order a change touches. */
export const changeSubjectNames: NamesOf<ChangeSubject> = {
  SPECIFICATION: { zh: '规格', en: 'Specification' },
  QUANTITY: { zh: '数量', en: 'Quantity' },
  PRICE: { zh: '价格', en: 'Price' },
  DELIVERY_DATE: { zh: '交货日期', en: 'Delivery date' },
};

export const changePartyNames: NamesOf<ChangeParty> = {
  COMPANY: { zh: '本公司', en: 'Our company' },
  CUSTOMER: { zh: '客户', en: 'The customer' },
};

export const changeOutcomeNames: NamesOf<ChangeOutcome> = {
  APPLIED: { zh: '已执行', en: 'Applied' },
  REJECTED: { zh: '未批准', en: 'Rejected' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};

/** What a change means for a lot. */
export const lotEffectNames: NamesOf<LotEffect['effect']> = {
  PLANNED_ANEW: { zh: '重新排产', en: 'planned anew' },
  STOCK_ANEW: { zh: '重新核查库存', en: 'looked for in stock anew' },
  SHIPPED_ANEW: { zh: '重新安排发运', en: 'shipping arranged anew' },
  QUANTITY: { zh: '数量变化', en: 'another quantity' },
  DROPPED: { zh: '取消批次', en: 'dropped' },
  NEW: { zh: '新增批次', en: 'new' },
};
