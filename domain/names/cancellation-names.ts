import type { BypassStep } from '../order/bypass.ts';
import type { CompensationKind, DepositTreatment, Treatment } from '../order/cancellation/cancellation.ts';
import type { NamesOf } from './names.ts';

/** What becomes of goods of a cancelled order. */
export const treatmentNames: NamesOf<Treatment> = {
  STOCK: { zh: '转入库存', en: 'Into stock' },
  REWORK: { zh: '改制', en: 'Reworked for another order' },
  SCRAP: { zh: '报废', en: 'Scrapped' },
  RETURN_TO_SUPPLIER: { zh: '退回供应商', en: 'Returned to the supplier' },
  DELIVER_TO_CUSTOMER: { zh: '交付客户', en: 'Delivered to the customer' },
  OTHER: { zh: '其他', en: 'Other' },
};

/** What becomes of what the customer has paid. */
export const depositTreatmentNames: NamesOf<DepositTreatment> = {
  REFUND: { zh: '扣除费用后退还', en: 'Refunded less the fee' },
  OFFSET: { zh: '全额抵扣费用', en: 'Kept against the fee' },
  FORFEIT: { zh: '没收定金', en: 'Kept whole' },
};

/** What is undone when an order is cancelled. */
export const compensationNames: NamesOf<CompensationKind> = {
  TRANSPORT_CANCELLED: { zh: '取消运输', en: 'Transport cancelled' },
  UNPACKED: { zh: '拆箱退回', en: 'Unpacked' },
  WORK_ORDER_WITHDRAWN: { zh: '撤销工单', en: 'Work order withdrawn' },
  PLAN_WITHDRAWN: { zh: '撤销生产计划', en: 'Production plan withdrawn' },
  PURCHASE_CANCELLED: { zh: '取消采购', en: 'Purchase cancelled' },
  RESERVATION_RELEASED: { zh: '释放预留库存', en: 'Reservation released' },
};

/** Approvals that can be skipped in an emergency. */
export const bypassStepNames: NamesOf<BypassStep> = {
  DEPARTMENT_REVIEW: { zh: '部门评审', en: 'Department review' },
  PLAN_CONFIRMATION: { zh: '部门确认', en: 'Plan confirmation' },
  COUNTERSIGNATURE: { zh: '计划会签', en: 'Countersignature' },
};
