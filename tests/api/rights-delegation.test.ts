import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessPage } from '../../api/views/company-schemas.ts';
import { timelinePage } from '../../api/views/row-schemas.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';
import { addPerson, inHours } from './people-at-work.ts';

let api: ApiStack;
let supervisor: Sender;

beforeAll(async () => {
  api = await startApiStack();
  supervisor = await api.as('SALES_SUPERVISOR');
});
afterAll(() => api.close());

const span = () => ({ from: inHours(-1), until: inHours(2), reason: '出差' });

async function delegated(sender: Sender, given: object): Promise<string> {
  const answer = await sender.post('/v1/delegations', { ...span(), ...given });
  expect(answer.status, answer.text).toBe(201);
  return String(Object(answer.body)['delegationId']);
}

const commandOf = (orderId: string, command: string) => `/v1/orders/${orderId}/commands/${command}`;

/** An order that somebody entered and all reviewers have passed. */
async function reviewed(enteredBy: Sender): Promise<string> {
  const { orderId } = orderIn(await enteredBy.post('/v1/orders', orderBody()));
  const sales = await api.as('SALES_MANAGER');
  orderIn(await sales.post(commandOf(orderId, 'pass-initial-review'), { input: {} }));
  for (const [department, role] of [
    ['FINANCE', 'ACCOUNTANT'],
    ['PRODUCTION', 'PRODUCTION_MANAGER'],
    ['PROCUREMENT', 'BUYER'],
  ] as const) {
    const reviewer = await api.as(role);
    orderIn(
      await reviewer.post(commandOf(orderId, 'record-review'), { input: { department, result: 'PASS' } }),
    );
  }
  return orderId;
}

const accept = (sender: Sender, orderId: string) =>
  sender.post(commandOf(orderId, 'decide-review'), { input: { outcome: 'ACCEPT' } });

test('an act by delegation names both in signature and journal, and ends with the delegation [PRIV-07]', async () => {
  const deputy = await addPerson(api, 'deputy', { roles: ['SALESPERSON'], department: 'SALES' });
  const orderId = await reviewed(await api.as('SALESPERSON'));
  expect((await accept(deputy, orderId)).status).toBe(403);
  const delegationId = await delegated(supervisor, { toPersonId: 'deputy', roles: ['SALES_SUPERVISOR'] });
  expect(Object((await deputy.get('/v1/me')).body)['roles']).toEqual(['SALESPERSON', 'SALES_SUPERVISOR']);
  const order = orderIn(await accept(deputy, orderId));
  expect(order.decision).toMatchObject({ by: 'deputy', onBehalfOf: ['sales-supervisor'] });
  const entries = timelinePage.parse((await deputy.get(`/v1/orders/${orderId}/timeline`)).body).items;
  expect(entries.find(({ command }) => command === 'decideReview')?.by).toEqual({
    kind: 'person',
    personId: 'deputy',
    roles: ['SALESPERSON'],
    onBehalfOf: [{ personId: 'sales-supervisor', roles: ['SALES_SUPERVISOR'] }],
  });

  // What the own role allows is nobody else's act.
  const quoted = await deputy.post(commandOf(orderId, 'issue-quotation'), {
    input: { quotationNumber: 'Q-1', total: order.total },
  });
  expect(orderIn(quoted).quotation).toMatchObject({ by: 'deputy' });
  expect(orderIn(quoted).quotation).not.toHaveProperty('onBehalfOf');

  expect((await deputy.delete(`/v1/delegations/${delegationId}`)).status).toBe(204);
  expect(Object((await deputy.get('/v1/me')).body)['roles']).toEqual(['SALESPERSON']);
  const next = await reviewed(await api.as('SALESPERSON'));
  expect((await accept(deputy, next)).status).toBe(403);
  const [listed] = Object((await supervisor.get('/v1/delegations')).body)['items'];
  expect(listed).toMatchObject({ delegationId, revokedBy: 'deputy', createdBy: 'sales-supervisor' });
});

test('a delegation holds from its first instant to before its last', async () => {
  const later = await addPerson(api, 'later', { roles: ['SALESPERSON'], department: 'SALES' });
  await delegated(supervisor, {
    toPersonId: 'later',
    roles: ['SALES_SUPERVISOR'],
    from: inHours(1),
    until: inHours(3),
  });
  const roles = async () => Object((await later.get('/v1/me')).body)['roles'];
  expect(await roles()).toEqual(['SALESPERSON']);
  api.clock.shiftMs = 2 * 3_600_000;
  expect(await roles()).toEqual(['SALESPERSON', 'SALES_SUPERVISOR']);
  api.clock.shiftMs = 3 * 3_600_000 + 1000;
  expect(await roles()).toEqual(['SALESPERSON']);
  api.clock.shiftMs = 0;
});

test('nobody approves by delegation what either of both entered, nor what was entered in the own name [PRIV-11 PRIV-07]', async () => {
  const second = await addPerson(api, 'second', { roles: ['ORDER_CLERK'], department: 'CONTRACT_ORDER' });
  await delegated(supervisor, { toPersonId: 'second', roles: ['SALES_SUPERVISOR'] });
  const entered = await reviewed(supervisor);
  const refused = problemIn(await accept(second, entered));
  expect(refused).toMatchObject({ status: 403, code: 'separation-of-duties' });
  expect(problemIn(await accept(second, await reviewed(second))).code).toBe('separation-of-duties');
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=3')).body).items;
  expect(log[0]).toMatchObject({ personId: 'second', command: 'decideReview', code: 'separation-of-duties' });

  // The planner enters an order in the supervisor's name; the supervisor then approves nothing of it.
  const planner = await addPerson(api, 'planner-two', { roles: ['PLANNER'], department: 'PLANNING' });
  await delegated(supervisor, { toPersonId: 'planner-two', roles: ['SALES_SUPERVISOR'] });
  const inTheirName = await reviewed(planner);
  expect(orderIn(await planner.get(`/v1/orders/${inTheirName}`)).enteredFor).toEqual(['sales-supervisor']);
  expect(problemIn(await accept(supervisor, inTheirName)).code).toBe('separation-of-duties');
  expect((await accept(await api.as('SALES_MANAGER'), inTheirName)).status).toBe(200);
});

