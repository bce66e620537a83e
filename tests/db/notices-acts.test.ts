import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueIncidentNotices } from '../../db/notices/queue-incident-notices.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { plainText } from '../../domain/notices/message-text.ts';
import type { NoticeKind } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';
import { lineOf, orderFrom } from './told-order.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const monday = '2025-11-03T10:00:00+08:00';
const clockId = 'initialReview#1';

async function told(kind: NoticeKind, orderId?: string) {
  const ofOrder = orderId === undefined ? undefined : eq(outbox.orderId, orderId);
  const { db } = company.database;
  return await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, kind), ofOrder))
    .orderBy(asc(outbox.id));
}

function textOf(row: { kind: string; payload: object } | undefined, locale: string): string {
  const message = renderNotice(noticeSchema.parse({ ...row?.payload, kind: row?.kind }), locale, 'https://x');
  return `${message.subject}\n${plainText(message)}`;
}

test('urging tells whose turn it is, at once in working time, who urges and what was said [INTAKE-27 SLA-16]', async () => {
  const order = await orderFrom(company, monday);
  const urge = { clockId, message: '客户今天要答复' };
  await order.give('2025-11-03T11:00:00+08:00', 'SALES_MANAGER', 'urgeTask', urge);
  await order.give('2025-11-03T22:00:00+08:00', 'SALES_MANAGER', 'urgeTask', { clockId });
  const rows = await told('URGE', order.state.orderId);
  expect(rows.map((row) => `${lineOf(row)} ${row.nextAttemptAt}`)).toEqual([
    'URGE IN_APP salesperson SENT 2025-11-03T03:00:00.000Z',
    'URGE EMAIL salesperson PENDING 2025-11-03T03:00:00.000Z',
    'URGE IN_APP salesperson SENT 2025-11-03T14:00:00.000Z',
    'URGE EMAIL salesperson PENDING 2025-11-04T01:00:00.000Z',
  ]);
  const zh = textOf(rows[0], 'zh');
  expect(zh).toMatch(/【催办】SO-2025-\d+ 已接收：截止时间 2025-11-04 10:00 周二/);
  expect(zh).toMatch(
    /责任人：.*\n逾期时长：尚未逾期.*\n需要的操作：通过初审.*\n发起人：.*\n内容：客户今天要答复/,
  );
  expect(textOf(rows[0], 'en')).toContain('Message: 客户今天要答复');
});

test('a reported risk goes to the salesperson and the sales manager, with what is owed to the customer [SLA-06 SLA-16]', async () => {
  const order = await orderFrom(company, monday);
  const risk = { department: 'PRODUCTION' as const, description: '铣床故障' };
  await order.give('2025-11-03T11:00:00+08:00', 'PRODUCTION_SUPERVISOR', 'reportRisk', risk);
  const rows = await told('RISK', order.state.orderId);
  expect(rows.filter(({ channel }) => channel === 'EMAIL').map(({ personId }) => personId)).toEqual([
    'salesperson',
    'sales-manager',
  ]);
  expect(textOf(rows[0], 'zh')).toMatch(/截止时间：.*(\n.*)*发起人：生产部 .*\n内容：铣床故障/);
  expect(textOf(rows[0], 'en')).toMatch(/\[Risk\] .*(\n.*)*Required action: .*Sales/);
});

test('a pause that ends by its cap tells assignee and head that the clock runs on [SLA-10]', async () => {
  const order = await orderFrom(company, monday);
  const pause = { clockId, reason: 'CUSTOMER_REQUEST' as const, comment: 'asked by telephone' };
  await order.give('2025-11-03T11:00:00+08:00', 'SALES_MANAGER', 'pauseClock', pause);
  await order.wait('2026-03-02T11:00:00+08:00');
  const rows = await told('PAUSE_ENDED', order.state.orderId);
  const people = rows.filter(({ channel }) => channel === 'IN_APP').map(({ personId }) => personId);
  expect(people).toEqual(['salesperson', 'sales-manager']);
  expect(textOf(rows[0], 'zh')).toContain('原因：应客户要求');
  expect(textOf(rows[0], 'en')).toContain('Reason: at the request of the customer');
});

test('an incident is told once to the head of each department that it touched, however often it is queued [SLA-12]', async () => {
  const hit = { orders: 12, clocks: 30, waived: 4 };
  const incident = {
    incidentId: 'i-1',
    from: '2025-11-03T13:00:00+08:00',
    until: '2025-11-03T18:00:00+08:00',
    reason: '停电',
    now: '2025-11-03T12:00:00Z',
    departments: [
      { department: 'QUALITY' as const, ...hit },
      { department: 'SALES' as const, ...hit },
    ],
  };
  await queueIncidentNotices(company.database, incident);
  await queueIncidentNotices(company.database, incident);
  const rows = await told('INCIDENT');
  expect(rows.map((row) => `${row.channel} ${row.personId} ${row.nextAttemptAt}`)).toEqual([
    'IN_APP quality-manager 2025-11-03T12:00:00.000Z',
    'EMAIL quality-manager 2025-11-04T01:00:00.000Z',
    'IN_APP sales-manager 2025-11-03T12:00:00.000Z',
    'EMAIL sales-manager 2025-11-04T01:00:00.000Z',
  ]);
  expect(textOf(rows[0], 'zh')).toContain('影响范围：涉及订单 12 个，顺延计时 30 项，撤回升级 4 条');
  expect(textOf(rows[0], 'en')).toContain('Time: 2025-11-03 13:00 Mon to 2025-11-03 18:00 Mon');
});
