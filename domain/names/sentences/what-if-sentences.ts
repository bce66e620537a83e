/** What is wrong with a question about the future or the past, English and Chinese; `{}` stands for what differs. */
export const whatIfSentences: readonly (readonly [en: string, zh: string])[] = [
  ['must lie after now, {}', '必须晚于当前时间（{}）'],
  ['must lie at most {} days ahead', '最多可推演未来 {} 天'],
  ['lies before now, {}', '早于当前时间（{}）'],
  ['lies after until, {}', '晚于推演截止时间（{}）'],
  ['is missing: a span has both', '缺失：起止日期须同时填写'],
  ['name days off, here or by from and until', '请填写放假日期，或填写起止日期'],
  ['is a day off already', '该日已列为放假'],
  ['there is no calendar {}', '没有日历 {}'],
  ['there is no open order of this id', '没有此编号的未结订单'],
  ['goes with wanted: an open change names its own lot', '须与变更内容一同填写；已提交的变更自带批次'],
];
