/** One command for many orders or lots. */
export const bulkZh = {
  count: '{{count}} 项',
  own: '按各订单自身内容填写：{{fields}}',
  preview: '预览：可办理 {{done}} 项，不可办理 {{refused}} 项。尚未改变任何内容。',
  results: '已办理 {{done}} 项，未办理 {{refused}} 项。',
  apply: '办理 {{count}} 项',
  order: '订单',
  customer: '客户',
  wouldBe: '办理后',
  resultOf: '结果',
  done: '已完成',
  lacking: '须单独办理，缺少：{{fields}}',
  noneOffered: '所选的工作现在都不能做：可能已经有人完成了。',
};
