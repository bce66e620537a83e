/** Why a cancellation or a bypass is refused, English and Chinese; `{}` stands for what differs from case to case. */
export const cancellationSentences: readonly (readonly [en: string, zh: string])[] = [
  ['A cancellation of this order is being dealt with since {}.', '该订单的取消申请自 {} 起正在处理。'],
  [
    'Goods of this order have left: open a return instead of a cancellation (CANCEL-08).',
    '该订单已有货物发出，不能取消，请改为办理退货。',
  ],
  [
    'give the number or place of the request form, or its file (CANCEL-01)',
    '请填写取消申请表的编号或存放处，或选择申请表文件',
  ],
  ['{} has acknowledged already or was not told to stop', '{} 已确认停止，或未被通知停止'],
  ['The settlement of the cancellation is approved.', '取消结算已核准。'],
  ['say why there is nothing to be treated', '请写明为何没有需要处理的货物'],
  [
    'departments agree on it between them: name two at least (CANCEL-04)',
    '处理方案由部门之间商定，至少填写两个部门',
  ],
  ['The cancellation is confirmed with the customer already.', '取消已与客户确认。'],
  ['The cancellation still lacks {}.', '取消尚缺：{}。'],
  ['No cancellation of this order was requested.', '该订单没有取消申请。'],
  [
    'Record first what becomes of the goods: the fee follows from it (CANCEL-04).',
    '请先登记货物处理方案，费用据此计算。',
  ],
  ['the policy cancel.feePolicy allows {} {}', '制度允许的取消费用为 {} {}'],
  ['{} {} were paid, more than the fee: refund the rest', '已付 {} {}，多于费用，请退还余额'],
  ['what was paid less the fee comes to {} {}', '已付款扣除费用后为 {} {}'],
  ['No forfeit of a deposit waits for approval.', '没有待核准的没收定金。'],
  ['No settlement of a cancellation waits for approval.', '没有待核准的取消结算。'],
  [
    'The general manager has not approved that the deposit is forfeit (CANCEL-06).',
    '总经理尚未核准没收定金。',
  ],
  [
    'Whoever computed the settlement cannot approve it, nor who acts for them.',
    '计算结算的人及其代理人不能核准该结算。',
  ],
  ['the policy review.bypassSteps does not let {} be skipped', '制度不允许跳过 {}'],
  ['what {} says on law, quality or payment is never skipped', '{} 在法务、质量或款项方面的意见不能跳过'],
  ['no such approval of {} is awaited', '没有待 {} 办理的此项审批'],
  [
    'Whoever entered the order or made the plan cannot skip its approval.',
    '录入订单或制定计划的人不能跳过对它的审批。',
  ],
  ['no skipped approval of {} is to be made up for', '{} 没有需要补办的审批'],
  [
    'Whoever skipped an approval cannot make up for it, nor who acts for them.',
    '跳过审批的人及其代理人不能补办该审批。',
  ],
  ['say why the approval is not given', '请写明为何不予批准'],
  ['Skipped approvals are still to be made up for by {} (REVIEW-21).', '{} 尚有跳过的审批需要补办。'],
];
