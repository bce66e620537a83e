import type { OrderNotice, RungNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';

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

/** What a notice says, line by line; the order's own lines and the link are left out. */
export function saidOf(
  notice: OrderNotice,
  locale = 'en',
): { subject: string; lines: Record<string, string> } {
  const { subject, fields } = renderNotice(notice, locale, sampleLink);
  const own = fields.filter(({ name }) => !['order', 'customer', 'stage', 'link'].includes(name));
  return { subject, lines: Object.fromEntries(own.map(({ name, value }) => [name, value])) };
}

/** What is said of the clock of the sample, the same in every notice about it. */
export const saidOfClock = {
  deadline: '2025-10-09 10:00 Thu',
  responsible: 'Zhang Wei (Salesperson, Sales)',
  overdue: '8 hours of working time (at 2025-10-10 10:00 Fri)',
  action: 'Pass initial review (Sales)',
};
