import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerPage, productPage } from '../../api/views/company-schemas.ts';
import { escalationPage, ledgerPage, taskPage, timelinePage } from '../../api/views/row-schemas.ts';
import {
  type Answer,
  type ApiStack,
  orderBody,
  orderIn,
  problemIn,
  type Sender,
  startApiStack,
} from './api-stack.ts';

let api: ApiStack;
let sales: Sender;
const names = [
  '100%_有限公司',
  '100_有限公司',
  "O'Brien; drop table orders; --",
  '苏州\\机械',
  '<b>杭州</b>',
];

/** What is asked of sales beside the order's own way: nobody knows these customers, and one wrote an e-mail. */
const beside = ['acknowledgeOrder', 'verifyCustomer', 'recordOriginal'];

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
  for (const name of names) {
    const customer = { name, contact: '王工 13800000000' };
    orderIn(await sales.post('/v1/orders', orderBody({ customer })));
  }
  await sales.post('/v1/orders', { channel: 'EMAIL', customer: { name: '缺资料公司' }, lines: [] });
});
afterAll(() => api.close());

function ledger(answer: Answer) {
  return ledgerPage.parse(answer.body);
}

test('orders are listed soonest due first, each once, page by page', async () => {
  const all = ledger(await sales.get('/v1/orders?limit=200')).items;
  expect(all).toHaveLength(names.length + 1);
  const dues = all.map((row) => Date.parse(row.dueAt ?? ''));
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ReturnType<typeof ledger> = ledger(
      await sales.get(`/v1/orders?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`),
    );
    expect(page.items.length).toBeLessThanOrEqual(2);
    paged.push(...page.items.map((row) => row.orderId));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.map((row) => row.orderId));
});

test('orders without a running clock come last and are paged as well', async () => {
  const { sql } = api.stack.database;
  const rows = await sql<{ orderId: string; dueAt: string }[]>`
    select order_id as "orderId", due_at as "dueAt" from orders order by order_id limit 3`;
  await sql`update orders set due_at = null where order_id = any(${rows.map((row) => row.orderId)})`;
  try {
    const first = ledger(await sales.get('/v1/orders?limit=4'));
    expect(first.items.map((row) => row.dueAt === null)).toEqual([false, false, false, true]);
    const rest = ledger(await sales.get(`/v1/orders?limit=4&cursor=${first.nextCursor}`));
    const seen = [...first.items, ...rest.items].map((row) => row.orderId);
    expect(new Set(seen).size).toBe(names.length + 1);
  } finally {
    for (const row of rows)
      await sql`update orders set due_at = ${row.dueAt} where order_id = ${row.orderId}`;
  }
});

test('a list is narrowed by stage, department, customer, channel, person and overdue [INTAKE-10]', async () => {
  const count = async (query: string) => ledger(await sales.get(`/v1/orders?${query}`)).items.length;
  expect(await count('stage=AWAITING_INFO')).toBe(1);
  expect(await count('stage=RECEIVED&department=SALES')).toBe(names.length);
  expect(await count('department=QUALITY')).toBe(0);
  expect(await count('channel=EMAIL')).toBe(1);
  expect(await count('enteredBy=salesperson&overdue=false')).toBe(names.length + 1);
  expect(await count('overdue=true')).toBe(0);
  expect(await count('customerId=CUS-001')).toBe(0);
  const tomorrow = encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString());
  expect(await count(`receivedFrom=${tomorrow}`)).toBe(0);
  expect(await count(`receivedBefore=${tomorrow}`)).toBe(names.length + 1);
});

test.each([
  ['100%', ['100%_有限公司']],
  ['%', ['100%_有限公司']],
  ['_', ['100%_有限公司', '100_有限公司']],
  ['\\', ['苏州\\机械']],
  ["'; drop", []],
  ["O'BRIEN; DROP", ["O'Brien; drop table orders; --"]],
  ['机', ['苏州\\机械']],
  ['<b>杭州', ['<b>杭州</b>']],
  ['" OR WorkflowType="order', []],
])('the search for %j finds it literally and nothing else [I10]', async (typed, found) => {
  const answer = await sales.get(`/v1/orders?q=${encodeURIComponent(typed)}`);
  expect(
    ledger(answer)
      .items.map((row) => row.customerName)
      .sort(),
  ).toEqual([...found].sort());
});

