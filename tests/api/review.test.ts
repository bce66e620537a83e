import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderIdOf } from '../../api/orders/order-id.ts';
import type { OrderView } from '../../api/views/order-schema.ts';
import { timelinePage } from '../../api/views/row-schemas.ts';
import { storySchema } from '../../api/views/story-schema.ts';
import { policyVersions } from '../../db/schema/policy-versions.ts';
import { kebabName } from '../../domain/order/commands.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import { placeOf } from '../../domain/order/review/sampling.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type Answer, type ApiStack, orderBody, orderIn, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

async function post<Name extends CommandName>(
  { orderId }: { orderId: string },
  role: Role,
  name: Name,
  input: CommandInputs[Name],
): Promise<Answer> {
  const sender = await api.as(role);
  return await sender.post(`/v1/orders/${orderId}/commands/${kebabName(name)}`, { input });
}

async function give<Name extends CommandName>(
  order: { orderId: string },
  role: Role,
  name: Name,
  input: CommandInputs[Name],
): Promise<OrderView> {
  return orderIn(await post(order, role, name, input));
}

/** An order that people review, for its free text says what no rule judges. */
async function underReview(given: Record<string, unknown> = {}): Promise<OrderView> {
  const sales = await api.as('SALESPERSON');
  const order = orderIn(await sales.post('/v1/orders', orderBody({ remarks: '请随货附合格证', ...given })));
  return await give(order, 'SALESPERSON', 'passInitialReview', {});
}

async function passedByAll(order: OrderView): Promise<OrderView> {
  await give(order, 'ACCOUNTANT', 'recordReview', { department: 'FINANCE', result: 'PASS' });
  await give(order, 'BUYER', 'recordReview', { department: 'PROCUREMENT', result: 'PASS' });
  return await give(order, 'PRODUCTION_MANAGER', 'recordReview', {
    department: 'PRODUCTION',
    result: 'PASS',
  });
}

const accept = { outcome: 'ACCEPT' } as const;

test('an order shows what is reviewed of it, by whom, and each item with its result, reviewer and time [REVIEW-02 REVIEW-06 REVIEW-14]', async () => {
  const order = await underReview();
  expect(order.checklist).toContainEqual({
    item: 'DELIVERY_DATE',
    name: { zh: '交货期', en: 'Delivery date' },
    departments: ['PRODUCTION', 'CONTRACT_ORDER'],
  });
  const finance = orderIn(await (await api.as('ACCOUNTANT')).get(`/v1/orders/${order.orderId}`));
  const form = finance.availableCommands.find(({ command }) => command === 'recordReview');
  expect(form?.suggested).toEqual({
    department: 'FINANCE',
    items: ['PRICE', 'PAYMENT_METHOD', 'CREDIT'].map((item) => ({ item, result: 'PASS' })),
  });
  const { reviews } = await passedByAll(order);
  const items = reviews.flatMap(({ department, items: found = [], by, at }) =>
    found.map(({ item, result }) => ({ item, result, department, by, at })),
  );
  expect(items.map(({ item }) => item).sort()).toEqual([
    'CAPACITY',
    'CREDIT',
    'DELIVERY_DATE',
    'DELIVERY_DATE',
    'MATERIALS',
    'PAYMENT_METHOD',
    'PRICE',
    'QUANTITY',
    'SPECIFICATION',
    'STOCK',
  ]);
  expect(items.find(({ item }) => item === 'CREDIT')).toMatchObject({
    result: 'PASS',
    department: 'FINANCE',
    by: 'accountant',
  });
  expect(new Set(reviews.map(({ policyVersion }) => policyVersion))).toEqual(new Set([order.policyVersion]));
});

