import type { Parameter } from '../parameters.ts';

/** Figures of clocks, ladders and their messages (SLA-01 to SLA-11). */
export const workingTimeParameters = {
  'qual.immediately': {
    default: '1wh',
    unit: 'budget',
    kind: 'A',
    source: '立即 / 第一时间',
    owner: 'CONTRACT_ORDER',
    purpose: 'what "immediately" means',
  },
  'qual.timely': {
    default: '1wd',
    unit: 'budget',
    kind: 'A',
    source: '及时',
    owner: 'CONTRACT_ORDER',
    purpose: 'what "timely" means',
  },
  'sla.prewarnShare': {
    default: '80%',
    unit: 'percent',
    kind: 'A',
    source: '000/1 六.1; ruling 9',
    owner: 'CONTRACT_ORDER',
    purpose: 'share of the working time after which the assignee is pre-warned (SLA-08)',
  },
  'sla.escalation.levels': {
    default: ['0', '+1wd', '+2wd'],
    unit: 'list',
    kind: 'A',
    source: '000/2 五.4; 001d 六.1; 001g 责任与奖惩.1',
    owner: 'CONTRACT_ORDER',
    purpose: 'when the department head, the sales manager and leadership are told (SLA-03, SLA-04)',
  },
  'sla.ladderMinimum': {
    default: '1wh',
    unit: 'budget',
    kind: 'A',
    source: 'ruling 7',
    owner: 'CONTRACT_ORDER',
    purpose: 'budgets below this have no pre-warning',
  },
  'sla.pauseOnCustomer': {
    default: true,
    unit: 'flag',
    kind: 'A',
    source: 'SLA-10',
    owner: 'SALES',
    purpose: 'our clock stands still while the order waits for the customer',
  },
  'clock.backdateMax': {
    default: '4wh',
    unit: 'budget',
    kind: 'A',
    source: 'ruling 4',
    owner: 'CONTRACT_ORDER',
    purpose: 'how far back a command may say that it happened',
  },
} as const satisfies Record<string, Parameter>;
