import type { Names } from '../../../domain/names/names.ts';
import { reviewResultNames } from '../../../domain/names/order-names.ts';
import type { reviewSupportInputs } from '../review-support.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** What fields of a review are called: by command and path. */
export const reviewLabels: Readonly<Record<string, Names>> = {
  'passInitialReview.contractDocument': name('是否附有合同文本', 'Does a contract document come with it?'),
  'recordReview.department': name('评审部门', 'Reviewing department'),
  'recordReview.result': name('评审结果', 'Result of the review'),
  'recordReview.items': name('评审项目', 'Items reviewed'),
  'recordReview.items.item': name('项目', 'Item'),
  'recordReview.items.result': name('该项结果', 'Result of the item'),
  'recordReview.items.comment': name('该项说明', 'Note on the item'),
  'recordReview.asks': name('需要的调整', 'What would have to change'),
  'recordReview.asks.requirements': name('要求变更的内容', 'Requirements to change'),
  'recordReview.asks.deliveryDate': name('可行的交货日期', 'Feasible delivery date'),
  'askSales.department': name('提问部门', 'Department that asks'),
  'askSales.question': name('需要销售补充或变更的内容', 'What sales is to supplement or change'),
  'askSales.item': name('有疑问的评审项目', 'Item in doubt'),
  'answerQuestion.questionId': name('提问编号', 'Question'),
  'answerQuestion.answer': name('答复内容', 'Answer'),
  'reviewCredit.result': name('信用评审结果', 'Result of the credit review'),
  'overrideCredit.reason': name('批准超额度的原因', 'Why the credit is overridden'),
};

/** What the values of such a field are called. */
export const reviewOptions: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'recordReview.items.result': reviewResultNames,
  'reviewCredit.result': reviewResultNames,
};

/** What each of these commands does, in Chinese. */
export const reviewPurposes: Readonly<Record<keyof typeof reviewSupportInputs, string>> = {
  askSales: '评审部门发现问题，请销售补充或变更订单；提问与答复均留存。',
  answerQuestion: '销售答复评审部门的提问；补充的内容由相关部门重新评审。',
  reviewCredit: '财务部经理另行评审客户信用；金额达到大额标准的订单必须做。',
  overrideCredit: '客户可用信用额度不足时，财务部经理说明原因批准；录单人不能自己批准。',
};
