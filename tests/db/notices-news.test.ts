import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { sampleCustomers } from '../../db/seed/sample-customers.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { DrivenOrder } from './driven-order.ts';
import { receipt } from './receipt.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());

const at = (minute: number) => `2025-10-09T02:${String(minute).padStart(2, '0')}:00Z`;
const listPrice = { amount: '2450.00', currency: 'CNY' } as const;
const [own] = sampleCustomers;

/** An order of the website that policy passes up to the supervisor's approval. */
function opening(): CommandInputs['receiveOrder'] {
  const { customerId = '', name = '', taxNumber, contact } = own ?? {};
  return {
    ...receipt,
    details: {
      ...receipt.details,
      channel: 'WEBSITE',
      externalNumber: crypto.randomUUID(),
      customer: { customerId, name, taxNumber: taxNumber ?? '', contact: contact ?? '' },
      lines: receipt.details.lines.map((line) => ({ ...line, quantity: '4' })),
      deliveryDate: '2026-03-02',
    },
    facts: {
      ...receipt.facts,
      customerOnFile: true,
      earliestPromise: '2025-10-30',
      lines: [{ line: 1, inCatalogue: true, bomReleased: true, listPrice }],
    },
  };
}

async function confirmed(input = opening()): Promise<DrivenOrder> {
  const order = new DrivenOrder(company.commit);
  await order.give(at(0), 'INTEGRATION', 'receiveOrder', input);
  await order.give(at(1), 'SALESPERSON', 'passInitialReview', {});
  await order.give(at(2), 'SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' });
  await order.give(at(3), 'LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' });
  expect(order.state.stage).toBe('CONFIRMED');
  return order;
}

/** `CONFIRMED IN_APP quality-manager` */
async function newsOf({ state }: DrivenOrder): Promise<string[]> {
  const rows = await company.database.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, state.orderId), eq(outbox.kind, 'ORDER_NEWS')))
    .orderBy(asc(outbox.id));
  return rows.map(({ payload, channel, personId, endpointId }) =>
    ['occasion' in payload ? payload.occasion : '', channel, personId ?? endpointId].join(' '),
  );
}

test('the heads of the departments concerned are shown an order when it is registered and when it is confirmed; nothing is pushed [INTAKE-21]', async () => {
  const news = await newsOf(await confirmed());
  const registered = ['finance', 'production', 'procurement'].map(
    (each) => `REGISTERED IN_APP ${each}-manager`,
  );
  const told = ['production', 'procurement', 'warehouse', 'quality', 'logistics', 'finance'];
  expect(news).toEqual(expect.arrayContaining(registered));
  expect(news).toEqual(expect.arrayContaining(told.map((each) => `CONFIRMED IN_APP ${each}-manager`)));
  expect(news.filter((each) => !each.includes(' IN_APP '))).toEqual([]);
  expect(new Set(news).size).toBe(news.length);
});

test('policy says which departments are concerned, beside those that review an order of its type [INTAKE-21]', async () => {
  await company.database.db.insert(policyVersions).values({
    version: 'few',
    values: withOverrides({
      'notice.orderNews': { REGISTERED: ['CUSTOMER_SERVICE'], CONFIRMED: [] },
      'review.matrix': { REGULAR: ['LEGAL'], SPECIAL: ['QUALITY'] },
      'review.alsoWhen': { CONTRACT_DOCUMENT: [], JOINT_DATE: [], NOT_BY_PRICE_LIST: [] },
    }),
    effectiveAt: '2100-01-01T00:00:00Z',
    reason: 'a test',
    createdBy: 'admin',
    createdAt: '2025-09-01T00:00:00Z',
  });
  const input = { ...opening(), policyVersion: 'few' };
  const special = { ...input, details: { ...input.details, orderType: 'SPECIAL' as const } };
  for (const [given, head] of [
    [input, 'legal-manager'],
    [special, 'quality-manager'],
  ] as const) {
    const order = new DrivenOrder(company.commit);
    await order.give(at(0), 'INTEGRATION', 'receiveOrder', {
      ...given,
      details: { ...given.details, externalNumber: crypto.randomUUID() },
    });
    const news = await newsOf(order);
    expect(news.toSorted()).toEqual(
      ['customer-service-head', head].map((each) => `REGISTERED IN_APP ${each}`).toSorted(),
    );
  }
});

test('an order under the first edition of the rules shows nothing new [INTAKE-21]', async () => {
  const { edition: _none, ...older } = opening();
  const order = new DrivenOrder(company.commit);
  await order.give(at(0), 'INTEGRATION', 'receiveOrder', older);
  expect(await newsOf(order)).toEqual([]);
});
