import { describe, expect, test } from 'vitest';
import { htmlText, plainText } from '../../domain/notices/message-text.ts';
import {
  type DigestNotice,
  type Notice,
  noticeKinds,
  type SingleNotice,
} from '../../domain/notices/notice.ts';
import { noticePath } from '../../domain/notices/notice-path.ts';
import { clockFigures, orderFigures } from '../../domain/notices/notice-payload.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { lotStages, orderStages, type Stage } from '../../domain/order/stage-names.ts';
import { openTasks } from '../../domain/order/tasks.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderLink } from '../../notices/order-link.ts';
import { orderIn } from '../domain/bring-to.ts';
import { cancel } from '../domain/cancelled-order.ts';
import { firstDay, type OrderDriver } from '../domain/order-driver.ts';
import { lateReview } from './sample-notice.ts';

const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };
const site = 'https://orders.example.com';

function figuresOf({ state, policy }: OrderDriver, clock: Clock) {
  return clockFigures({ state, clock, at: firstDay, policy, calendar: companyDefault, people: [] });
}

/** Everything that people are told of a clock. */
function aboutClock(order: OrderDriver, clock: Clock): SingleNotice[] {
  const figures = figuresOf(order, clock);
  const { orderId, orderNumber, stage, reachedAt, zone, ...answer } = figures;
  const about = { orderId, orderNumber, stage, reachedAt, zone };
  const lot = figures.lotId === undefined ? {} : { lotId: figures.lotId };
  return [
    { ...figures, kind: 'ESCALATION', rung: '0', level: 'DEPARTMENT_HEAD' },
    { ...figures, kind: 'REMINDER', rung: '0', level: 'DEPARTMENT_HEAD', reminder: 1 },
    { ...figures, kind: 'URGE', by },
    { ...figures, kind: 'REASSIGNED', by },
    { ...figures, kind: 'STOP_WORK', by, reason: 'x' },
    { ...figures, kind: 'PAUSE_ENDED', pauseReason: 'SUPPLIER' },
    { ...about, ...lot, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by, answer },
  ];
}

function taskIn(path: string): string | null {
  return new URL(path, site).searchParams.get('task');
}

/** Stages in which some running clock ends by an act. */
const worked = [...orderStages, ...lotStages].filter((stage) => {
  const unusual: Stage[] = [
    'AWAITING_INFO',
    'AWAITING_CUSTOMER_DECISION',
    'MATERIAL_SHORTAGE',
    'REWORK',
    'DELIVERY_EXCEPTION',
  ];
  const idle: Stage[] = [
    'IN_FULFILMENT',
    'LOT_ACCEPTED',
    'STOCKED_IN',
    'SETTLED',
    'ARCHIVED',
    'REJECTED',
    'CANCEL_REQUESTED',
    'CANCELLED',
  ];
  return !unusual.includes(stage) && !idle.includes(stage);
});

test.each(worked)('in %s every notice about a clock leads to a task that is open there [U6]', (stage) => {
  const order = orderIn(stage, { policy: { 'mat.releaseOnPass': false } });
  const open = openTasks(order.state, order.policy);
  const timed = order.state.clocks.filter((clock) => open.some((task) => task.clockId === clock.clockId));
  expect(timed.length).toBeGreaterThan(0);
  for (const clock of timed) {
    const own = open.filter((task) => task.clockId === clock.clockId);
    for (const notice of aboutClock(order, clock)) {
      const path = noticePath(notice);
      expect(path).toMatch(new RegExp(`^/orders/${order.state.orderId}\\?task=`));
      expect(own.map(({ taskId }) => taskId)).toContain(taskIn(path));
      // Where several departments owe it, each is led to its own.
      for (const { taskId, department } of own.filter(({ command }) => command === own[0]?.command)) {
        expect(taskIn(noticePath(notice, department))).toBe(taskId);
      }
    }
  }
});

test('each department that is told to stop is led to its own acknowledgement [U6 CANCEL-03]', () => {
  const order = cancel(orderIn('PLANNED'));
  for (const clock of order.clocks('stopAcknowledgement')) {
    const [task] = order.tasks.filter(({ clockId }) => clockId === clock.clockId);
    expect(task).toMatchObject({ command: 'acknowledgeStop', department: clock.owner });
    for (const notice of aboutClock(order, clock)) expect(taskIn(noticePath(notice))).toBe(task?.taskId);
  }
});

