/** Why a correction, an assignment or an entry of the register is refused, English and Chinese. */
export const correctingSentences: readonly (readonly [en: string, zh: string])[] = [
  [
    'The order is released: request a change instead (CHANGE-01).',
    '订单已下达，不能再更正：请改为申请变更。',
  ],
  ['Change {} is open: a correction waits for its end.', '变更 {} 正在处理：请在其结束后再更正。'],
  ['it corrects nothing of the order', '没有更正订单的任何内容'],
  ['the order says so already', '与订单现有内容相同'],
  ['another product code needs it anew', '更换产品编码时须同时填写此项'],
  ['the order says nothing there', '订单此项本来为空'],
  ['it is corrected and emptied at once', '同一字段不能既更正又清空'],
  [
    'nothing would be left of the order: reject it, or request a cancellation',
    '订单将没有任何货物：请拒绝订单或申请取消',
  ],
  [
    'The contract stands on what would be corrected: request a change instead (CHANGE-01).',
    '合同以要更正的内容为准：请改为申请变更。',
  ],
  ['{} has no assignment to take on', '{}没有待接受的订单分配'],
  ['The order is of no project: its type is another.', '订单不是项目类订单。'],
  [
    'the register says something there: correct the entry, with the reason',
    '项目台账中此项已有内容：请写明原因后更正录入',
  ],
  [
    'the order says something else there: a wrong entry is corrected, with its reason (INTAKE-24)',
    '与订单现有内容不同：录入错误须由授权人员写明原因后更正',
  ],
  ['say something of the project', '请填写项目信息'],
];
