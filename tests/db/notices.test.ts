import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { escalations } from '../../db/schema/escalations.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { people } from '../../db/schema/people.ts';
import { webhookEndpoints } from '../../db/schema/webhook-endpoints.ts';
import { unopened } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { Entry } from '../../domain/order/events.ts';
import { foldEntries } from '../../domain/order/fold.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { randomLives } from './order-lives.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

const [complete = []] = randomLives(30, 2)
  .map((life) => life[0] ?? [])
  .filter((entries) => JSON.stringify(entries).includes('"deliveryDate"'));

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
  await company.database.db.insert(webhookEndpoints).values([
    {
      endpointId: 'on',
      url: 'https://example.com/a',
      secret: 's',
      active: true,
      createdAt,
      createdBy: 'admin',
    },
    {
      endpointId: 'off',
      url: 'https://example.com/b',
      secret: 's',
      active: false,
      createdAt,
      createdBy: 'admin',
    },
  ]);
});
const createdAt = '2025-09-01T00:00:00Z';
afterAll(() => company.close());

test('a ladder that runs out is recorded rung by rung with those who are told, once [SLA-03 SLA-04 SLA-08 SLA-12 SLA-13]', async () => {
  const orderId = newOrderId();
  const batches = neglected(orderId);
  for (const entries of batches) await commit(orderId, entries);
  for (const entries of batches) await commit(orderId, entries);

  const rows = await company.database.db
    .select()
    .from(escalations)
    .where(and(eq(escalations.orderId, orderId), eq(escalations.clockId, 'initialReview#1')))
    .orderBy(asc(escalations.reachedAt));
  expect(rows.map((row) => [row.rung, row.level, row.roles])).toEqual([
    ['80%', 'PREWARNING', ['SALESPERSON']],
    ['0', 'DEPARTMENT_HEAD', ['SALES_MANAGER']],
    ['+1wd', 'SECOND', ['DEPUTY_GENERAL_MANAGER']],
    ['+2wd', 'LEADERSHIP', ['GENERAL_MANAGER']],
  ]);
  expect(rows[1]).toMatchObject({
    clockId: 'initialReview#1',
    kind: 'initialReview',
    department: 'SALES',
    stage: 'RECEIVED',
    dueAt: '2025-09-28T02:00:00.000Z',
    reachedAt: '2025-09-28T02:00:00.000Z',
    recordedAt: '2025-10-20T02:00:00.000Z',
  });
  expect(await queued(orderId)).toEqual([
    '80% ESCALATION IN_APP salesperson',
    '80% ESCALATION WEBHOOK on',
    '0 ESCALATION IN_APP sales-manager',
    '0 ESCALATION EMAIL sales-manager',
    '0 ESCALATION WEBHOOK on',
    '+1wd ESCALATION IN_APP deputy-general-manager',
    '+1wd ESCALATION WEBHOOK on',
    '+2wd ESCALATION IN_APP general-manager',
    '+2wd ESCALATION WEBHOOK on',
  ]);
});

test('a notice says order, stage, deadline, who is responsible, since when it is late and what to do [SLA-16]', async () => {
  const orderId = newOrderId();
  for (const entries of neglected(orderId)) await commit(orderId, entries);
  const rows = await company.database.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.clockId, 'initialReview#1')));
  const row = rows.find((each) => each.channel === 'EMAIL' && rungOf(each) === '0');
  expect(row).toMatchObject({
    key: `${orderId}/initialReview#1/0/EMAIL/sales-manager`,
    state: 'PENDING',
    attempts: 0,
    nextAttemptAt: '2025-10-20T02:02:00.000Z',
    payload: {
      orderNumber: expect.stringMatching(/^SO-2025-/),
      stage: 'RECEIVED',
      deadline: '2025-09-28T10:00:00+08:00',
      responsible: { department: 'SALES', role: 'SALESPERSON', people: [{ personId: 'salesperson' }] },
      workingMinutesLate: 0,
      requiredActions: [{ command: 'passInitialReview', departments: ['SALES'] }],
    },
  });
});

test('a rung for a role that nobody holds goes to the next level at once, and the administrator is warned [SLA-04]', async () => {
  const { db } = company.database;
  await db.update(people).set({ active: false }).where(eq(people.personId, 'sales-manager'));
  const orderId = newOrderId();
  for (const entries of neglected(orderId)) await commit(orderId, entries);
  await db.update(people).set({ active: true }).where(eq(people.personId, 'sales-manager'));

  expect((await queued(orderId)).filter((line) => line.startsWith('0 '))).toEqual([
    '0 ESCALATION IN_APP deputy-general-manager',
    '0 ESCALATION EMAIL deputy-general-manager',
    '0 ESCALATION WEBHOOK on',
    '0 UNSTAFFED_ROLE IN_APP admin',
    '0 UNSTAFFED_ROLE EMAIL admin',
  ]);
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.clockId, 'initialReview#1')));
  const instead = rows.find((row) => row.personId === 'deputy-general-manager' && rungOf(row) === '0');
  expect(instead?.payload).toMatchObject({ unstaffedRole: 'SALES_MANAGER' });
});

/** The batches of an order that comes in and is left alone for three weeks. */
function neglected(orderId: string): Entry[][] {
  const opened = foldEntries(unopened(orderId), complete, () => companyDefault, 'SO-1').at(-1)?.after;
  if (opened === undefined) throw new Error('the simulation gave no complete order');
  const { entries } = composeBatch(opened, [], '2025-10-20T10:00:00+08:00', defaultPolicyValues());
  return [complete, entries];
}

async function commit(orderId: string, entries: Entry[]): Promise<void> {
  const afterVersion = (entries[0]?.version ?? 1) - 1;
  expect(await company.commit({ orderId, afterVersion, entries })).toMatchObject({ committed: true });
}

function rungOf({ payload }: typeof outbox.$inferSelect): string {
  return 'rung' in payload ? payload.rung : '';
}

async function queued(orderId: string): Promise<string[]> {
  const rows = await company.database.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.clockId, 'initialReview#1')))
    .orderBy(asc(outbox.id));
  return rows.map((row) => `${rungOf(row)} ${row.kind} ${row.channel} ${row.personId ?? row.endpointId}`);
}
