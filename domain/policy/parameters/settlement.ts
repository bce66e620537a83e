import type { Parameter } from '../parameters.ts';

/** Figures of settlement beside its deadlines (SETTLE). */
export const settlementParameters = {
  'settle.trigger': {
    default: 'ACCEPTED',
    unit: 'choice',
    choices: ['ACCEPTED', 'DELIVERED', 'SHIPPED'],
    kind: 'A',
    source: '004 财务结算; 001j 4; 003; register 12',
    owner: 'FINANCE',
    purpose: 'what starts settlement (SETTLE-01)',
  },
  'settle.methodByCredit': {
    default: {
      A: ['PREPAYMENT', 'CASH_ON_DELIVERY', 'MONTHLY'],
      B: ['PREPAYMENT', 'CASH_ON_DELIVERY'],
      C: ['PREPAYMENT'],
    },
    unit: 'map',
    kind: 'A',
    source: '001n 5.1',
    owner: 'FINANCE',
    purpose: "payment methods offered by the customer's credit rating (SETTLE-08)",
  },
  'settle.dunning': {
    default: ['1d', '7d', '15d'],
    unit: 'list',
    kind: 'A',
    source: '002 TOC 10.4',
    owner: 'FINANCE',
    purpose: 'after a missed payment: reminder, finance head, credit hold (SETTLE-11)',
  },
} as const satisfies Record<string, Parameter>;
