import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStack, problemIn, startApiStack } from './api-stack.ts';
import { actsOn, analysis, caseIn, newOrder } from './case-people.ts';

let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack();
}, 120_000);
afterAll(() => api.close());

/** A late delivery of a new order, opened by sales. */
async function openOverdue() {
  const order = await newOrder(api);
  const sales = await api.as('SALESPERSON');
  const { caseId } = caseIn(
    await sales.post('/v1/cases', {
      kind: 'OVERDUE',
      type: 'DELIVERY_OVERDUE',
      department: 'SALES',
      description: '客户催货，预计晚三天',
      orders: [{ orderId: order.orderId }],
    }),
  );
  return { order, sales, caseId };
}

async function toldOf(caseId: string, occasion: string): Promise<{ personId: string; message: string }[]> {
  return await api.stack.database.sql<{ personId: string; message: string }[]>`
    select person_id as "personId", payload ->> 'message' as message from outbox
    where kind = 'CASE' and channel = 'IN_APP' and payload ->> 'caseId' = ${caseId}
      and payload ->> 'occasion' = ${occasion} order by person_id`;
}

test('a report of an overdue order reaches everyone of the leadership, and their instruction the one who is to follow it [OVERDUE-07]', async () => {
  const { sales, caseId } = await openOverdue();
  const { give, read } = actsOn(caseId);
  expect(await toldOf(caseId, 'REPORTED')).toEqual([]);
  const report = { summary: '晚三天，客户已知', proposedSolution: '加班两天并改用专车' };
  await give(await api.as('ADMINISTRATOR'), 'report-to-leadership', report);
  const leaders = await api.stack.database.sql<{ personId: string }[]>`
    select person_id as "personId" from person_roles
    where role in ('GENERAL_MANAGER', 'DEPUTY_GENERAL_MANAGER') order by person_id`;
  expect(leaders.length).toBeGreaterThan(1);
  const message = '晚三天，客户已知';
  expect(await toldOf(caseId, 'REPORTED')).toEqual(leaders.map(({ personId }) => ({ personId, message })));

  const leader = await api.as('GENERAL_MANAGER');
  await give(leader, 'instruct', { text: '每日通报进度', owner: 'salesperson' });
  expect(await toldOf(caseId, 'INSTRUCTED')).toEqual([{ personId: 'salesperson', message: '每日通报进度' }]);
  expect((await read(sales)).tasks.map(({ command }) => command)).toContain('followInstruction');
});

test('a cause may name a change of one of its orders, and no other [CHANGE-16]', async () => {
  const { order, sales, caseId } = await openOverdue();
  const path = `/v1/cases/${caseId}/commands/record-analysis`;
  const because = (changeId: string) => ({
    input: {
      ...analysis,
      causes: [{ cause: 'CUSTOMER_CHANGE', department: 'SALES', primary: true, changeId }],
    },
  });
  const without = problemIn(await sales.post(path, because('C1')));
  expect(without).toMatchObject({
    code: 'does-not-fit',
    errors: [{ path: 'input.causes[0].changeId', reason: expect.stringContaining('leave it out') }],
  });
  const wish = {
    requestedBy: '王敏',
    formReference: 'BG-1',
    reason: '客户项目推迟',
    wanted: { remarks: '改用木箱' },
  };
  const asked = await sales.post(`/v1/orders/${order.orderId}/commands/request-change`, { input: wish });
  expect(asked.status).toBe(200);
  const other = problemIn(await sales.post(path, because('C2')));
  expect(other.errors).toEqual([
    { path: 'input.causes[0].changeId', reason: "must be a change of the case's orders: C1" },
  ]);
  expect(caseIn(await sales.post(path, because('C1'))).analysis?.causes).toMatchObject([{ changeId: 'C1' }]);
});