test('two reviews of one department at once are both on record, and the later one holds [REVIEW-24]', async () => {
  const order = await underReview();
  const input = (result: 'PASS' | 'FAIL') => ({ department: 'FINANCE', result, comment: result }) as const;
  const answers = await Promise.all([
    post(order, 'ACCOUNTANT', 'recordReview', input('FAIL')),
    post(order, 'FINANCE_MANAGER', 'recordReview', input('PASS')),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const sales = await api.as('SALESPERSON');
  const seen = orderIn(await sales.get(`/v1/orders/${order.orderId}`));
  const both = [...(seen.supersededReviews ?? []), ...seen.reviews];
  expect(both.map(({ by, comment }) => `${by} ${comment}`).sort()).toEqual([
    'accountant FAIL',
    'finance-manager PASS',
  ]);
  const timeline = timelinePage.parse((await sales.get(`/v1/orders/${order.orderId}/timeline`)).body);
  const recorded = timeline.items.filter(({ command }) => command === 'recordReview');
  expect(recorded).toHaveLength(2);
  const last = recorded.reduce((later, each) => (each.version > later.version ? each : later));
  expect(seen.reviews.map(({ by }) => by)).toEqual([Object(last.by)['personId']]);
});

test('a review that contradicts its items names the item, and one after the decision is refused [REVIEW-02 REVIEW-24]', async () => {
  const order = await underReview();
  const wrong = {
    department: 'FINANCE',
    result: 'PASS',
    items: [{ item: 'PRICE', result: 'FAIL' }],
  } as const;
  const problem = problemIn(
    await post(order, 'ACCOUNTANT', 'recordReview', { ...wrong, items: [...wrong.items] }),
  );
  expect(problem).toMatchObject({ status: 422, errors: [{ path: 'items[0].result' }] });
  await passedByAll(order);
  await give(order, 'SALES_SUPERVISOR', 'decideReview', accept);
  const late = await post(order, 'ACCOUNTANT', 'recordReview', { department: 'FINANCE', result: 'FAIL' });
  expect(problemIn(late).status).toBe(409);
});

test('a question to sales is in their task list with its own deadline, and both sides stay at the order [REVIEW-11]', async () => {
  const order = await underReview();
  const question = { department: 'PRODUCTION', question: '涂层颜色？', item: 'SPECIFICATION' } as const;
  const asked = await give(order, 'PRODUCTION_MANAGER', 'askSales', question);
  expect(asked.tasks.filter(({ waiting }) => waiting).map(({ department }) => department)).toEqual([
    'PRODUCTION',
  ]);
  const sales = await api.as('SALESPERSON');
  const { body } = await sales.get('/v1/tasks?limit=200');
  const task = Object(body)['items'].find(
    (each: { orderId: string; command: string }) =>
      each.orderId === order.orderId && each.command === 'answerQuestion',
  );
  const clock = asked.clocks.find(({ kind }) => kind === 'reviewQuestion');
  expect([task.clockId, task.dueAt]).toEqual([clock?.clockId, clock?.due]);
  const seen = orderIn(await sales.get(`/v1/orders/${order.orderId}`));
  const form = seen.availableCommands.find(({ command }) => command === 'answerQuestion');
  expect(form?.suggested).toEqual({ questionId: 'Q1' });
  const answered = await give(order, 'SALESPERSON', 'answerQuestion', {
    questionId: 'Q1',
    answer: 'RAL 7035',
  });
  expect(answered.questions).toMatchObject([
    { ...question, by: 'production-manager', answer: { text: 'RAL 7035', by: 'salesperson' } },
  ]);
  expect(answered.clocks.map(({ kind }) => kind)).not.toContain('reviewQuestion');
});

test('an order that the customer’s credit does not cover is accepted with the finance manager’s override alone [REVIEW-08]', async () => {
  await api.stack.database.sql`
    update dueline.customers set credit_limit = 10000.00, currency = 'CNY' where customer_id = 'CUS-003'`;
  const order = await passedByAll(await underReview({ customer: { customerId: 'CUS-003' } }));
  expect(order.creditShortfall).toEqual({ amount: '9200.00', currency: 'CNY' });
  const refused = problemIn(await post(order, 'SALES_SUPERVISOR', 'decideReview', accept));
  expect(refused).toMatchObject({ status: 409, code: 'blocked' });
  expect(refused.detail).toContain('9200.00 CNY');
  const reason = { reason: '集团担保' };
  expect(problemIn(await post(order, 'ACCOUNTANT', 'overrideCredit', reason)).code).toBe('not-your-role');
  const overridden = await give(order, 'FINANCE_MANAGER', 'overrideCredit', reason);
  expect(overridden.creditOverride).toMatchObject({ reason: '集团担保', by: 'finance-manager' });
  expect(overridden.creditShortfall).toBeUndefined();
  expect((await give(order, 'SALES_SUPERVISOR', 'decideReview', accept)).decision?.outcome).toBe('ACCEPT');
});

test('of plain orders approved in a batch, those of the sample are refused and looked at by themselves', async () => {
  const sales = await api.as('SALESPERSON');
  const plain = async (wanted: (place: number) => boolean): Promise<OrderView> => {
    for (;;) {
      const body = orderBody({ channel: 'SALESPERSON', externalNumber: randomUUID() });
      const { externalNumber } = body as { externalNumber: string };
      const { orderId } = orderIdOf({ channel: 'SALESPERSON', externalNumber }, { caller: '' });
      if (wanted(placeOf(orderId)))
        return await give(
          orderIn(await sales.post('/v1/orders', body)),
          'SALESPERSON',
          'passInitialReview',
          {},
        );
    }
  };
  const sampled = await plain((place) => place < 5);
  const other = await plain((place) => place >= 5);
  expect([sampled.sampled, other.sampled]).toEqual([true, undefined]);
  const supervisor = await api.as('SALES_SUPERVISOR');
  const targets = [sampled, other].map(({ orderId }) => ({ orderId }));
  const answer = await supervisor.post('/v1/commands', { command: 'decide-review', input: accept, targets });
  const { results } = Object(answer.body);
  expect(results.map(({ status }: { status: number }) => status)).toEqual([409, 200]);
  expect(results[0].problem.detail).toContain('one of the sample');
  const alone = await supervisor.post('/v1/commands', {
    command: 'decide-review',
    input: accept,
    targets: targets.slice(0, 1),
  });
  expect(Object(alone.body).results[0].status).toBe(200);
});

test("the story calls what is reviewed as the order's own policy does, and shows no code of it", async () => {
  const { db } = api.stack.database;
  const [current] = await db.select().from(policyVersions).orderBy(desc(policyVersions.effectiveAt)).limit(1);
  if (current === undefined) throw new Error('there is no policy');
  const checklist = { REGULAR: ['LOAD PRODUCTION 产线负荷|Load of the line'] };
  const now = api.clock.now().toISOString();
  const values = { ...current.values, 'review.checklist': checklist };
  await db
    .insert(policyVersions)
    .values({ ...current, version: 'own-checklist', values, effectiveAt: now, createdAt: now });
  try {
    const order = await underReview();
    await give(order, 'PRODUCTION_MANAGER', 'recordReview', {
      department: 'PRODUCTION',
      result: 'FAIL',
      items: [{ item: 'LOAD', result: 'FAIL' }],
    });
    const reader = await api.as('SALESPERSON');
    const { items } = storySchema.parse((await reader.get(`/v1/orders/${order.orderId}/story`)).body);
    const told = items.map(({ text }) => text).find(({ en }) => en.includes('failed items'));
    expect(told).toEqual({
      zh: '部门评审：生产部，不通过，不通过的项目：产线负荷',
      en: 'Reviewed: Production, Fail, failed items: Load of the line',
    });
  } finally {
    await db.delete(policyVersions).where(eq(policyVersions.version, 'own-checklist'));
  }
});
