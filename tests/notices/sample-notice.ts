import type { RungNotice } from '../../domain/notices/notice.ts';

/** An initial review that is one working day late over the end of the National Day week. */
export const lateReview: RungNotice = {
  kind: 'ESCALATION',
  orderId: 'o-1',
  orderNumber: 'SO-2025-000123',
  customerName: '四川机械有限公司',
  stage: 'RECEIVED',
  clockId: 'initialReview#1',
  clockKind: 'initialReview',
  rung: '+1wd',
  level: 'SECOND',
  deadline: '2025-10-09T10:00:00+08:00',
  provisional: false,
  reachedAt: '2025-10-10T10:00:00+08:00',
  zone: 'Asia/Shanghai',
  workingMinutesLeft: 0,
  workingMinutesLate: 480,
  responsible: {
    department: 'SALES',
    role: 'SALESPERSON',
    people: [{ personId: 'zhang', nameZh: '张伟', nameEn: 'Zhang Wei' }],
  },
  requiredActions: [{ command: 'passInitialReview', departments: ['SALES'] }],
};

export const sampleLink = 'https://orders.example.com/v1/orders/o-1';
