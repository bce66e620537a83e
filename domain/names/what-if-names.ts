import type { WarningChange } from '../what-if/difference.ts';
import type { SuppositionKind } from '../what-if/supposition.ts';
import type { NamesOf } from './names.ts';

/** What may be supposed. */
export const suppositionNames: NamesOf<SuppositionKind> = {
  NOTHING: { zh: '无人处理', en: 'Nobody acts' },
  SUPPLIER_LATE: { zh: '供应商延迟交料', en: 'Supplier late' },
  HOLIDAY: { zh: '临时放假', en: 'Holiday declared' },
  DEPARTMENT_AWAY: { zh: '部门停工', en: 'Department away' },
  POLICY: { zh: '制度参数调整', en: 'Other figures' },
  CHANGE_ACCEPTED: { zh: '订单变更生效', en: 'Change accepted' },
  COMMAND: { zh: '执行某项操作', en: 'A command given' },
};

/** What becomes of a warning. */
export const warningChangeNames: NamesOf<WarningChange> = {
  COMES: { zh: '新增', en: 'Comes' },
  GOES: { zh: '取消', en: 'Goes' },
  MOVES: { zh: '改期', en: 'Moves' },
  READDRESSED: { zh: '改发他人', en: 'Goes to others' },
  STAYS: { zh: '将发生', en: 'Will come' },
};
