import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { webhookEndpoints } from '../../db/schema/webhook-endpoints.ts';
import { plainText } from '../../domain/notices/message-text.ts';
import type { NoticeKind } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import type { DrivenOrder } from './driven-order.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';
import { lineOf, orderFrom } from './told-order.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const monday = '2025-11-03T10:00:00+08:00';
const night = '2025-11-03T22:00:00+08:00';
const request = { requestedBy: '孙晓明', formReference: 'QX-1', reason: '项目停建' };

async function told(kind: NoticeKind, order: DrivenOrder) {
  const ofOrder = and(eq(outbox.kind, kind), eq(outbox.orderId, order.state.orderId));
  return await company.database.db.select().from(outbox).where(ofOrder).orderBy(asc(outbox.id));
}

function textOf(row: { kind: string; payload: object } | undefined, locale: string): string {
  const message = renderNotice(noticeSchema.parse({ ...row?.payload, kind: row?.kind }), locale, 'https://x');
  return `${message.subject}\n${plainText(message)}`;
}

test('a cancellation tells everybody of the departments that must stop, at once and at any hour [CANCEL-03]', async () => {
  const order = await orderFrom(company, monday);
  await order.give(night, 'SALESPERSON', 'requestCancellation', request);
  const rows = await told('STOP_WORK', order);
  const mails = rows.filter(({ channel }) => channel === 'EMAIL');
  const sample = await company.database.sql<{ person_id: string }[]>`
    select distinct p.person_id from dueline.people p join dueline.person_roles r using (person_id)
    where r.role in ('WAREHOUSE_KEEPER', 'WAREHOUSE_MANAGER', 'PRODUCTION_SUPERVISOR', 'PRODUCTION_MANAGER',
      'BUYER', 'PROCUREMENT_MANAGER')`;
  expect(mails.map(({ personId }) => personId).toSorted()).toEqual(
    sample.map((person) => person.person_id).toSorted(),
  );
  expect(new Set(mails.map((row) => row.nextAttemptAt))).toEqual(new Set(['2025-11-03T14:00:00.000Z']));
  expect(mails.every(({ critical, state }) => critical && state === 'PENDING')).toBe(true);
  expect(textOf(mails[0], 'zh')).toMatch(
    /【停止作业】SO-2025-\d+ .*\n(.*\n)*.*需要的操作：确认已停止作业(.*\n)*.*原因：项目停建/,
  );
  expect(textOf(mails[0], 'en')).toMatch(/\[Stop work\] .*\n(.*\n)*.*Acknowledge stop/);
});

test('whoever has stopped is spared the mail that asks for it, and hears it when the order goes on [CANCEL-02 CANCEL-03]', async () => {
  const order = await orderFrom(company, monday);
  await order.give(night, 'SALESPERSON', 'requestCancellation', request);
  await order.give(night, 'BUYER', 'acknowledgeStop', { department: 'PROCUREMENT' });
  const lines = (await told('STOP_WORK', order)).filter(({ channel }) => channel === 'EMAIL').map(lineOf);
  expect(lines.filter((line) => line.endsWith('WITHDRAWN')).length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.endsWith('PENDING')).length).toBeGreaterThan(0);
  await order.give(night, 'SALESPERSON', 'withdrawCancellation', { reason: '客户决定继续' });
  const after = (await told('STOP_WORK', order)).filter(({ channel }) => channel === 'EMAIL');
  expect(after.every(({ state }) => state === 'WITHDRAWN')).toBe(true);
  const goOn = await told('WARNING', order);
  expect(new Set(goOn.map(({ personId }) => personId))).toEqual(
    new Set(after.map(({ personId }) => personId)),
  );
  expect(textOf(goOn[0], 'zh')).toContain('客户撤回了取消申请，请恢复该订单的作业。原因：客户决定继续');
});

test('departments and other systems hear that the order is cancelled, and what was undone [CANCEL-09]', async () => {
  await company.database.db.insert(webhookEndpoints).values({
    endpointId: 'whe_1',
    url: 'https://erp.example.com/hook',
    secret: 's',
    active: true,
    createdAt: monday,
    createdBy: 'admin',
  });
  const order = await orderFrom(company, monday);
  await order.give(night, 'SALESPERSON', 'requestCancellation', request);
  for (const [role, department] of [
    ['BUYER', 'PROCUREMENT'],
    ['PRODUCTION_SUPERVISOR', 'PRODUCTION'],
    ['WAREHOUSE_KEEPER', 'WAREHOUSE'],
  ] as const) {
    await order.give(night, role, 'acknowledgeStop', { department });
  }
  const zero = { amount: '0.00', currency: 'CNY' } as const;
  await order.give(night, 'ORDER_CLERK', 'recordDisposition', { items: [], reason: '尚未投料' });
  await order.give(night, 'SALESPERSON', 'confirmCancellation', {
    confirmedWith: '孙晓明',
    channel: 'PHONE',
  });
  await order.give(night, 'ACCOUNTANT', 'settleCancellation', {
    fee: zero,
    refund: zero,
    depositTreatment: 'REFUND',
    basis: '无损失',
  });
  await order.give(night, 'FINANCE_MANAGER', 'approveCancellationSettlement', {});
  expect(order.state.stage).toBe('CANCELLED');
  const rows = await told('WARNING', order);
  expect(rows.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['IN_APP', 'EMAIL', 'WEBHOOK']));
  expect(textOf(rows[0], 'zh')).toContain('订单已取消。没有需要撤销的工作。');
  expect(textOf(rows[0], 'en')).toContain('The order is cancelled. Nothing had to be undone.');
});
