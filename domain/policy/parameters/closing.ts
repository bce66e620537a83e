import type { Parameter } from '../parameters.ts';

/** Figures of settlement, follow-up and archive (SETTLE, AFTER, ARCHIVE). */
export const closingParameters = {
  'sla.settle.start': {
    default: '3wd',
    unit: 'budget',
    kind: 'A',
    source: '003/2 十.1; 003/3 四.5',
    owner: 'FINANCE',
    purpose: 'settlement started after acceptance (SETTLE-01)',
  },
  'settle.paymentDue': {
    default: { PREPAYMENT: '5wd', CASH_ON_DELIVERY: '5wd', MONTHLY: '30d' },
    unit: 'map',
    kind: 'A',
    source: '004 财务结算; 001n 5.1',
    owner: 'FINANCE',
    purpose: 'full payment after the invoice, by payment method (SETTLE-06, SETTLE-07)',
  },
  'after.followUp': {
    default: '3wd',
    unit: 'budget',
    kind: 'A',
    source: '000/1 五.5; 003/3 四.6',
    owner: 'AFTER_SALES',
    purpose: 'follow-up with the customer after delivery (AFTER-09)',
  },
  'archive.due': {
    default: '5wd',
    unit: 'budget',
    kind: 'A',
    source: '003/2 十一.1; 001d 四.3',
    owner: 'SALES',
    purpose: 'the complete file after closing (ARCHIVE-01)',
  },
  'archive.recordGroups': {
    default: ['CONTRACT', 'PRODUCTION', 'DELIVERY', 'AFTER_SALES'],
    unit: 'list',
    choices: ['CONTRACT', 'PRODUCTION', 'DELIVERY', 'AFTER_SALES'],
    kind: 'S',
    source: '003/2 十一.2',
    owner: 'SALES',
    purpose: 'record groups without which an order is archived only with a waiver (ARCHIVE-02)',
  },
} as const satisfies Record<string, Parameter>;
