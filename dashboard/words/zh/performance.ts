/** 考核期表现：部门与个人。 */
export const performanceZh = {
  title: '考核期表现',
  lead: '一个考核期内按时与逾期的时限和整改措施，以及生效的奖惩。各人看本人，部门负责人看本部门人员，公司领导、内部审计和管理员看全部。',
  month: '考核期',
  none: '这个考核期还没有记录。',
  departments: '部门',
  people: '人员',
  deadlines: '时限 按时／逾期',
  measures: '措施 按时／逾期',
  worst: '最长逾期（工作时间）',
  sanctions: '奖惩',
  minutes: '{{hours}} 小时 {{minutes}} 分',
};
