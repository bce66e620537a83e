/** My work: sections, filters, acts on many. */
export const workZh = {
  list: '待办任务',
  silent: '以下订单很久没有跟踪记录',
  silentSince: '自 {{at}} 起没有记录',
  sections: { mine: '我的', approaching: '快到期', overdue: '已超期', waiting: '等别人' },
  nothing: {
    mine: '都做完了。有新的工作时会自动出现在这里。',
    overdue: '没有超期的工作，很好。',
    approaching: '眼下没有快到期的工作。',
    waiting: '您的订单现在不等任何人。',
  },
  nothingFits: '没有符合这些条件的工作。',
  showAll: '显示全部',
  keys: '↑↓ 或 j k 移动 · Enter 办理 · x 选择',
  search: '订单号、客户、产品',
  byCommand: '按事项',
  byStage: '按阶段',
  choose: '选择 {{order}}：{{what}}',
  otherCommand: '一次只能批量办理同一种事项',
  chosen: '已选 {{count}} 项',
  chooseAlike: '选中全部 {{count}} 项“{{what}}”',
  actOnAll: '办理 {{count}} 项',
};
