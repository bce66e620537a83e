/** 执行监督：质量部监督订单执行与制度遵守情况。 */
export const supervisionZh = {
  lead: '质量部按月监督订单执行与制度遵守情况：各部门哪些没有按规定做，最新的几条可直接打开。',
  month: '月份',
  found: '共 {{count}} 项',
  none: '这个月没有发现偏离规定的情况。',
  notForYou: '执行监督供质量部、内部审计、公司领导和管理员查看。',
  kind: '情况',
  count: '次数',
  newest: '最新',
  notYours: '相关订单不在您的查看范围内。',
  openCase: '就 {{number}} 立违规案件：{{what}}',
};
