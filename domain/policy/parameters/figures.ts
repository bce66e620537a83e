import type { Parameter } from '../parameters.ts';

/** Targets and periods of appraisal and improvement (KPI, AUDIT). */
export const figuresParameters = {
  'kpi.errorRateMax': {
    default: '0.5',
    unit: 'percent',
    kind: 'S',
    source: '002 1.1 减少错误率',
    owner: 'SALES',
    purpose: 'order error rate stays strictly below this; a target without sanction (KPI-07)',
  },
  'kpi.cycleToTurnoverMax': {
    default: 20,
    unit: 'percent',
    kind: 'S',
    source: '002 1.1 优化库存管理',
    owner: 'LEADERSHIP',
    purpose: 'order cycle stays strictly below this share of inventory turnover; a target (KPI-08)',
  },
  'kpi.period': {
    default: 'MONTHLY',
    unit: 'choice',
    choices: ['MONTHLY', 'QUARTERLY'],
    kind: 'S',
    source: '004 考核方式',
    owner: 'LEADERSHIP',
    purpose: 'period of appraisal (KPI-14, OVERDUE-12)',
  },
  'kpi.weights': {
    default: { SELF: 20, SUPERIOR: 50, CUSTOMER: 30 },
    unit: 'map',
    kind: 'A',
    source: '004 考核方式',
    owner: 'LEADERSHIP',
    purpose: 'weights of the three assessments in percent, together 100 (KPI-16)',
  },
  'kpi.rectificationDue': {
    default: '30d',
    unit: 'budget',
    kind: 'A',
    source: '003/3 五.2; 003/2 十二',
    owner: 'LEADERSHIP',
    purpose: 'time-limited rectification after a poor appraisal (KPI-19)',
  },
  'improve.managementReview': {
    default: 3,
    unit: 'months',
    kind: 'S',
    source: '001j 五.2',
    owner: 'LEADERSHIP',
    purpose: 'period in which leadership evaluates the order process (AUDIT-07)',
  },
} as const satisfies Record<string, Parameter>;
