import type { Department } from './departments.ts';

/**
 * Roles by department (catalogue, section b). `head` marks the role that escalations of the department go to.
 * A head may do what the department's staff may do.
 */
export const roles = {
  SALESPERSON: { department: 'SALES', head: false, zh: '业务员', en: 'Salesperson' },
  SALES_SUPERVISOR: { department: 'SALES', head: false, zh: '销售主管', en: 'Sales supervisor' },
  SALES_MANAGER: { department: 'SALES', head: true, zh: '销售部经理', en: 'Sales manager' },
  ORDER_CLERK: { department: 'CONTRACT_ORDER', head: false, zh: '订单管理员', en: 'Order clerk' },
  CONTRACT_ORDER_HEAD: {
    department: 'CONTRACT_ORDER',
    head: true,
    zh: '合同订单管理部经理',
    en: 'Head of contract & order management',
  },
  SERVICE_AGENT: { department: 'CUSTOMER_SERVICE', head: false, zh: '客服专员', en: 'Service agent' },
  CUSTOMER_SERVICE_HEAD: {
    department: 'CUSTOMER_SERVICE',
    head: true,
    zh: '客户服务部经理',
    en: 'Head of customer service',
  },
  AFTER_SALES_AGENT: { department: 'AFTER_SALES', head: false, zh: '售后专员', en: 'After-sales agent' },
  AFTER_SALES_MANAGER: {
    department: 'AFTER_SALES',
    head: true,
    zh: '售后服务部经理',
    en: 'Head of after-sales',
  },
  PLANNER: { department: 'PLANNING', head: false, zh: '计划员', en: 'Planner' },
  PLANNING_MANAGER: { department: 'PLANNING', head: true, zh: '计划部经理', en: 'Planning manager' },
  PRODUCTION_SUPERVISOR: {
    department: 'PRODUCTION',
    head: false,
    zh: '车间主任',
    en: 'Production supervisor',
  },
  PRODUCTION_MANAGER: { department: 'PRODUCTION', head: true, zh: '生产部经理', en: 'Production manager' },
  ENGINEER: { department: 'ENGINEERING', head: false, zh: '工程师', en: 'Engineer' },
  ENGINEERING_MANAGER: { department: 'ENGINEERING', head: true, zh: '工程部经理', en: 'Engineering manager' },
  INSPECTOR: { department: 'QUALITY', head: false, zh: '检验员', en: 'Inspector' },
  QUALITY_MANAGER: { department: 'QUALITY', head: true, zh: '质量部经理', en: 'Quality manager' },
  BUYER: { department: 'PROCUREMENT', head: false, zh: '采购员', en: 'Buyer' },
  PROCUREMENT_MANAGER: { department: 'PROCUREMENT', head: true, zh: '采购部经理', en: 'Procurement manager' },
  WAREHOUSE_KEEPER: { department: 'WAREHOUSE', head: false, zh: '仓库管理员', en: 'Warehouse keeper' },
  WAREHOUSE_MANAGER: { department: 'WAREHOUSE', head: true, zh: '仓储部经理', en: 'Warehouse manager' },
  LOGISTICS_CLERK: { department: 'LOGISTICS', head: false, zh: '物流专员', en: 'Logistics clerk' },
  LOGISTICS_MANAGER: { department: 'LOGISTICS', head: true, zh: '物流部经理', en: 'Logistics manager' },
  ACCOUNTANT: { department: 'FINANCE', head: false, zh: '会计', en: 'Accountant' },
  FINANCE_MANAGER: { department: 'FINANCE', head: true, zh: '财务部经理', en: 'Finance manager' },
  LEGAL_COUNSEL: { department: 'LEGAL', head: false, zh: '法务专员', en: 'Legal counsel' },
  LEGAL_MANAGER: { department: 'LEGAL', head: true, zh: '法务部经理', en: 'Legal manager' },
  DEPUTY_GENERAL_MANAGER: {
    department: 'LEADERSHIP',
    head: false,
    zh: '分管副总经理',
    en: 'Deputy general manager',
  },
  GENERAL_MANAGER: { department: 'LEADERSHIP', head: true, zh: '总经理', en: 'General manager' },
  AUDITOR: { department: 'INTERNAL_AUDIT', head: true, zh: '内部审计员', en: 'Internal auditor' },
  ADMINISTRATOR: { department: 'ADMINISTRATION', head: true, zh: '系统管理员', en: 'Administrator' },
  INTEGRATION: { department: 'INTEGRATION', head: true, zh: '集成接口', en: 'Integration' },
} as const satisfies Record<string, { department: Department; head: boolean; zh: string; en: string }>;

export type Role = keyof typeof roles;

export const roleCodes = Object.keys(roles) as Role[];

/** Every role of a department, staff and head. */
export function rolesOf(department: Department): Role[] {
  return roleCodes.filter((role) => roles[role].department === department);
}

/** The role that an escalation of the department goes to first (SLA-03). */
export function headOf(department: Department): Role {
  const head = roleCodes.find((role) => roles[role].department === department && roles[role].head);
  if (head === undefined) throw new RangeError(`department ${department} has no head role`);
  return head;
}

/** Every role of the given departments. */
export function staffOf(...wanted: Department[]): Role[] {
  return wanted.flatMap(rolesOf);
}
