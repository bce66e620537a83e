/** Departments of the regulations (catalogue, section b), with the names a person reads. */
export const departments = {
  SALES: { zh: '销售部', en: 'Sales' },
  CONTRACT_ORDER: { zh: '合同订单管理部', en: 'Contract & order management' },
  CUSTOMER_SERVICE: { zh: '客户服务部', en: 'Customer service' },
  AFTER_SALES: { zh: '售后服务部', en: 'After-sales' },
  PLANNING: { zh: '计划部', en: 'Planning' },
  PRODUCTION: { zh: '生产部', en: 'Production' },
  ENGINEERING: { zh: '工程部', en: 'Engineering' },
  QUALITY: { zh: '质量部', en: 'Quality' },
  PROCUREMENT: { zh: '采购部', en: 'Procurement' },
  WAREHOUSE: { zh: '仓储部', en: 'Warehouse' },
  LOGISTICS: { zh: '物流部', en: 'Logistics' },
  FINANCE: { zh: '财务部', en: 'Finance' },
  LEGAL: { zh: '法务部', en: 'Legal' },
  ADMINISTRATION: { zh: '行政部', en: 'Administration' },
  INTERNAL_AUDIT: { zh: '内部审计部', en: 'Internal audit' },
  LEADERSHIP: { zh: '公司领导', en: 'Company leadership' },
  INTEGRATION: { zh: '系统集成', en: 'Integrations' },
} as const;

export type Department = keyof typeof departments;

export const departmentCodes = Object.keys(departments) as Department[];

/** True for the code of a department, as a company's lists name them. */
export function isDepartment(name: string): name is Department {
  return Object.hasOwn(departments, name);
}
