import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelPage, noticePage, robotPage } from '../../api/views/notice-schemas.ts';
import { recordFailure } from '../../db/outbox/channel-health.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { lateReview } from '../notices/sample-notice.ts';
import { type ApiStack, problemIn, startApiStack } from './api-stack.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApiStack();
});
afterAll(() => api.close());

const october = { from: '2025-10-09T09:00:00+08:00', until: '2025-10-11T09:00:00+08:00' };

test('people enter their own absence with a substitute who is there; what does not fit is named by its field', async () => {
  const sales = await api.as('SALESPERSON');
  const absence = { ...october, substituteId: 'sales-manager', reason: '年假' };
  const made = await sales.post('/v1/absences', absence, 'my-leave');
  expect(made).toMatchObject({ status: 201, body: { personId: 'salesperson', ...absence } });
  expect((await sales.post('/v1/absences', absence, 'my-leave')).body).toEqual(made.body);

  const wrong: [Record<string, unknown>, string][] = [
    [{ from: october.until, until: october.from }, 'until'],
    [{ ...october, substituteId: 'salesperson' }, 'substituteId'],
    [{ ...october, substituteId: 'nobody' }, 'substituteId'],
  ];
  for (const [body, path] of wrong) {
    const problem = problemIn(await sales.post('/v1/absences', body));
    expect([problem.status, problem.errors?.[0]?.path]).toEqual([422, path]);
  }
  const covered = { ...october, personId: 'planner', substituteId: 'salesperson' };
  expect(problemIn(await api.admin.post('/v1/absences', covered)).errors).toEqual([
    { path: 'substituteId', reason: 'is away for the whole time, too' },
  ]);
  expect((await sales.post('/v1/absences', { ...october, personId: 'planner' })).status).toBe(403);

  const manager = await api.as('SALES_MANAGER');
  const planner = await api.as('PLANNER');
  expect(Object((await manager.get('/v1/absences')).body)['items']).toHaveLength(1);
  expect(Object((await planner.get('/v1/absences')).body)['items']).toEqual([]);
  const path = `/v1/absences/${Object(made.body)['absenceId']}`;
  expect((await planner.delete(path)).status).toBe(404);
  expect((await sales.delete(path)).status).toBe(204);
  expect((await sales.delete(path)).status).toBe(404);
});

test('a person may want e-mail for pre-warnings but cannot lose escalations from the page; roles are for the administrator', async () => {
  const sales = await api.as('SALESPERSON');
  const wish = { kind: 'PREWARNING', channel: 'EMAIL', wanted: true };
  const first = await sales.post('/v1/subscriptions', wish);
  expect(first).toMatchObject({ status: 201, body: { personId: 'salesperson', ...wish } });
  const other = await sales.post('/v1/subscriptions', { ...wish, wanted: false });
  expect(Object(other.body)['subscriptionId']).toBe(Object(first.body)['subscriptionId']);
  expect(Object((await sales.get('/v1/subscriptions')).body)['items']).toMatchObject([{ wanted: false }]);
  const deaf = { kind: 'ESCALATION', channel: 'IN_APP', wanted: false };
  const problem = problemIn(await sales.post('/v1/subscriptions', deaf));
  expect(problem).toMatchObject({ status: 422, errors: [{ path: 'wanted' }] });
  expect((await sales.post('/v1/subscriptions', { ...wish, role: 'SALES_MANAGER' })).status).toBe(403);
  expect((await api.admin.post('/v1/subscriptions', { ...wish, role: 'SALES_MANAGER' })).status).toBe(201);
  const path = `/v1/subscriptions/${Object(first.body)['subscriptionId']}`;
  expect((await sales.delete(path)).status).toBe(204);
});

test('the address and the secret of a robot are never shown again', async () => {
  const robot = {
    channel: 'WECOM',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hidden-key',
    secret: 'hidden-secret',
    label: '质量部群',
    locale: 'zh',
    departments: ['QUALITY'],
  };
  const made = await api.admin.post('/v1/robots', robot, 'robot-1');
  expect(made).toMatchObject({ status: 201, body: { host: 'qyapi.weixin.qq.com', signed: true } });
  const list = await api.admin.get('/v1/robots');
  expect(`${made.text}${list.text}`).not.toContain('hidden');
  const [item] = robotPage.parse(list.body).items;
  expect(item).toMatchObject({ departments: ['QUALITY'], active: true });
  expect((await api.admin.delete(`/v1/robots/${item?.robotId}`)).status).toBe(204);
  expect(robotPage.parse((await api.admin.get('/v1/robots')).body).items[0]?.active).toBe(false);
});

