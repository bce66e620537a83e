/** Why any order or case refuses a command, whichever it is; `{}` stands for what differs. */
export const decisionSentences: readonly (readonly [en: string, zh: string])[] = [
  ['{} is for: {}.', '“{}”只能由以下角色操作：{}。'],
  ['You saw version {}; the order is at {}.', '您看到的是第 {} 版，订单现在是第 {} 版。'],
  ['You saw version {}; the case is at {}.', '您看到的是第 {} 版，案件现在是第 {} 版。'],
  ['The order has no lot {}.', '该订单没有批次 {}。'],
  ['Lot {} is {}.', '批次 {} 的状态为 {}。'],
  ['Several lots are open for this command: say which.', '有多个批次可以执行此操作，请指明批次。'],
  ['must not lie after now, {}', '不得晚于现在（{}）'],
  ['lies before the present stage, {}', '早于进入当前阶段的时间 {}'],
  ['lies before the present step, {}', '早于进入当前步骤的时间 {}'],
];
