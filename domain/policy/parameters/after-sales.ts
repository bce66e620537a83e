import type { Parameter } from '../parameters.ts';

/** Figures of after-sales service and of the customer file (AFTER, CRM). */
export const afterSalesParameters = {
  'sla.after.response': {
    default: '24h',
    unit: 'budget',
    kind: 'S',
    source: '002 1.2 售后服务',
    owner: 'AFTER_SALES',
    purpose: 'first answer to a complaint, return or exchange (AFTER-01, AFTER-16)',
  },
  'after.ownerRole': {
    default: 'AFTER_SALES',
    unit: 'department',
    kind: 'A',
    source: '000/1; 003; 004; 001e; 001i',
    owner: 'AFTER_SALES',
    purpose: 'department that owns after-sales cases (AFTER-02)',
  },
  'after.resolution': {
    default: '5wd',
    unit: 'budget',
    kind: 'A',
    source: '003/2 九.3; 001j 5',
    owner: 'AFTER_SALES',
    purpose: 'resolution of a case (AFTER-07)',
  },
  'after.revisit': {
    default: 3,
    unit: 'months',
    kind: 'A',
    source: '003/2 九.2',
    owner: 'AFTER_SALES',
    purpose: 'period in which a customer is revisited (AFTER-10)',
  },
  'crm.classes': {
    default: ['A', 'B', 'C'],
    unit: 'list',
    kind: 'A',
    source: '001e 2.2',
    owner: 'SALES',
    purpose: 'classes of customers; VIP is a flag of its own (CRM-02, CRM-03)',
  },
  'crm.satisfiedMin': {
    default: 4,
    unit: 'count',
    range: [1, 5],
    kind: 'A',
    source: '004 考核指标 4; 001b 4.5',
    owner: 'AFTER_SALES',
    purpose: 'lowest survey score of 1 to 5 that counts as satisfied (CRM-10, KPI-05)',
  },
  'crm.creditReview': {
    default: 3,
    unit: 'months',
    kind: 'A',
    source: '001n 5.1; 002 1.2',
    owner: 'FINANCE',
    purpose: 'period in which credit is re-evaluated (CRM-13)',
  },
} as const satisfies Record<string, Parameter>;