test('administrators see how channels go, in the API and in the metrics', async () => {
  const at = '2025-10-09T09:00:00.000Z';
  await recordFailure(api.stack.database, { channel: 'EMAIL', target: '' }, { error: 'refused', at });
  const { items } = channelPage.parse((await api.admin.get('/v1/channels')).body);
  expect(items).toEqual([
    {
      channel: 'EMAIL',
      target: '',
      state: 'FAILING',
      failures: 1,
      lastError: 'refused',
      failingSince: '2025-10-09T17:00:00+08:00',
    },
  ]);
  const metrics = await api.app.inject('/metrics');
  expect(metrics.body).toContain('dueline_channel_failures{channel="EMAIL",target=""} 1');
  expect(metrics.body).toContain('dueline_channel_down{channel="EMAIL",target=""} 0');
});

test('a given-up notice is visible with its reason and sent again under its old key [SLA-13]', async () => {
  const { kind, ...payload } = lateReview;
  const createdAt = '2025-10-09T09:00:00.000Z';
  const row = { kind, payload, nextAttemptAt: createdAt, createdAt, personId: 'salesperson' } as const;
  const dead = { channel: 'EMAIL', state: 'DEAD', key: 'k-1', lastError: 'mailbox is full' } as const;
  const [added] = await api.stack.database.db
    .insert(outbox)
    .values({ ...row, ...dead, attempts: 15 })
    .returning();
  const listed = Object((await api.admin.get('/v1/dead-letters')).body)['items'];
  expect(listed).toMatchObject([{ id: added?.id, key: 'k-1', lastError: 'mailbox is full', attempts: 15 }]);
  const unknown = '00000000-0000-4000-8000-000000000000';
  const again = await api.admin.post('/v1/dead-letters/resend', { ids: [added?.id, unknown] });
  expect(again).toMatchObject({ status: 200, body: { resent: [added?.id], notDead: [unknown] } });
  expect(Object((await api.admin.get('/v1/dead-letters')).body)['items']).toEqual([]);
});

test('everyone reads the own notices on the page, the latest first, in the own language, page by page [SLA-16]', async () => {
  const { kind, ...payload } = lateReview;
  const rows = ['2025-10-09T09:00:00.000Z', '2025-10-09T10:00:00.000Z'].map((createdAt, index) => ({
    kind,
    payload: { ...payload, orderNumber: `SO-${index}` },
    channel: 'IN_APP' as const,
    key: `page-${index}`,
    orderId: payload.orderId,
    personId: 'planner',
    nextAttemptAt: createdAt,
    createdAt,
  }));
  await api.stack.database.db.insert(outbox).values(rows);
  const planner = await api.as('PLANNER');
  const first = noticePage.parse((await planner.get('/v1/notices?limit=1')).body);
  expect(first.items[0]).toMatchObject({ subject: '【逾期升级】SO-1 已接收：已逾期 1 个工作日' });
  const next = await planner.get(`/v1/notices?limit=1&language=en&cursor=${first.nextCursor}`);
  expect(noticePage.parse(next.body)).toMatchObject({
    items: [{ subject: '[Escalation] SO-0 Received: 1 working day overdue' }],
    nextCursor: null,
  });
  const sales = await api.as('SALESPERSON');
  expect(noticePage.parse((await sales.get('/v1/notices')).body).items).toEqual([]);
});

test('a notice on the page leads to its task, and is seen once its reader has looked at it, never again unseen', async () => {
  const sales = await api.as('SALES_SUPERVISOR');
  const { personId } = Object((await sales.get('/v1/me')).body);
  const { kind, ...payload } = lateReview;
  const made = '2025-10-10T02:00:00.000Z';
  await api.stack.database.db.insert(outbox).values({
    key: 'seen',
    kind,
    channel: 'IN_APP',
    personId,
    orderId: 'o-1',
    payload,
    state: 'SENT',
    nextAttemptAt: made,
    createdAt: made,
  });
  const read = async () => noticePage.parse((await sales.get('/v1/notices')).body).items;
  const path = `/orders/o-1?task=${encodeURIComponent('order/passInitialReview/SALES#1')}`;
  expect(await read()).toMatchObject([{ seen: false, path }]);
  const mark = (until: string) => sales.post('/v1/notices/seen', { until });
  expect((await mark('2025-10-10T01:59:59.999Z')).status).toBe(200);
  expect(await read()).toMatchObject([{ seen: false }]);
  expect((await mark(made)).status).toBe(200);
  expect(await read()).toMatchObject([{ seen: true }]);
  expect((await mark('2025-10-01T00:00:00Z')).status).toBe(200);
  expect(await read()).toMatchObject([{ seen: true }]);
  // What is not made yet cannot have been looked at.
  const { until } = Object((await mark('2099-01-01T00:00:00Z')).body);
  expect(Date.parse(until)).toBeLessThanOrEqual(Date.now());
  expect((await mark('yesterday')).status).toBe(422);
});