test.each([
  'limit=0',
  'limit=201',
  'limit=1.5',
  'limit=ten',
  'stage=NOWHERE',
  'overdue=1',
  'cursor=abc',
  `cursor=${Buffer.from('["2025-01-01T00:00:00Z","a\\u0000"]').toString('base64url')}`,
  `cursor=${Buffer.from('["now()","a"]').toString('base64url')}`,
  'q=',
  'q=%00',
  'q=a&q=b',
  'receivedFrom=2025-10-09',
  'orderBy=name',
])('the query %s is refused with 422 and its path', async (query) => {
  const problem = problemIn(await sales.get(`/v1/orders?${query}`));
  expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
  expect(problem.errors?.[0]?.path).toMatch(/^query\./);
});

test("an inbox holds the tasks of the caller's roles, soonest due first", async () => {
  const mine = taskPage.parse((await sales.get('/v1/tasks')).body);
  const commands = mine.items.map((task) => task.command);

  expect(commands.filter((command) => !beside.includes(command))).toHaveLength(names.length + 1);
  expect(new Set(commands)).toEqual(new Set([...beside, 'passInitialReview', 'supplementInformation']));
  expect(mine.items.every((task) => task.mine && !task.overdue)).toBe(true);
  const inspector = await api.as('INSPECTOR');
  expect(taskPage.parse((await inspector.get('/v1/tasks')).body).items).toEqual([]);
  const auditor = await api.as('AUDITOR');
  const others = taskPage.parse((await auditor.get('/v1/tasks?mine=false&limit=2')).body);
  expect(others.items.map((task) => task.mine)).toEqual([false, false]);
  const next = await auditor.get(`/v1/tasks?mine=false&cursor=${others.nextCursor}`);
  expect(taskPage.parse(next.body).items).toHaveLength(commands.length - 2);
});

test('tasks past their due instant are those that the clock of the API has passed', async () => {
  expect(taskPage.parse((await sales.get('/v1/tasks?overdue=true')).body).items).toEqual([]);
  api.clock.shiftMs = 30 * 86_400_000;
  try {
    const late = taskPage.parse((await sales.get('/v1/tasks?overdue=true')).body);
    const judged = late.items.filter((task) => !beside.includes(task.command));
    expect(judged).toHaveLength(names.length + 1);
    expect(late.items.every((task) => task.overdue)).toBe(true);
  } finally {
    api.clock.shiftMs = 0;
  }
});

test('the timeline tells who did what, oldest first, page by page [AUDIT-01]', async () => {
  const [row] = ledger(await sales.get('/v1/orders?stage=RECEIVED&limit=1')).items;
  const path = `/v1/orders/${row?.orderId}`;
  const supplement = { supplement: { consignee: '李工' }, source: '客户来电' };
  await sales.post(`${path}/commands/supplement-information`, { input: supplement, reason: '客户补充' });
  const first = timelinePage.parse((await sales.get(`${path}/timeline?limit=1`)).body);
  expect(first.items).toMatchObject([{ version: 1, command: 'receiveOrder', title: { zh: '接收订单' } }]);
  const second = timelinePage.parse((await sales.get(`${path}/timeline?cursor=${first.nextCursor}`)).body);
  expect(second.items).toMatchObject([
    {
      version: 2,
      by: { kind: 'person', personId: 'salesperson', roles: ['SALESPERSON'] },
      reason: '客户补充',
      events: [{ type: 'detailsChanged', before: {}, after: { consignee: '李工' } }],
    },
  ]);
  expect(second.nextCursor).toBeNull();
});

test('customers and products are found literally, with stock figures', async () => {
  const customers = customerPage.parse((await sales.get('/v1/customers?q=%E6%B1%9F%E8%8B%8F')).body);
  expect(customers.items.map((customer) => customer.customerId)).toContain('CUS-001');
  expect(customerPage.parse((await sales.get('/v1/customers?q=%25')).body).items).toEqual([]);
  const products = productPage.parse((await sales.get('/v1/products?q=xl-21')).body);
  expect(products.items).toMatchObject([{ productCode: 'XL-21', stock: { reserved: '0.000' } }]);
  expect(escalationPage.parse((await sales.get('/v1/escalations')).body).items).toEqual([]);
});
