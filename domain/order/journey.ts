import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { ClockKind, ClockLimit } from './clock.ts';
import { budget, type ClockDefinition, incidentOnly, until } from './clock-definition.ts';
import type { Stage } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** One stage of the journey as data (catalogue, section c). */
export interface StageDefinition {
  zh: string;
  en: string;
  /** Who owns the stage: the department whose head hears of its lateness. */
  owner: Department;
  clock?: ClockDefinition;
  /** Clocks of the stage before that stand still here (SLA-10). */
  pauses?: ClockKind[];
}

/** The stages, their owners and their clocks, in the order in which a regular order meets them. */
export const journey: Record<Stage, StageDefinition> = {
  RECEIVED: {
    zh: '已接收',
    en: 'Received',
    owner: 'SALES',
    clock: {
      kind: 'initialReview',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      limit: budget('sla.review.initial'),
    },
  },
  AWAITING_INFO: {
    zh: '待补充信息',
    en: 'Awaiting information',
    owner: 'SALES',
    pauses: ['initialReview', 'confirmationTarget', 'confirmationOuter'],
    clock: {
      kind: 'infoSupplement',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      pausedBy: incidentOnly,
      limit: budget('sla.intake.infoSupplement'),
    },
  },
  UNDER_REVIEW: {
    zh: '评审中',
    en: 'Under review',
    owner: 'CONTRACT_ORDER',
    clock: {
      kind: 'departmentReview',
      owner: 'CONTRACT_ORDER',
      assignee: 'SALES_SUPERVISOR',
      limit: budget('sla.review.departments'),
    },
  },
  AWAITING_CUSTOMER_DECISION: {
    zh: '待客户决定',
    en: 'Awaiting customer decision',
    owner: 'SALES',
    pauses: ['departmentReview', 'confirmationOuter'],
    clock: {
      kind: 'customerDecision',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      pausedBy: incidentOnly,
      limit: budget('sla.review.customerDecision'),
    },
  },
  QUOTED: {
    zh: '已报价',
    en: 'Quoted',
    owner: 'SALES',
    clock: {
      kind: 'contractSigning',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      limit: budget('sla.contract.sign'),
    },
  },
  CONTRACTED: {
    zh: '已签合同',
    en: 'Contracted',
    owner: 'CONTRACT_ORDER',
    clock: {
      kind: 'departmentConfirmation',
      owner: 'CONTRACT_ORDER',
      assignee: 'LOGISTICS_CLERK',
      limit: budget('qual.immediately'),
    },
  },
  CONFIRMED: {
    zh: '已确认',
    en: 'Confirmed',
    owner: 'SALES',
    clock: {
      kind: 'release',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      limit: budget('sla.intake.submitToDispatch'),
    },
  },
  IN_FULFILMENT: { zh: '执行中', en: 'In fulfilment', owner: 'PRODUCTION' },
  RELEASED: {
    zh: '已下达',
    en: 'Released',
    owner: 'WAREHOUSE',
    clock: {
      kind: 'stockCheck',
      owner: 'WAREHOUSE',
      assignee: 'WAREHOUSE_KEEPER',
      limit: budget('qual.immediately'),
    },
  },
  PLANNING: {
    zh: '排产中',
    en: 'Planning',
    owner: 'PLANNING',
    clock: {
      kind: 'productionPlan',
      owner: 'PLANNING',
      assignee: 'PLANNER',
      limit: budget('sla.plan.complete'),
    },
  },
  MATERIAL_SHORTAGE: {
    zh: '缺料',
    en: 'Material shortage',
    owner: 'PROCUREMENT',
    clock: {
      kind: 'materialArrival',
      owner: 'PROCUREMENT',
      assignee: 'BUYER',
      limit: (_policy, _state, lot) => until(lot?.shortage?.expectedArrival),
    },
  },
  PLANNED: {
    zh: '已排产',
    en: 'Planned',
    owner: 'PLANNING',
    clock: {
      kind: 'countersignature',
      owner: 'PRODUCTION',
      assignee: 'PRODUCTION_SUPERVISOR',
      limit: budget('sla.plan.countersign'),
    },
  },
  IN_PRODUCTION: {
    zh: '生产中',
    en: 'In production',
    owner: 'PRODUCTION',
    clock: {
      kind: 'production',
      owner: 'PRODUCTION',
      assignee: 'PRODUCTION_SUPERVISOR',
      limit: (_policy, _state, lot) => until(lot?.plan?.finish),
    },
  },
  IN_QC: {
    zh: '检验中',
    en: 'In inspection',
    owner: 'QUALITY',
    clock: { kind: 'inspection', owner: 'QUALITY', assignee: 'INSPECTOR', limit: budget('sla.qc.complete') },
  },
  REWORK: {
    zh: '返工',
    en: 'Rework',
    owner: 'QUALITY',
    clock: {
      kind: 'rectification',
      owner: 'QUALITY',
      assignee: 'INSPECTOR',
      limit: budget('sla.qc.rectification'),
    },
  },
  STOCKED_IN: { zh: '已入库', en: 'Stocked in', owner: 'WAREHOUSE' },
  READY_TO_SHIP: {
    zh: '待发货',
    en: 'Ready to ship',
    owner: 'LOGISTICS',
    clock: {
      kind: 'shippingArrangement',
      owner: 'LOGISTICS',
      assignee: 'LOGISTICS_CLERK',
      limit: budget('sla.ship.arrange'),
    },
  },
  SHIPPED: {
    zh: '已发货',
    en: 'Shipped',
    owner: 'LOGISTICS',
    clock: {
      kind: 'delivery',
      owner: 'LOGISTICS',
      assignee: 'LOGISTICS_CLERK',
      limit: (policy, state) =>
        until(state.details.deliveryDate) ?? budget('sla.delivery.standardCycle')(policy),
    },
  },
  DELIVERY_EXCEPTION: {
    zh: '运输异常',
    en: 'Delivery exception',
    owner: 'LOGISTICS',
    clock: {
      kind: 'deliveryException',
      owner: 'LOGISTICS',
      assignee: 'LOGISTICS_CLERK',
      limit: budget('sla.delivery.exception'),
    },
  },
  DELIVERED: {
    zh: '已送达',
    en: 'Delivered',
    owner: 'SALES',
    clock: {
      kind: 'acceptance',
      owner: 'SALES',
      assignee: 'SALESPERSON',
      limit: budget('deliv.acceptanceWindow'),
    },
  },
  LOT_ACCEPTED: { zh: '批次已验收', en: 'Lot accepted', owner: 'SALES' },
  ACCEPTED: {
    zh: '已验收',
    en: 'Accepted',
    owner: 'FINANCE',
    clock: {
      kind: 'settlementStart',
      owner: 'FINANCE',
      assignee: 'ACCOUNTANT',
      limit: budget('sla.settle.start'),
    },
  },
  SETTLING: {
    zh: '结算中',
    en: 'Settling',
    owner: 'FINANCE',
    clock: {
      kind: 'payment',
      owner: 'FINANCE',
      assignee: 'ACCOUNTANT',
      limit: (policy, state) => paymentLimit(policy, state),
    },
  },
  SETTLED: { zh: '已结算', en: 'Settled', owner: 'FINANCE' },
  CLOSED: {
    zh: '已关闭',
    en: 'Closed',
    owner: 'SALES',
    clock: { kind: 'archive', owner: 'SALES', assignee: 'SALESPERSON', limit: budget('archive.due') },
  },
  CANCEL_REQUESTED: { zh: '取消处理中', en: 'Cancellation requested', owner: 'CONTRACT_ORDER' },
  ARCHIVED: { zh: '已归档', en: 'Archived', owner: 'SALES' },
  REJECTED: { zh: '已拒绝', en: 'Rejected', owner: 'SALES' },
  CANCELLED: { zh: '已取消', en: 'Cancelled', owner: 'CONTRACT_ORDER' },
};

function paymentLimit(policy: PolicyValues, state: OrderState): ClockLimit | undefined {
  const term = policy['settle.paymentDue'][state.details.paymentMethod ?? 'MONTHLY'];
  return term === undefined ? undefined : { budget: String(term) };
}
