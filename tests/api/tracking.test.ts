import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { clockPage } from '../../api/views/clock-schema.ts';
import { courseSchema } from '../../api/views/course-schema.ts';
import { storySchema } from '../../api/views/story-schema.ts';
import { untrackedPage } from '../../api/views/tracking-schema.ts';
import { listUntracked } from '../../db/reads/list-tracking.ts';
import { orderIn as brought, plan } from '../domain/bring-to.ts';
import { received } from '../domain/sample-orders.ts';
import { orderIn, problemIn, type Sender } from './api-stack.ts';
import { ofSales, openReadApi } from './read-api.ts';

/** Thursday, 10:00. */
const start = '2025-10-09T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let sales: Sender;
let manager: Sender;

beforeAll(async () => {
  api = await openReadApi(start);
  sales = await api.as('SALESPERSON');
  manager = await api.as('SALES_MANAGER');
});
afterAll(() => api.close());

async function untracked(sender: Sender, now: string, query = ''): Promise<z.output<typeof untrackedPage>> {
  api.now = now;
  const answer = await sender.get(`/v1/tracking${query}`);
  api.now = start;
  if (answer.status !== 200) throw new Error(answer.text);
  return untrackedPage.parse(answer.body);
}

const act = { person: 'salesperson', role: 'SALESPERSON' } as const;

