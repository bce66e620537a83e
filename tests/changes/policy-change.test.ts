import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { regularOrder } from '../../bench/regular-order.ts';
import { latestPolicy } from '../../db/policies/latest-policy.ts';
import { type ApiStack, orderBody, orderIn, startApiStack } from '../api/api-stack.ts';
import { eventually } from '../exams/eventually.ts';
import { applied, draft, dueInstants, previewOf, receiveOrders, roundTheClock } from './change-stack.ts';

let api: ApiStack;
const past = '2020-01-01T00:00:00+08:00';
const day = 86_400_000;

beforeAll(async () => {
  api = await startApiStack({}, { lookAgain: 300 });
});
afterAll(() => api.close());

const policy = (values: Record<string, unknown>, migrate = false, effectiveAt = past) => ({
  kind: 'POLICY' as const,
  body: { values, effectiveAt, migrate },
});

test('a ladder out of order is refused with both rungs named, and kept as it was typed [SLA-11 SYS-11]', async () => {
  const typed = policy({ 'sla.escalation.levels': ['0', '+2wd', '+1wd'] });
  const change = await draft(api, typed);
  expect(change.problems).toEqual([
    expect.objectContaining({
      path: expect.stringContaining('sla.escalation.levels'),
      reason: expect.stringMatching(/\+1wd.*\+2wd/),
    }),
  ]);
  expect(change.body).toEqual(typed.body);
  const refused = await api.admin.post(`/v1/changes/${change.changeId}/apply`, {});
  expect(refused).toMatchObject({ status: 422, body: { errors: change.problems } });
  expect((await latestPolicy(api.stack.database.db)).version).toBe('default-1');

  const mended = { ...policy({ 'sla.escalation.levels': ['0', '+1wd', '+3wd'] }), reason: 'typed anew' };
  const put = await api.admin.put(`/v1/changes/${change.changeId}`, mended);
  expect(put).toMatchObject({ status: 200, body: { problems: [], reason: 'typed anew' } });
  expect((await api.admin.delete(`/v1/changes/${change.changeId}`)).status).toBe(204);
  expect((await api.admin.post(`/v1/changes/${change.changeId}/apply`, {})).status).toBe(409);
});

test('new figures hold for new orders, and running ones keep theirs [SLA-11]', async () => {
  const [running = ''] = await receiveOrders(api, 1);
  const before = await dueInstants(api);
  const change = await draft(
    api,
    policy({ 'sla.review.initial': '60wd', 'sla.intake.initialConfirmOuter': '80wd' }),
  );
  const preview = await previewOf(api, change);
  expect(preview).toMatchObject({ clocksChanged: 0, clocks: [] });
  expect(preview.values?.map(({ name, before: was, after }) => [name, was, after])).toEqual([
    ['sla.review.initial', '1wd', '60wd'],
    ['sla.intake.initialConfirmOuter', '2wd', '80wd'],
  ]);
  const { result } = await applied(api, change);
  expect(result).toEqual({ version: 'policy-2', orders: 0, failed: [] });
  expect(await dueInstants(api)).toEqual(before);
  const sales = await api.as('SALESPERSON');
  const fresh = orderIn(await sales.post('/v1/orders', orderBody()));
  const limit = (order: typeof fresh) => order.clocks.find((clock) => clock.kind === 'initialReview')?.limit;
  expect(limit(fresh)).toEqual({ budget: '60wd' });
  expect(limit(orderIn(await sales.get(`/v1/orders/${running}`)))).toEqual({ budget: '1wd' });
  const difference = await api.admin.get('/v1/policies/policy-2/difference?against=default-1');
  expect(Object(difference.body)['values']).toHaveLength(2);
});

test('with migrate a rung that the new figures put into the past fires once, and is induced by the policy [SLA-11 SLA-13]', async () => {
  const clockwise = { kind: 'CALENDAR' as const, subject: 'company', body: { week: roundTheClock } };
  await applied(api, await draft(api, clockwise));
  const { database } = api.stack;
  const { version, values } = await latestPolicy(database.db);
  const [receipt] = regularOrder({ policyVersion: version, calendarId: 'company', calendarVersion: 2 });
  if (receipt === undefined) throw new Error('no receipt');
  const orderId = `ord_${randomUUID()}`;
  const occurredAt = new Date(Date.now() - 20 * day).toISOString();
  await api.stack.receive(orderId, { ...receipt, occurredAt }, randomUUID(), {
    ...api.stack.rules.policy,
    ...values,
  });

  const change = await draft(
    api,
    policy(
      { 'sla.review.initial': '3wd', 'sla.intake.initialConfirmOuter': '80wd' },
      true,
      new Date().toISOString(),
    ),
  );
  const preview = await previewOf(api, change);
  const clock = preview.clocks.find((each) => each.orderId === orderId && each.kind === 'initialReview');
  expect(clock?.rungs.filter(({ gained }) => gained === 'FIRES_NOW').map(({ rung }) => rung)).toEqual([
    '80%',
    '0',
    '+1wd',
    '+2wd',
  ]);
  await applied(api, change);
  const rows = () =>
    database.sql<{ rung: string; induced: boolean }[]>`
      select rung, policy_induced as induced from dueline.escalations
      where order_id = ${orderId} and kind = 'initialReview' order by rung`;
  expect(await eventually(async () => (await rows()).length >= 4, 30_000)).toBe(true);
  expect([...(await rows())]).toEqual(['+1wd', '+2wd', '0', '80%'].map((rung) => ({ rung, induced: true })));
  const [row] = await database.sql<{ due: string; induced: boolean }[]>`
    select due_at as due, policy_induced as induced from dueline.clocks
    where order_id = ${orderId} and kind = 'initialReview'`;
  expect(row?.induced, 'no figure of the department counts it').toBe(true);
  expect(new Date(row?.due ?? '').getTime()).toBe(Date.parse(clock?.dueAfter ?? ''));
  expect((await applied(api, change)).result?.version).toBe('policy-3');
  expect(await rows()).toHaveLength(4);
});
