import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPage } from '../../api/routes/projects.ts';
import { orderTypeList } from '../../api/views/order-type-schema.ts';
import { ledgerPage } from '../../api/views/row-schemas.ts';
import { storySchema } from '../../api/views/story-schema.ts';
import { orderTypes } from '../../domain/order/details.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { addPerson } from './people-at-work.ts';

let api: ApiStack;
let sales: Sender;
let supervisor: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
  supervisor = await api.as('SALES_SUPERVISOR');
});
afterAll(() => api.close());

const entered = async (given: Record<string, unknown> = {}) =>
  orderIn(await sales.post('/v1/orders', orderBody(given)));
const give = (who: Sender, orderId: string, command: string, input: object) =>
  who.post(`/v1/orders/${orderId}/commands/${command}`, { input });

async function ledger(query: string): Promise<string[]> {
  const answer = await sales.get(`/v1/orders?limit=200&${query}`);
  return ledgerPage.parse(answer.body).items.map(({ orderId }) => orderId);
}

describe('a wrong entry', () => {
  test('is put right by who may, and the order shows old value, new value, who, when and why [INTAKE-24]', async () => {
    const { orderId, version } = await entered();
    const input = {
      correction: { deliveryAddress: '四川省成都市武侯区', lines: [{ line: 1, quantity: '5' }] },
      reason: '看错传真',
    };
    const refused = await give(sales, orderId, 'correct-entry', input);
    expect(problemIn(refused)).toMatchObject({ status: 403, code: 'not-your-role' });
    const view = orderIn(await give(supervisor, orderId, 'correct-entry', input));
    expect(view.version).toBeGreaterThan(version);
    expect(view.details.lines[0]).toMatchObject({ quantity: '5', productCode: 'XL-21' });
    expect(view.corrections).toMatchObject([
      {
        by: 'sales-supervisor',
        reason: '看错传真',
        changes: [
          { path: 'lines[0].quantity', field: { zh: '第 1 行数量' }, before: '4', after: '5' },
          {
            path: 'deliveryAddress',
            field: { zh: '交货地址', en: 'Delivery address' },
            before: '江苏省南京市江宁区秣周东路12号',
            after: '四川省成都市武侯区',
          },
        ],
      },
    ]);
    expect(view.corrections?.[0]?.at).toMatch(/\+08:00$/);
    const story = storySchema.parse((await sales.get(`/v1/orders/${orderId}/story`)).body);
    expect(JSON.stringify(story)).toContain('看错传真');
  });

  test('is offered to who may correct, with a form, and to nobody else', async () => {
    const { orderId } = await entered();
    const offered = async (who: Sender) =>
      orderIn(await who.get(`/v1/orders/${orderId}`)).availableCommands.map(({ command }) => command);
    expect(await offered(supervisor)).toContain('correctEntry');
    expect(await offered(sales)).not.toContain('correctEntry');
  });

  test('is refused field by field in the language of whoever asks', async () => {
    const { orderId } = await entered();
    const same = { correction: { deliveryAddress: '江苏省南京市江宁区秣周东路12号' }, reason: '无' };
    const answer = await give(supervisor, orderId, 'correct-entry', same);
    expect(problemIn(answer)).toMatchObject({
      status: 422,
      errors: [{ path: 'correction.deliveryAddress' }],
    });
    const none = await give(supervisor, orderId, 'correct-entry', {
      correction: { channel: 'PHONE' },
      reason: 'x',
    });
    expect(problemIn(none)).toMatchObject({ status: 422, code: 'validation-failed' });
  });
});

