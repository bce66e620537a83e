import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClockView, clockPage } from '../../api/views/clock-schema.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;
let first: string;
let waiting: string;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
  first = orderIn(await sales.post('/v1/orders', orderBody())).orderId;
  // A customer's gap lets the clocks of the intake stand still.
  const gap = { channel: 'PHONE', customer: { customerId: 'CUS-001' }, lines: [] };
  waiting = orderIn(await sales.post('/v1/orders', gap)).orderId;
});
afterAll(() => api.close());

async function clocks(query: string): Promise<ClockView[]> {
  const answer = await sales.get(`/v1/clocks?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return clockPage.parse(answer.body).items;
}

async function give(orderId: string, command: string, input: object): Promise<void> {
  orderIn(await sales.post(`/v1/orders/${orderId}/commands/${command}`, { input }));
}

describe('open clocks', () => {
  test('are listed soonest due first, each once, page by page [SLA-12]', async () => {
    const all = await clocks('limit=200');
    const dues = all.map((clock) => Date.parse(clock.dueAt));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = clockPage.parse((await sales.get(`/v1/clocks?limit=2${more}`)).body);
      paged.push(...page.items.map((clock) => `${clock.orderId} ${clock.clockId}`));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map((clock) => `${clock.orderId} ${clock.clockId}`));
  });

  test('tell start, limit, due, the next step and who is told then [SLA-12]', async () => {
    const [clock] = await clocks(`orderId=${first}&kind=initialReview`);
    expect(clock).toMatchObject({
      department: 'SALES',
      state: 'RUNNING',
      limit: { budget: '1wd' },
      overdue: false,
      provisional: expect.any(Boolean),
      pauses: [],
      escalations: [],
      next: { rung: '80%', level: 'PREWARNING', roles: ['SALESPERSON'] },
    });
    expect(Date.parse(clock?.next?.at ?? '')).toBeLessThan(Date.parse(clock?.dueAt ?? ''));
    expect(clock?.orderNumber).toMatch(/\d/);
    expect(clock?.dueAt).toMatch(/\+08:00$/);
  });

  test('that stand still tell why and have no next step [SLA-12 SLA-10]', async () => {
    const [clock] = await clocks(`orderId=${waiting}&kind=initialReview`);
    expect(clock).toMatchObject({
      state: 'PAUSED',
      next: null,
      pauses: [{ reason: 'AWAITING_INFO', pausedAt: expect.stringMatching(/\+08:00$/) }],
    });
  });

  test('are narrowed by department, order, due instant and lateness; what stands still is not late', async () => {
    expect(await clocks('department=QUALITY')).toEqual([]);
    const own = await clocks(`orderId=${first}`);
    expect(own.map((clock) => clock.kind).sort()).toEqual([
      'confirmationOuter',
      'confirmationTarget',
      'initialReview',
    ]);
    const [soonest] = own;
    const before = encodeURIComponent(soonest?.dueAt ?? '');
    expect(await clocks(`orderId=${first}&dueBefore=${before}`)).toEqual([]);
    expect(await clocks('overdue=true')).toEqual([]);
    api.clock.shiftMs = 60 * 86_400_000;
    try {
      const late = await clocks('overdue=true&limit=200');
      expect(late.every((clock) => clock.overdue && clock.state === 'RUNNING')).toBe(true);
      expect(late.map((clock) => `${clock.orderId} ${clock.kind}`)).toEqual(
        expect.arrayContaining([`${first} initialReview`, `${waiting} infoSupplement`]),
      );
      const others = await clocks('overdue=false&limit=200');
      expect(others.map((clock) => clock.state)).not.toContain('RUNNING');
      expect(others.length + late.length).toBe((await clocks('limit=200')).length);
    } finally {
      api.clock.shiftMs = 0;
    }
  });

  test('that were given to a person name the person who is told next', async () => {
    const manager = await api.as('SALES_MANAGER');
    const answer = await manager.post(`/v1/orders/${first}/commands/reassign-task`, {
      input: { clockId: 'confirmationOuter#1', personId: 'salesperson' },
    });
    orderIn(answer);
    const [clock] = await clocks(`orderId=${first}&kind=confirmationOuter`);
    expect(clock).toMatchObject({ assignedTo: 'salesperson', next: { personId: 'salesperson' } });
  });
});

test('completed clocks stay, the latest first, with completion and whether they were late [SLA-12]', async () => {
  await give(first, 'acknowledge-order', { channel: 'PHONE', result: 'CONFIRMED' });
  await give(first, 'pass-initial-review', {});
  const closed = await clocks(`state=closed&orderId=${first}`);
  expect(closed.map((clock) => clock.kind)).toEqual(['initialReview', 'confirmationTarget']);
  for (const clock of closed) {
    expect(clock).toMatchObject({ state: 'CLOSED', late: false, overdue: false, next: null });
    expect(Date.parse(clock.stoppedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(clock.anchor));
  }
  expect(await clocks(`state=closed&overdue=true&orderId=${first}`)).toEqual([]);
  const page = clockPage.parse((await sales.get(`/v1/clocks?state=closed&limit=1`)).body);
  const next = clockPage.parse((await sales.get(`/v1/clocks?state=closed&cursor=${page.nextCursor}`)).body);
  expect(next.items.map((clock) => clock.kind)).toEqual(['confirmationTarget']);
});

test('an escalation of a clock stands with it, whoever reads it [SLA-12]', async () => {
  const { sql } = api.stack.database;
  await sql`insert into escalations (order_id, clock_id, rung, version, kind, cycle, department, stage, level, roles,
    due_at, reached_at, recorded_at, acknowledged_at) values (${waiting}, 'infoSupplement#1', '0', 1, 'infoSupplement', 1,
    'SALES', 'AWAITING_INFO', 'DEPARTMENT_HEAD', '{SALES_MANAGER}', ${'2025-10-09T02:00:00Z'}, ${'2025-10-09T02:00:00Z'},
    ${'2025-10-09T02:00:01Z'}, ${'2025-10-09T03:00:00Z'})`;
  const [clock] = await clocks(`orderId=${waiting}&kind=infoSupplement`);
  expect(clock?.escalations).toEqual([
    {
      rung: '0',
      level: 'DEPARTMENT_HEAD',
      roles: ['SALES_MANAGER'],
      reachedAt: '2025-10-09T10:00:00+08:00',
      acknowledgedAt: '2025-10-09T11:00:00+08:00',
      policyInduced: false,
    },
  ]);
});

test.each([
  'state=gone',
  'overdue=1',
  'kind=nap',
  'dueBefore=2025-10-09',
  'cursor=abc',
  'department=NOWHERE',
])('the query %s is refused with 422 and its path', async (query) => {
  const problem = problemIn(await sales.get(`/v1/clocks?${query}`));
  expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
  expect(problem.errors?.[0]?.path).toMatch(/^query\./);
});
