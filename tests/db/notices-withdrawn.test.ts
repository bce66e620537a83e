import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { robots } from '../../db/schema/robots.ts';
import { webhookEndpoints } from '../../db/schema/webhook-endpoints.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import type { DrivenOrder } from './driven-order.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';
import { lineOf, orderFrom, queuedFor, rungOf } from './told-order.ts';

let company: TestCompany;
const created = { createdAt: '2025-11-01T00:00:00Z', createdBy: 'admin' };
beforeAll(async () => {
  company = await openTestCompany();
  const { db } = company.database;
  const url = 'https://example.com/hook';
  await db.insert(webhookEndpoints).values({ endpointId: 'erp', url, secret: 's', active: true, ...created });
  const robot = { robotId: 'rob_1', channel: 'WECOM' as const, url, locale: 'zh' as const, active: true };
  await db.insert(robots).values([
    { ...robot, departments: ['SALES'], ...created },
    { ...robot, robotId: 'rob_2', departments: ['QUALITY'], ...created },
  ]);
});
afterAll(() => company.close());

const kept = ['IN_APP sales-manager SENT', 'WEBHOOK erp PENDING'];

/** Late since Tuesday 10:00; messages wait until 10:30. */
async function lateOrder(): Promise<DrivenOrder> {
  const order = await orderFrom(company, '2025-11-03T10:00:00+08:00');
  await order.wait('2025-11-04T10:00:01+08:00');
  return order;
}

async function ofDueRung(order: DrivenOrder): Promise<string[]> {
  const rows = (await queuedFor(company, order)).filter((row) => rungOf(row) === '0');
  return rows
    .map(lineOf)
    .map((line) => line.replace('0 ESCALATION ', ''))
    .toSorted();
}

test('a due rung waits as e-mail and for the group of its department; done within the grace it chases nobody [SLA-18]', async () => {
  const order = await lateOrder();
  expect(await ofDueRung(order)).toEqual(
    [...kept, 'EMAIL sales-manager PENDING', 'WECOM rob_1 PENDING'].toSorted(),
  );
  await order.give('2025-11-04T10:20:00+08:00', 'SALESPERSON', 'passInitialReview', {});
  expect(await ofDueRung(order)).toEqual(
    [...kept, 'EMAIL sales-manager WITHDRAWN', 'WECOM rob_1 WITHDRAWN'].toSorted(),
  );
});

test('what was tried already is not taken back', async () => {
  const order = await lateOrder();
  const { db } = company.database;
  const tried = eq(outbox.key, `${order.state.orderId}/initialReview#1/0/EMAIL/sales-manager`);
  await db.update(outbox).set({ attempts: 1 }).where(tried);
  await order.give('2025-11-04T10:20:00+08:00', 'SALESPERSON', 'passInitialReview', {});
  expect(await ofDueRung(order)).toContain('EMAIL sales-manager PENDING');
});

test('a waived rung and a paused clock take back what waits, of that rung or clock alone [DELIV-10]', async () => {
  const waived = await lateOrder();
  const reason = 'agreed with the customer';
  const waiver = { clockId: 'initialReview#1', reason };
  await waived.give('2025-11-04T10:10:00+08:00', 'GENERAL_MANAGER', 'waiveEscalation', {
    ...waiver,
    rungs: ['80%'],
  });
  expect(await ofDueRung(waived)).toContain('EMAIL sales-manager PENDING');
  await waived.give('2025-11-04T10:10:00+08:00', 'GENERAL_MANAGER', 'waiveEscalation', {
    ...waiver,
    rungs: ['0'],
  });
  expect(await ofDueRung(waived)).toContain('EMAIL sales-manager WITHDRAWN');

  const paused = await lateOrder();
  await paused.give('2025-11-04T10:10:00+08:00', 'SALES_MANAGER', 'pauseClock', {
    clockId: 'initialReview#1',
    reason: 'CUSTOMER_REQUEST',
    comment: reason,
  });
  expect(await ofDueRung(paused)).toContain('EMAIL sales-manager WITHDRAWN');
});

test('an incident takes back what waits about clocks that stood still for it [SLA-12]', async () => {
  const hit = await lateOrder();
  const incident = {
    incidentId: 'power-cut',
    // The rung is not of its time and stays on record; its message would tell of a deadline that has moved.
    from: '2025-11-04T10:02:00+08:00',
    until: '2025-11-04T10:05:00+08:00',
    departments: [],
    clockKinds: [],
    reason: 'power cut',
  };
  const actor = { kind: 'policy', rule: 'change/1' } as const;
  const command = { name: 'recordIncident', input: incident, actor } as const;
  const { state } = hit;
  const batch = composeBatch(state, [command], '2025-11-04T10:10:00+08:00', defaultPolicyValues());
  await company.commit({ orderId: state.orderId, afterVersion: state.version, entries: batch.entries });
  expect(await ofDueRung(hit)).toContain('EMAIL sales-manager WITHDRAWN');
});

test('an outage that ends after the step was done late tells programs and the page, and chases nobody', async () => {
  const order = await orderFrom(company, '2025-11-03T10:00:00+08:00');
  await order.give('2025-11-05T15:00:00+08:00', 'SALESPERSON', 'passInitialReview', {});
  expect(await ofDueRung(order)).toEqual(
    [...kept, 'EMAIL sales-manager WITHDRAWN', 'WECOM rob_1 WITHDRAWN'].toSorted(),
  );
});