describe('the register of projects', () => {
  const project = { name: '淮安热电厂扩建', owner: '淮安热电有限公司', site: '江苏省淮安市' };

  async function register(who: Sender, query = '') {
    const answer = await who.get(`/v1/projects?${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return projectPage.parse(answer.body).items;
  }

  test('holds every project order before it is reviewed, and is searched by project and stage [INTAKE-28]', async () => {
    const waiting = await entered({ orderType: 'PROJECT' });
    expect(waiting.orderStage).toBe('AWAITING_INFO');
    expect(waiting.gaps).toMatchObject([{ path: 'project', whose: 'OURS' }]);
    const complete = await entered({ orderType: 'PROJECT', project });
    expect(complete.orderStage).toBe('RECEIVED');
    await entered();
    const ids = (await register(sales)).map(({ orderId }) => orderId);
    expect(ids).toEqual([complete.orderId, waiting.orderId]);
    const q = encodeURIComponent('热电有限');
    expect(await register(sales, `q=${q}`)).toMatchObject([{ orderId: complete.orderId, project }]);
    expect((await register(sales, 'stage=AWAITING_INFO')).map(({ orderId }) => orderId)).toEqual([
      waiting.orderId,
    ]);
    const recorded = orderIn(await give(sales, waiting.orderId, 'record-project', project));
    expect(recorded.orderStage).toBe('RECEIVED');
    expect(await register(sales, `q=${q}`)).toHaveLength(2);
    // Page by page it is the same list.
    const first = projectPage.parse((await sales.get('/v1/projects?limit=1')).body);
    const second = projectPage.parse(
      (await sales.get(`/v1/projects?limit=1&cursor=${first.nextCursor}`)).body,
    );
    expect([...first.items, ...second.items].map(({ orderId }) => orderId)).toEqual(ids);
    expect(problemIn(await sales.get('/v1/projects?cursor=x')).status).toBe(422);
  });

  test('shows nobody a project order that they may not read', async () => {
    const west = await addPerson(api, 'west-1', {
      roles: ['SALESPERSON'],
      department: 'SALES',
      regions: ['四川'],
    });
    expect(await register(west)).toEqual([]);
  });
});

test('an order stands in the ledger as soon as it is received, found by date, customer, channel, status and salesperson [INTAKE-10]', async () => {
  const others = await ledger('');
  const before = api.clock.now().toISOString();
  const { orderId } = await entered({ channel: 'FAX', customer: { customerId: 'CUS-003' }, lines: [] });
  expect((await ledger('')).toSorted()).toEqual([...others, orderId].toSorted());
  const clerk = await addPerson(api, 'clerk-9', { roles: ['SALESPERSON'], department: 'SALES' });
  const of = { name: '无人负责的客户', contact: '王工 13800000000' };
  const own = orderIn(await clerk.post('/v1/orders', orderBody({ channel: 'LETTER', customer: of })));
  const hers = await ledger('salespersonId=clerk-9');
  expect(hers).toEqual([own.orderId]);
  expect(await ledger('channel=FAX')).toEqual([orderId]);
  expect(await ledger('customerId=CUS-003')).toEqual([orderId]);
  expect(await ledger('customerId=CUS-003&stage=AWAITING_INFO')).toEqual([orderId]);
  expect(await ledger('customerId=CUS-003&stage=RECEIVED')).toEqual([]);
  expect(await ledger('salespersonId=salesperson')).not.toContain(own.orderId);
  const since = await ledger(`receivedFrom=${encodeURIComponent(before)}`);
  expect(since.toSorted()).toEqual([orderId, own.orderId].toSorted());
  expect((await ledger(`receivedBefore=${encodeURIComponent(before)}`)).toSorted()).toEqual(
    others.toSorted(),
  );
});

describe('an accepted order', () => {
  test('stands in the ledger of every department that it is assigned to [INTAKE-22]', async () => {
    const { orderId } = await entered();
    expect(await ledger('assignedTo=AFTER_SALES')).toEqual([]);
    let view = orderIn(await sales.get(`/v1/orders/${orderId}`));
    for (let acts = 0; view.decision === undefined && acts < 20; acts += 1) {
      if (view.orderStage === 'RECEIVED') {
        view = orderIn(await give(sales, orderId, 'pass-initial-review', {}));
      } else {
        view = orderIn(await give(supervisor, orderId, 'decide-review', { outcome: 'ACCEPT' }));
      }
    }
    expect(view.assignment).toMatchObject({
      region: '江苏',
      parts: [{ department: 'PRODUCTION', lines: [1], rule: '*/*' }],
      departments: ['PRODUCTION', 'LOGISTICS', 'AFTER_SALES'],
    });
    expect(view.facts?.lines[0]?.category).toBe('成套设备');
    for (const department of ['PRODUCTION', 'LOGISTICS', 'AFTER_SALES']) {
      expect(await ledger(`assignedTo=${department}`)).toEqual([orderId]);
    }
    expect(await ledger('assignedTo=LEGAL')).toEqual([]);
  });
});

describe('an order that is entered like another', () => {
  test('has its customer, lines and terms, and none of its dates, numbers and papers', async () => {
    const first = await entered({ channel: 'EMAIL', consignee: '李工' });
    const copy = await sales.get(`/v1/orders/${first.orderId}/copy`);
    expect(copy.body).not.toHaveProperty('externalNumber');
    expect(copy.body).not.toHaveProperty('deliveryDate');
    const again = orderIn(
      await sales.post('/v1/orders', { ...Object(copy.body), deliveryDate: '2028-04-01' }),
    );
    expect(again.orderId).not.toBe(first.orderId);
    expect(again.gaps).toEqual([]);
    const { externalNumber: _number, ...details } = first.details;
    expect(again.details).toEqual({ ...details, deliveryDate: '2028-04-01' });
  });

  test('is not to be had by who may not read the order', async () => {
    const first = await entered();
    const integration = await api.as('INTEGRATION');
    expect(problemIn(await integration.get(`/v1/orders/${first.orderId}/copy`)).status).toBe(404);
  });
});

test('each type of order has one form and one approval path, the same for everybody [INTAKE-25]', async () => {
  const answers = await Promise.all(
    [sales, supervisor, await api.as('PLANNER'), await api.as('INTEGRATION')].map((who) =>
      who.get('/v1/order-types'),
    ),
  );
  const [list, ...others] = answers.map(({ body }) => orderTypeList.parse(body));
  expect(list?.items.map(({ orderType }) => orderType)).toEqual(orderTypes);
  for (const other of others) expect(other).toEqual(list);
  const regular = list?.items.find(({ orderType }) => orderType === 'REGULAR');
  expect(regular?.decidedBy).toContain('SALES_SUPERVISOR');
  const required = regular?.fields.filter((field) => field.required).map(({ path }) => path) ?? [];
  for (const path of required) {
    const [root = '', field] = path.split('.');
    const usual = { ...orderBody(), customer: { name: '新客户', contact: '王工 13800000000' } };
    const line = {
      productName: '配电箱',
      specification: '0.4kV',
      model: 'X',
      quantity: '1',
      unitPrice: { amount: '1.00', currency: 'CNY' },
    };
    const body: Record<string, unknown> = { ...usual, lines: [line] };
    const holder = root === 'lines' ? line : field === undefined ? body : usual.customer;
    Reflect.deleteProperty(holder, field ?? root);
    const order = orderIn(await sales.post('/v1/orders', body));
    expect(
      order.gaps.map((gap) => gap.path.replace('[0]', '')),
      path,
    ).toContain(path);
  }
});