test('an order without a word for five working days stands on the list of who follows it, and any act takes it off [TRACK-01]', async () => {
  const quiet = await api.keep(received(ofSales));
  const busy = received(ofSales);
  busy.at('2025-10-13T09:00:00+08:00');
  busy.give('recordTracking', { department: 'SALES', progress: '已与客户确认' }, act);
  const heard = await api.keep(busy);
  // The 11th is a make-up Saturday, the 10th and 14th are days off: the fifth working day after the 9th is Friday the 17th.
  expect((await untracked(sales, '2025-10-17T10:00:00+08:00')).items).toEqual([]);
  const page = await untracked(sales, '2025-10-17T10:01:00+08:00');
  expect(page.items).toMatchObject([
    { orderId: quiet, ownerId: 'salesperson', lastTrackedAt: start, stage: 'RECEIVED' },
  ]);
  const later = await untracked(sales, '2025-10-22T10:00:00+08:00');
  expect(later.items.map(({ orderId }) => orderId)).toEqual([quiet, heard]);
  const first = await untracked(sales, '2025-10-22T10:00:00+08:00', '?limit=1');
  const second = await untracked(sales, '2025-10-22T10:00:00+08:00', `?limit=1&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual([quiet, heard]);
  expect(second.nextCursor).toBeNull();
});

test('where policy counts tracking entries alone, no other act takes an order off the list [TRACK-01]', async () => {
  const order = received(ofSales);
  order.at('2025-10-13T09:00:00+08:00');
  order.give('passInitialReview', {}, act);
  const acted = await api.keep(order);
  order.give('recordTracking', { department: 'SALES', progress: '已与客户确认' }, act);
  const tracked = await api.keep(order);
  const before = '2025-10-13T08:00:00+08:00';
  const listed = async (byEvents: boolean) => {
    const filter = { before, byEvents, ownerId: 'salesperson' };
    const { items } = await listUntracked(api.company.database, { all: true }, filter, undefined, 50);
    return items.map(({ orderId }) => orderId);
  };
  expect(await listed(false)).toContain(acted);
  expect(await listed(false)).not.toContain(tracked);
  expect(await listed(true)).not.toContain(acted);
});

test('who follows no order has an empty list, and leadership reads all of them [TRACK-01 TRACK-05]', async () => {
  const now = '2025-10-30T10:00:00+08:00';
  expect((await untracked(manager, now)).items).toEqual([]);
  expect((await untracked(manager, now, '?mine=false')).items.length).toBeGreaterThan(0);
});

test('an order shows the one person who follows it, and who that is from now on [TRACK-05]', async () => {
  const orderId = await api.keep(received(ofSales));
  expect(orderIn(await sales.get(`/v1/orders/${orderId}`))).toMatchObject({ ownerId: 'salesperson' });
  const given = received(ofSales);
  given.give('assignOrder', { personId: 'sales-supervisor', reason: '区域调整' }, 'SALES_MANAGER');
  const other = await api.keep(given);
  expect(orderIn(await manager.get(`/v1/orders/${other}`))).toMatchObject({ ownerId: 'sales-supervisor' });
  const page = z
    .object({ items: z.array(z.object({ orderId: z.string(), ownerId: z.string() })) })
    .parse((await manager.get('/v1/orders')).body);
  const owners = new Map(page.items.map((row) => [row.orderId, row.ownerId]));
  expect([owners.get(orderId), owners.get(other)]).toEqual(['salesperson', 'sales-supervisor']);
});

test('whoever an order is given to reads it from then on, though the department has no part in it [TRACK-05 PRIV-02]', async () => {
  const buyer = await api.as('BUYER');
  const [own] = await api.company.database.sql<{ personId: string }[]>`
    select person_id as "personId" from person_roles where role = 'BUYER'`;
  const personId = own?.personId ?? '';
  const others = await api.keep(received(ofSales));
  const given = received(ofSales);
  given.give('assignOrder', { personId, reason: '由采购跟进' }, 'SALES_MANAGER');
  const orderId = await api.keep(given);
  expect(orderIn(await buyer.get(`/v1/orders/${orderId}`))).toMatchObject({ ownerId: personId });
  expect(problemIn(await buyer.get(`/v1/orders/${others}`)).code).toBe('not-found');
  const page = z
    .object({ items: z.array(z.object({ orderId: z.string() })) })
    .parse((await buyer.get('/v1/orders')).body);
  expect(page.items).toContainEqual({ orderId });
  expect(page.items).not.toContainEqual({ orderId: others });
  const mine = (await untracked(buyer, '2025-10-30T10:00:00+08:00')).items;
  expect(mine.map((each) => each.orderId)).toEqual([orderId]);
});

test('an order is given to nobody who is not there [TRACK-05]', async () => {
  const orderId = await api.keep(received(ofSales));
  const body = { input: { personId: 'nobody', reason: '调整' } };
  const answer = await manager.post(`/v1/orders/${orderId}/commands/assign-order`, body);
  expect(problemIn(answer)).toMatchObject({
    code: 'does-not-fit',
    errors: [{ path: 'input.personId', reason: 'is nobody of the company' }],
  });
});

test('a plan adjusted for a reason moves what comes after it; old and new deadline are both kept [SLA-14]', async () => {
  const order = brought('IN_PRODUCTION', ofSales);
  const before = await api.keep(order);
  order.at('2025-10-15T10:00:00+08:00');
  order.give('submitPlan', { ...plan, finish: '2025-10-31', reason: '钢材晚到五天' }, 'PLANNER');
  const after = await api.keep(order);

  const stagesOf = async (orderId: string) =>
    courseSchema.parse((await manager.get(`/v1/orders/${orderId}/course`)).body).stages;
  api.now = '2025-10-15T11:00:00+08:00';
  const [old, moved] = [await stagesOf(before), await stagesOf(after)];
  const planned = (stages: typeof old, stage: string) =>
    stages.filter((each) => each.stage === stage).map(({ plannedAt }) => plannedAt?.slice(0, 10));
  expect(planned(old, 'IN_PRODUCTION')).toEqual(['2025-10-24']);
  expect(planned(moved, 'IN_PRODUCTION')).toEqual(['2025-10-31']);
  for (const stage of ['IN_QC', 'READY_TO_SHIP'])
    expect(String(planned(moved, stage)) > String(planned(old, stage)), stage).toBe(true);

  const clocks = async (state: string) =>
    clockPage
      .parse((await manager.get(`/v1/clocks?orderId=${after}&state=${state}`)).body)
      .items.filter(({ kind }) => kind === 'production')
      .map(({ dueAt }) => dueAt?.slice(0, 10));
  expect([await clocks('closed'), await clocks('open')]).toEqual([['2025-10-24'], ['2025-10-31']]);

  const story = storySchema.parse((await manager.get(`/v1/orders/${after}/story`)).body);
  expect(JSON.stringify(story)).toContain('钢材晚到五天');
  api.now = start;
});

test('what happened to an order is with every department at once, and no status can be edited by hand [TRACK-02]', async () => {
  const order = received(ofSales);
  order.give('passInitialReview', {}, act);
  const orderId = await api.keep(order);
  for (const role of ['SALESPERSON', 'ACCOUNTANT', 'PRODUCTION_MANAGER', 'GENERAL_MANAGER'] as const) {
    const seen = orderIn(await (await api.as(role)).get(`/v1/orders/${orderId}`));
    expect(seen, role).toMatchObject({ stage: 'UNDER_REVIEW', version: 2 });
  }
  const edit = await manager.post(`/v1/orders/${orderId}/commands/pass-initial-review`, {
    input: { stage: 'SHIPPED' },
  });
  expect(problemIn(edit).code).toBe('validation-failed');
});
