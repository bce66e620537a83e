import type { Parameter } from '../parameters.ts';

/** Figures of the system itself and of what it keeps (SYS, ARCHIVE). */
export const systemParameters = {
  'archive.retentionYears': {
    default: 10,
    unit: 'years',
    kind: 'A',
    source: '003/2 十一.3',
    owner: 'SALES',
    purpose: 'years for which an archived file is kept (ARCHIVE-05)',
  },
  'sys.backup': {
    default: '1d',
    unit: 'budget',
    kind: 'A',
    source: '004 订单管理系统',
    owner: 'ADMINISTRATION',
    purpose: 'period of backups (SYS-04)',
  },
  'sys.whatIfHorizon': {
    default: '10wd',
    unit: 'budget',
    kind: 'A',
    source: '002 1.1 提高订单处理效率',
    owner: 'ADMINISTRATION',
    purpose: 'how far a what-if looks ahead unless it says',
  },
  'sys.syncMax': {
    default: '5s',
    unit: 'budget',
    kind: 'A',
    source: '002 1.3 实时性',
    owner: 'ADMINISTRATION',
    purpose: 'longest time until a change of status is seen by the departments (SYS-05)',
  },
} as const satisfies Record<string, Parameter>;
