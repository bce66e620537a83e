/** What is said of pushes, messages and papers that are refused, English and Chinese. */
export const inboundSentences: readonly (readonly [en: string, zh: string])[] = [
  ['The signature of this push does not hold', '该推送的签名无效'],
  ['is missing: send a file in the field file', '缺少文件：请在 file 字段中上传文件'],
  ['This draft was discarded', '该草稿已作废'],
  ['This draft was entered as another order', '该草稿已录入为另一订单'],
  ['This draft waits no more', '该草稿已处理完毕'],
  ['This draft waits no more, or is being entered', '该草稿已处理完毕，或正在录入'],
  ["must be {}, as the draft's is", '必须为 {}，与草稿一致'],
  ['could not be read', '无法解析'],
  ['{} is of a type that is not kept', '{} 的类型不予保存'],
  ['{} is too large', '{} 过大'],
  ['{} is one too many', '{} 超出数量上限'],
  ['is of a type that is not kept', '类型不予保存'],
  ['is too large', '文件过大'],
  ['is one too many', '超出数量上限'],
];