test('only own roles are delegated: none that one lacks, none that one has by delegation, and for others by administrators alone [PRIV-07]', async () => {
  const middle = await addPerson(api, 'middle', { roles: ['PLANNER'], department: 'PLANNING' });
  await delegated(supervisor, { toPersonId: 'middle', roles: ['SALES_SUPERVISOR'] });
  const ask = (sender: Sender, given: object) => sender.post('/v1/delegations', { ...span(), ...given });
  const chain = await ask(middle, { toPersonId: 'buyer', roles: ['SALES_SUPERVISOR'] });
  expect(problemIn(chain)).toMatchObject({ status: 422, errors: [{ path: 'roles' }] });
  const wrong: [object, string][] = [
    [{ toPersonId: 'buyer', roles: ['GENERAL_MANAGER'] }, 'roles'],
    [{ toPersonId: 'middle', roles: ['PLANNER'] }, 'toPersonId'],
    [{ toPersonId: 'nobody', roles: ['PLANNER'] }, 'toPersonId'],
    [{ toPersonId: 'integration', roles: ['PLANNER'] }, 'toPersonId'],
    [{ toPersonId: 'buyer', roles: ['PLANNER'], until: inHours(-2) }, 'until'],
    [{ toPersonId: 'buyer', roles: ['PLANNER'], from: inHours(-5), until: inHours(-2) }, 'until'],
    [{ toPersonId: 'buyer', roles: ['PLANNER'], reason: '' }, 'reason'],
  ];
  for (const [given, path] of wrong) {
    expect(problemIn(await ask(middle, given)).errors?.[0]?.path, JSON.stringify(given)).toBe(path);
  }
  const forOther = { fromPersonId: 'buyer', toPersonId: 'middle', roles: ['BUYER'] };
  expect((await ask(middle, forOther)).status).toBe(403);
  const [logged] = accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body).items;
  expect(logged).toMatchObject({ personId: 'middle', path: '/v1/delegations', code: 'not-your-role' });
  const delegationId = await delegated(api.admin, forOther);
  expect((await (await api.as('ENGINEER')).delete(`/v1/delegations/${delegationId}`)).status).toBe(404);
  expect((await api.admin.delete(`/v1/delegations/${delegationId}`)).status).toBe(204);
});

test('a delegate reads within the limits of the delegator, and what the delegator loses is lost to both [PRIV-03 PRIV-07]', async () => {
  const regional = await addPerson(api, 'regional', {
    roles: ['SALESPERSON'],
    department: 'SALES',
    regions: ['浙江'],
  });
  const buyer = await addPerson(api, 'buyer-two', { roles: ['BUYER'], department: 'PROCUREMENT' });
  const sales = await api.as('SALESPERSON');
  const order = async (customerId: string) =>
    orderIn(await sales.post('/v1/orders', orderBody({ customer: { customerId } }))).orderId;
  const [within, outside] = [await order('CUS-002'), await order('CUS-001')];
  const status = async (orderId: string) => (await buyer.get(`/v1/orders/${orderId}`)).status;
  expect([await status(within), await status(outside)]).toEqual([404, 404]);
  await delegated(regional, { toPersonId: 'buyer-two', roles: ['SALESPERSON'] });
  expect([await status(within), await status(outside)]).toEqual([200, 404]);
  expect((await api.admin.patch('/v1/users/regional', { active: false })).status).toBe(200);
  expect(await status(within)).toBe(404);
});

test('a substitute hears of what would reach who is away; to act takes a delegation, entered with the absence where it is asked for [PRIV-07]', async () => {
  const away = await addPerson(api, 'away', { roles: ['SALES_SUPERVISOR'], department: 'SALES' });
  const stand = await addPerson(api, 'stand-in', { roles: ['SALESPERSON'], department: 'SALES' });
  const absence = { from: inHours(-1), until: inHours(5), substituteId: 'stand-in' };
  const plain = await away.post('/v1/absences', absence);
  expect(plain.status).toBe(201);
  expect(plain.body).not.toHaveProperty('delegationId');
  const roles = async () => Object((await stand.get('/v1/me')).body)['roles'];
  expect(await roles()).toEqual(['SALESPERSON']);
  const entered = await away.post('/v1/absences', { ...absence, delegate: true });
  expect(entered.status, entered.text).toBe(201);
  expect(await roles()).toEqual(['SALESPERSON', 'SALES_SUPERVISOR']);
  const [listed] = Object((await stand.get('/v1/delegations')).body)['items'];
  expect(listed).toMatchObject({ fromPersonId: 'away', delegationId: Object(entered.body)['delegationId'] });
  const { substituteId: _none, ...alone } = absence;
  expect(problemIn(await away.post('/v1/absences', { ...alone, delegate: true })).errors?.[0]?.path).toBe(
    'substituteId',
  );
});