describe('what is about no task', () => {
  const order = orderIn('RECEIVED');
  const about = orderFigures(order.state, undefined, firstDay, companyDefault);
  const singles: SingleNotice[] = [
    ...order.state.clocks.flatMap((clock) => (clock.due === undefined ? [] : aboutClock(order, clock))),
    { ...about, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by },
    { ...about, kind: 'ORDER_NEWS', occasion: 'REGISTERED', message: { zh: '已登记', en: 'Registered' } },
    { ...about, kind: 'REPORT_DUE', department: 'PRODUCTION', since: firstDay, period: 1 },
    {
      kind: 'OVERDUE_SUMMARY',
      month: '2025-10',
      total: { opened: 1, closed: 0, open: 1, daysOverdue: 3 },
      causes: [],
      repeats: [],
    },
    { ...about, kind: 'WARNING', message: { zh: '请核对', en: 'Please check' } },
    { ...lateReview, kind: 'UNSTAFFED_ROLE', unstaffedRole: 'SALES_MANAGER' },
    {
      ...about,
      kind: 'CHANGE_APPLIED',
      changeId: 'C1',
      revision: 2,
      by,
      message: { zh: '数量：100 → 60', en: 'quantity: 100 → 60' },
    },
    {
      kind: 'CASE',
      occasion: 'OPENED',
      caseId: 'case_1',
      caseNumber: 'CE20251009-0001',
      caseKind: 'EXCEPTION',
      caseType: 'PROBLEM',
      department: 'SALES',
      orders: [],
      reachedAt: firstDay,
      zone: 'Asia/Shanghai',
      by,
      message: '设备故障',
    },
    {
      kind: 'INCIDENT',
      incidentId: 'chg 1/2',
      department: 'QUALITY',
      from: firstDay,
      until: firstDay,
      reason: '停电',
      zone: 'Asia/Shanghai',
      orders: 3,
      clocks: 5,
      waived: 1,
    },
    {
      kind: 'CHANNEL_DOWN',
      channel: 'WECOM',
      target: 'rob_1',
      failures: 3,
      failingSince: firstDay,
      lastError: 'refused',
      zone: 'Asia/Shanghai',
    },
  ];
  const digest: DigestNotice = { kind: 'DIGEST', occasion: 'FOLDED', total: singles.length, items: singles };
  const all: Notice[] = [...singles, digest, { ...digest, occasion: 'DAILY' }];
  const of = (kind: Notice['kind']) =>
    all.filter((notice) => notice.kind === kind).map((each) => noticePath(each));

  test('leads to the order, or to where such a thing is mended, whatever the kind of notice [U6]', () => {
    expect([...new Set(all.map(({ kind }) => kind))].toSorted()).toEqual(noticeKinds.toSorted());
    expect(of('WARNING')).toEqual(['/orders/ord_1']);
    expect(of('ORDER_NEWS')).toEqual(['/orders/ord_1']);
    expect(of('REPORT_DUE')).toEqual(['/orders/ord_1?task=recordTracking']);
    expect(of('OVERDUE_SUMMARY')).toEqual(['/cases/report?month=2025-10']);
    expect(of('CHANGE_APPLIED')).toEqual(['/orders/ord_1']);
    expect(of('CASE')).toEqual(['/cases/case_1']);
    expect(of('RISK').at(-1)).toBe('/orders/ord_1');
    expect(of('UNSTAFFED_ROLE')).toEqual(['/administration/people?role=SALES_MANAGER']);
    expect(of('INCIDENT')).toEqual(['/escalations?incident=chg%201%2F2']);
    expect(of('CHANNEL_DOWN')).toEqual(['/administration/channels']);
    expect(of('DIGEST')).toEqual(['/notices', '/escalations']);
  });

  test('an e-mail of several notices has a link of its own for each of them [U6]', () => {
    const linkTo = (entry: SingleNotice) => orderLink(`${site}/`, entry);
    const message = renderNotice(digest, 'zh', orderLink(site, digest), linkTo);
    for (const item of singles) {
      expect(plainText(message)).toContain(`${site}${noticePath(item)}`);
      expect(htmlText(message)).toContain(`href="${site}${noticePath(item).replaceAll('&', '&amp;')}"`);
    }
  });
});
