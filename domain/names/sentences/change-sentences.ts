/** Why a change of an order is refused, English and Chinese. */
export const changeSentences: readonly (readonly [en: string, zh: string])[] = [
  [
    'Change {} is open since {}: end it, or wait for its end.',
    '变更 {} 自 {} 起处理中：请先结束该变更，或等待其结束。',
  ],
  [
    'A change is possible up to {}: open a return or an exchange instead (CHANGE-15).',
    '变更最晚到“{}”环节：请改为办理退货或换货。',
  ],
  [
    '{} of line {} are out of reach of this change: put what is wanted otherwise on a line of its own, or open a return or an exchange (CHANGE-15)',
    '数量 {}（第 {} 行）已不在本次变更的范围内：请把需要变更的部分另立一行，或办理退货、换货',
  ],
  ['it changes nothing of the order', '没有改变订单的任何内容'],
  [
    'nothing would be left of the order: request a cancellation instead',
    '订单将没有任何货物：请改为申请取消订单',
  ],
  ['lies before today, {}', '早于今天（{}）'],
  ['it concerns the whole order: leave onlyLot out', '此项涉及整个订单，请不要填写批次'],
  ['the order has no line {}', '订单没有第 {} 行'],
  ['the next new line is number {}', '新增行的行号应为 {}'],
  [
    'The configuration sheet {} is confirmed: contract management requests such a change, not a region (CHANGE-11).',
    '配置单 {} 已确认：此类变更由合同订单管理部申请，区域不得变更。',
  ],
  [
    'The configuration sheet is confirmed: leadership decides this change (CHANGE-11).',
    '配置单已确认：此变更由公司领导审批。',
  ],
  ['work that goes on is not held from an operation on', '作业继续时不能再填写暂停环节'],
  ['{} does not evaluate this change', '{} 不参与评估此变更'],
  ['No alternative waits for an answer of the customer.', '没有待客户答复的替代方案。'],
  ['No change of this order is open.', '该订单没有处理中的变更。'],
  ['Change {} is approved already.', '变更 {} 已批准。'],
  ['Change {} is not decided yet.', '变更 {} 尚未审批。'],
  [
    'Whoever requested the change cannot decide it, nor who acts for them.',
    '申请变更的人及其代理人不能审批该变更。',
  ],
  ['Still to evaluate the change: {}.', '尚待评估变更：{}。'],
  ['The customer has not yet answered the alternative that was offered.', '客户尚未答复所提的替代方案。'],
  [
    'Not feasible for {}: offer an alternative or reject the change.',
    '{} 认为不可行：请提出替代方案或不批准变更。',
  ],
  ['it has confirmed this change already', '该方已确认此变更'],
  ["say where the customer's written confirmation is kept (CHANGE-02)", '请写明客户书面确认的存放处'],
  ['The change agreement is signed already.', '变更协议已签订。'],
  ['Change {} is not agreed by both parties yet.', '双方尚未就变更 {} 达成一致。'],
  ['The customer has been told of every rejected change.', '所有未批准的变更均已告知客户。'],
  [
    'An application to improve a product of this order is not completed yet.',
    '该订单尚有未完成的产品改进申请。',
  ],
  ['it has signed this application already', '该身份已在此申请上签字'],
  ['Whoever applied for it or has signed it cannot sign it once more.', '申请人和已签字的人不能再次签字。'],
  ['The application still lacks {} (CHANGE-12).', '申请尚缺签字：{}。'],
  ['R&D has not set a completion date yet (CHANGE-12).', '研发尚未确定完成日期。'],
  ['No application to improve a product is open.', '没有处理中的产品改进申请。'],
];
