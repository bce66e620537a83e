import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pushInstant } from '../../db/commit/notice-instants.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { subscriptions } from '../../db/schema/subscriptions.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';
import { orderFrom, queuedFor, rungOf } from './told-order.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
afterEach(async () => {
  await company.database.db.delete(subscriptions);
  await company.database.db.delete(policyVersions).where(eq(policyVersions.version, 'next'));
});

const made = { createdAt: '2025-11-01T00:00:00Z', createdBy: 'admin' };

/** Rows of a neglected order by rung, channel and person, with when they are sent. */
async function queuedAfter(receivedAt: string, until: string): Promise<Record<string, string>> {
  const order = await orderFrom(company, receivedAt);
  await order.wait(until);
  const rows = await queuedFor(company, order);
  return Object.fromEntries(
    rows.map((row) => [`${rungOf(row)} ${row.channel} ${row.personId}`, row.nextAttemptAt]),
  );
}

test('the page shows a rung when it is recorded; the e-mail goes out after the grace in working time', async () => {
  const rows = await queuedAfter('2025-11-03T17:50:00+08:00', '2025-11-04T17:50:01+08:00');
  expect(rows).toMatchObject({
    '0 IN_APP sales-manager': '2025-11-04T09:50:01.000Z',
    // Ten minutes on Tuesday and twenty on Wednesday.
    '0 EMAIL sales-manager': '2025-11-05T01:20:00.000Z',
  });
});

test('a message that is late itself never goes out before it is on record, nor at night', async () => {
  const rows = await queuedAfter('2025-11-03T10:00:00+08:00', '2025-11-05T03:00:00+08:00');
  expect(rows['0 EMAIL sales-manager']).toBe('2025-11-05T01:00:00.000Z');
});

test('leadership gets what is not critical in its digest alone, and a critical rung at once by e-mail [SLA-04]', async () => {
  const plain = await queuedAfter('2025-11-03T10:00:00+08:00', '2025-11-06T20:00:00+08:00');
  expect(Object.keys(plain)).toContain('+2wd IN_APP general-manager');
  expect(Object.keys(plain)).not.toContain('+2wd EMAIL general-manager');

  const values = withOverrides({ 'sla.criticalRungs': ['initialReview/+2wd'] });
  await company.database.db
    .insert(policyVersions)
    .values({ version: 'critical', values, effectiveAt: '2030-01-01T00:00:00Z', reason: 'test', ...made });
  const order = await orderFrom(company, '2025-11-03T17:50:00+08:00', 'critical');
  await order.wait('2025-11-06T20:00:00+08:00');
  const rows = await queuedFor(company, order);
  const mailed = rows.find((row) => row.channel === 'EMAIL' && row.personId === 'general-manager');
  expect(mailed).toMatchObject({ critical: true, nextAttemptAt: '2025-11-06T12:00:00.000Z' });
});

test('a person goes before a role and a role before the policy in force; escalations stay on the page [SLA-16]', async () => {
  const { db } = company.database;
  const values = withOverrides({ 'notice.channels': { PREWARNING: ['EMAIL'], ESCALATION: ['EMAIL'] } });
  const version = { version: 'next', values, effectiveAt: '2025-11-02T00:00:00Z', reason: 'test', ...made };
  await db.insert(policyVersions).values(version);
  const told = async () =>
    Object.keys(await queuedAfter('2025-11-03T10:00:00+08:00', '2025-11-04T10:00:01+08:00'))
      .filter((line) => !line.includes('WEBHOOK'))
      .toSorted();
  const head = ['0 EMAIL sales-manager', '0 IN_APP sales-manager'];
  expect(await told()).toEqual([...head, '80% EMAIL salesperson']);

  const byRole = { role: 'SALESPERSON', kind: 'PREWARNING', channel: 'EMAIL', wanted: false } as const;
  await db.insert(subscriptions).values({ ...byRole, ...made });
  expect(await told()).toEqual(head);

  const own = { personId: 'salesperson', kind: 'PREWARNING', channel: 'EMAIL', wanted: true } as const;
  const deaf = { personId: 'sales-manager', kind: 'ESCALATION', channel: 'IN_APP', wanted: false } as const;
  await db.insert(subscriptions).values([
    { ...own, ...made },
    { ...deaf, ...made },
  ]);
  expect(await told()).toEqual([...head, '80% EMAIL salesperson']);
});

test('a pre-warning is sent before its deadline: without the grace where that would be too late', () => {
  const warning = { critical: false, grace: '30wm', readingTime: '30wm' };
  const at = '2025-11-04T09:50:00+08:00';
  const push = (deadline: string) =>
    pushInstant(companyDefault, { ...warning, at, recordedAt: at, deadline });
  expect(push('2025-11-04T17:00:00+08:00')).toBe('2025-11-04T10:20:00+08:00');
  expect(push('2025-11-04T10:00:00+08:00')).toBe(at);
});
