/** Why a review refuses; `{}` stands for what differs from case to case. */
export const reviewSentences: readonly (readonly [en: string, zh: string])[] = [
  ['{} reviews after: {}.', '{} 应在以下部门之后评审：{}。'],
  ['{} reviews: {}', '{} 的评审项目：{}'],
  ['{} is given twice', '{} 重复'],
  ['a review that passes has no failed item: {}', '评审通过时不能有未通过的项目：{}'],
  ['say which item failed', '请指明哪一项未通过'],
  ['a review that passes asks for nothing', '评审通过时不能提出调整要求'],
  ['a later date is asked by: {}', '可提出延期的部门：{}'],
  ['say why the requested date cannot be kept', '请说明为何不能按要求日期交货'],
  ['open questions: {}', '待答复的提问：{}'],
  ['Sales has not answered: {}.', '销售尚未答复：{}。'],
  ['The credit review of this high-value order is missing.', '该大额订单尚未做信用评审。'],
  ['The credit review of the finance manager failed.', '财务部经理的信用评审未通过。'],
  [
    "The customer's free credit falls short by {} {}: reject the order, or the finance manager overrides it with a reason.",
    '客户可用信用额度不足，差额 {} {}：请拒绝订单，或由财务部经理说明原因批准。',
  ],
  [
    'The free credit covers the order, or nobody set a limit: there is nothing to override.',
    '可用信用额度足够，或未设额度，无需批准。',
  ],
  [
    'Whoever entered the order cannot override its credit, nor who acts for them.',
    '录入订单的人及其代理人不能批准其超信用额度。',
  ],
  [
    'This order is one of the sample: look at it and decide it by itself.',
    '该订单属于抽查样本，请单独查看并作出结论。',
  ],
  [
    '{} is no item: write its code, departments and names, such as PRICE FINANCE 价格|Price',
    '{} 不是评审项目：请写项目代码、部门和名称，例如 PRICE FINANCE 价格|Price',
  ],
];
