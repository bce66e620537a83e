import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { accessPage } from '../../api/views/company-schemas.ts';
import { timelinePage } from '../../api/views/row-schemas.ts';
import { accessHash } from '../../db/access/append.ts';
import { type ApiStack, orderBody, orderIn, problemIn, type Sender, startApiStack } from './api-stack.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  api = await startApiStack();
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

async function received(given: Record<string, unknown> = {}): Promise<string> {
  return orderIn(await sales.post('/v1/orders', orderBody(given))).orderId;
}

function commandOf(orderId: string, command: string): string {
  return `/v1/orders/${orderId}/commands/${command}`;
}

test('a command is answered with the order as it then stands, its tasks and the commands open to the caller [I2]', async () => {
  const orderId = await received({ remarks: '加急' });
  const answer = await sales.post(commandOf(orderId, 'pass-initial-review'), {
    input: { comment: '资料齐全' },
  });
  const order = orderIn(answer);
  expect(order).toMatchObject({ stage: 'UNDER_REVIEW', version: 2 });
  expect(order.tasks.map(({ command, mine }) => `${command} ${mine}`)).toEqual([
    'acknowledgeOrder true',
    'recordReview false',
    'recordReview false',
    'recordReview false',
  ]);
  const finance = await api.as('ACCOUNTANT');
  const seen = orderIn(await finance.get(`/v1/orders/${orderId}`));
  const own = seen.availableCommands.find((each) => each.command === 'recordReview');
  expect(seen.availableCommands.map((each) => each.command)).not.toContain('decideReview');
  expect(own).toMatchObject({
    path: commandOf(orderId, 'record-review'),
    dueAt: seen.clocks.find((clock) => clock.kind === 'departmentReview')?.due,
    schema: { type: 'object', required: ['department', 'result'], additionalProperties: false },
  });
  const { path } = own ?? { path: '' };
  const reviewed = await finance.post(path, { input: { department: 'FINANCE', result: 'PASS' } });
  expect(orderIn(reviewed).reviews).toMatchObject([
    { department: 'FINANCE', result: 'PASS', by: 'accountant' },
  ]);
});

test('a command in the wrong state is refused with 409 and the commands that are open', async () => {
  const orderId = await received();
  const supervisor = await api.as('SALES_SUPERVISOR');
  const answer = await supervisor.post(commandOf(orderId, 'decide-review'), { input: { outcome: 'ACCEPT' } });
  expect(problemIn(answer)).toMatchObject({
    status: 409,
    code: 'not-in-this-state',
    openCommands: [
      'supplement-information',
      'request-information',
      'pass-initial-review',
      'reject-order',
      'acknowledge-order',
      'report-risk',
      'record-instruction',
      'record-tracking',
      'assign-order',
      'correct-entry',
      'hold-order',
      'request-cancellation',
      'report-problem',
      'request-change',
      'confirm-configuration',
      'apply-for-modification',
      'reassign-task',
      'urge-task',
      'pause-clock',
    ],
  });
});

test('a wrong role is refused with 403, on the access log and not in the journal [PRIV-12]', async () => {
  const orderId = await received();
  const inspector = await api.as('INSPECTOR');
  const path = commandOf(orderId, 'pass-initial-review');
  const answer = await inspector.post(path, { input: {} });
  expect(problemIn(answer)).toMatchObject({ status: 403, code: 'not-your-role' });
  expect(problemIn(answer).detail).toContain('SALESPERSON');
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body);
  expect(log.items).toMatchObject([
    { personId: 'inspector', method: 'POST', path, orderId, command: 'passInitialReview', status: 403 },
  ]);
  const timeline = timelinePage.parse((await sales.get(`/v1/orders/${orderId}/timeline`)).body);
  expect(timeline.items.map((entry) => entry.command)).toEqual(['receiveOrder']);
});

test('a review for another department is refused with 403 and on record [PRIV-04 PRIV-12]', async () => {
  const orderId = await received();
  await sales.post(commandOf(orderId, 'pass-initial-review'), { input: {} });
  const finance = await api.as('ACCOUNTANT');
  const input = { department: 'PRODUCTION', result: 'PASS' };
  expect(problemIn(await finance.post(commandOf(orderId, 'record-review'), { input })).code).toBe(
    'not-your-role',
  );
  const many = await finance.post('/v1/commands', {
    command: 'record-review',
    input,
    targets: [{ orderId }],
  });
  expect(many.body).toMatchObject({
    results: [{ orderId, status: 403, problem: { code: 'not-your-role' } }],
  });
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=2')).body);
  expect(log.items.map(({ personId, command }) => [personId, command])).toEqual([
    ['accountant', 'recordReview'],
    ['accountant', 'recordReview'],
  ]);
});

test('whoever entered an order cannot approve it, and the attempt is on record [PRIV-11 PRIV-12]', async () => {
  const supervisor = await api.as('SALES_SUPERVISOR');
  const { orderId } = orderIn(await supervisor.post('/v1/orders', orderBody()));
  await supervisor.post(commandOf(orderId, 'pass-initial-review'), { input: {} });
  const answer = await supervisor.post(commandOf(orderId, 'decide-review'), { input: { outcome: 'ACCEPT' } });
  expect(problemIn(answer)).toMatchObject({ status: 403, code: 'separation-of-duties' });
  const log = accessPage.parse((await api.admin.get('/v1/access-log?limit=1')).body);
  expect(log.items).toMatchObject([{ personId: 'sales-supervisor', orderId, code: 'separation-of-duties' }]);
});

test('the access log is one unbroken chain, and nothing rewrites it [AUDIT-09]', async () => {
  const inspector = await api.as('INSPECTOR');
  const orderId = await received();
  const path = commandOf(orderId, 'pass-initial-review');
  await Promise.all(Array.from({ length: 8 }, () => inspector.post(path, { input: {} })));
  const { sql } = api.stack.database;
  const rows = await sql<{ sequence: string; entry: object; previous: string; hash: string }[]>`
    select sequence, entry, previous_hash as previous, hash from access_log order by sequence`;
  let previous = '';
  rows.forEach((row, index) => {
    expect(Number(row.sequence)).toBe(index + 1);
    expect(row.previous).toBe(previous);
    expect(accessHash(previous, row.entry)).toBe(row.hash);
    previous = row.hash;
  });
  await expect(sql`update access_log set status = 200`).rejects.toThrow(/append-only/);
});

test('an expectedVersion that the order has left is refused with what changed meanwhile [I9]', async () => {
  const orderId = await received();
  const supplement = { input: { supplement: { consignee: '李工' }, source: '客户来电' }, expectedVersion: 1 };
  expect(orderIn(await sales.post(commandOf(orderId, 'supplement-information'), supplement)).version).toBe(2);
  const answer = await sales.post(commandOf(orderId, 'pass-initial-review'), {
    input: {},
    expectedVersion: 1,
  });
  expect(problemIn(answer)).toMatchObject({
    status: 409,
    code: 'version-moved',
    changes: [{ version: 2, command: 'supplementInformation', by: 'salesperson' }],
  });
  const seen = await sales.post(commandOf(orderId, 'pass-initial-review'), { input: {}, expectedVersion: 2 });
  expect(orderIn(seen).stage).toBe('UNDER_REVIEW');
});

test('a command may say that it happened earlier, within what policy allows; the journal keeps both instants', async () => {
  const orderId = await received({ occurredAt: new Date(Date.now() - 120_000).toISOString() });
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  await sales.post(commandOf(orderId, 'pass-initial-review'), { input: {}, occurredAt });
  const timeline = timelinePage.parse((await sales.get(`/v1/orders/${orderId}/timeline`)).body);
  const entry = timeline.items.find((each) => each.command === 'passInitialReview');
  expect(Date.parse(entry?.occurredAt ?? '')).toBe(Date.parse(occurredAt));
  expect(Date.parse(entry?.recordedAt ?? '')).toBeGreaterThan(Date.parse(occurredAt) + 50_000);

  const other = await received();
  for (const ms of [-60 * 86_400_000, 86_400_000]) {
    const when = new Date(Date.now() + ms).toISOString();
    const refused = await sales.post(commandOf(other, 'reject-order'), {
      input: { reason: 'x' },
      occurredAt: when,
    });
    expect(problemIn(refused)).toMatchObject({ status: 422, errors: [{ path: 'occurredAt' }] });
  }
});

test('malformed input of a command is refused with 422 and every path; it reaches no order', async () => {
  const orderId = await received();
  const answer = await sales.post(commandOf(orderId, 'request-information'), {
    input: { gaps: [{ path: 'lines[0].model', reason: '', whose: 'NOBODY' }], note: 1 },
    lotId: 'lot one',
    expectedVersion: '1',
    force: true,
  });
  expect(
    problemIn(answer)
      .errors?.map((error) => error.path)
      .sort(),
  ).toEqual(
    ['expectedVersion', 'force', 'input.gaps[0].reason', 'input.gaps[0].whose', 'input.note', 'lotId'].sort(),
  );
  expect(orderIn(await sales.get(`/v1/orders/${orderId}`)).version).toBe(1);
});

test('an order, a command and a path that do not exist are answered alike with 404', async () => {
  const nobody = `ord_${'a'.repeat(26)}`;
  const answers = [
    await sales.get(`/v1/orders/${nobody}`),
    await sales.get(`/v1/orders/${nobody}/timeline`),
    await sales.post(commandOf(nobody, 'pass-initial-review'), { input: {} }),
    await sales.post(commandOf(await received(), 'make-coffee'), { input: {} }),
    await sales.post(commandOf(await received(), 'close-order'), { input: {} }),
    await sales.get('/v1/orders/1'),
    await sales.get('/v1/nothing'),
    await sales.get('/%E0%A4%A'),
  ];
  for (const answer of answers) expect(problemIn(answer)).toMatchObject({ status: 404, code: 'not-found' });
});

test('one command for many orders has a result for each, and a repeat gives none of them twice [I8]', async () => {
  const [first, second] = [await received(), await received()];
  const nobody = `ord_${'b'.repeat(26)}`;
  const body = {
    command: 'pass-initial-review',
    input: {},
    reason: '批量初审',
    targets: [{ orderId: first }, { orderId: nobody }, { orderId: second, expectedVersion: 0 }],
  };
  const key = randomUUID();
  const answer = await sales.post('/v1/commands', body, key);
  expect(answer.status).toBe(200);
  const results = z.array(z.looseObject({ status: z.int() })).parse(Object(answer.body)['results']);
  expect(results).toMatchObject([
    { orderId: first, status: 200, order: { stage: 'UNDER_REVIEW' } },
    { orderId: nobody, status: 404, problem: { code: 'not-found' } },
    { orderId: second, status: 409, problem: { code: 'version-moved' } },
  ]);
  const again = await sales.post('/v1/commands', body, key);
  expect(again.body).toEqual(answer.body);
  const timeline = timelinePage.parse((await sales.get(`/v1/orders/${first}/timeline`)).body);
  expect(timeline.items.filter((each) => each.command === 'passInitialReview')).toMatchObject([
    { reason: '批量初审' },
  ]);
});

test('a preview tells for each target what a command would do, and changes nothing', async () => {
  const [first, second] = [await received({ remarks: '加急' }), await received()];
  await sales.post(commandOf(second, 'reject-order'), { input: { reason: '撤单' } });
  const body = {
    command: 'passInitialReview',
    preview: true,
    targets: [{ orderId: first }, { orderId: second }],
  };
  const answer = await sales.post('/v1/commands', body);
  expect(answer.body).toMatchObject({
    results: [
      { status: 200, order: { stage: 'UNDER_REVIEW', version: 2 } },
      { status: 409, problem: { code: 'order-closed' } },
    ],
  });
  const [{ order: foreseen }] = Object(answer.body)['results'];
  expect(orderIn(await sales.get(`/v1/orders/${first}`)).version).toBe(1);
  const done = orderIn(await sales.post(commandOf(first, 'pass-initial-review'), { input: {} }));
  // The act starts one clock: in working time what is done a moment later is due a moment later.
  type Clocked = { clocks: { kind: string; due: string | null }[] };
  const isStarted = ({ kind }: { kind: string }) => kind === 'departmentReview';
  const dueOf = ({ clocks }: Clocked) => Date.parse(clocks.find(isStarted)?.due ?? '');
  const others = ({ clocks }: Clocked) => clocks.map((each) => [each.kind, isStarted(each) || each.due]);
  expect(others(done)).toEqual(others(foreseen));
  const laterMs = dueOf(done) - dueOf(foreseen);
  expect(laterMs).toBeGreaterThanOrEqual(0);
  expect(laterMs).toBeLessThan(60_000);
});

test('a bulk command checks every input before it gives any', async () => {
  const orderId = await received();
  const body = {
    command: 'rejectOrder',
    targets: [{ orderId, input: { reason: '撤单' } }, { orderId, input: { reason: 7 } }, { orderId }],
  };
  const answer = await sales.post('/v1/commands', body);
  expect(problemIn(answer).errors?.map((error) => error.path)).toEqual([
    'targets[1].input.reason',
    'input.reason',
  ]);
  const unknown = await sales.post('/v1/commands', { command: 'close-order', targets: [{ orderId }] });
  expect(problemIn(unknown)).toMatchObject({ status: 422, errors: [{ path: 'command' }] });
  expect(orderIn(await sales.get(`/v1/orders/${orderId}`)).version).toBe(1);
});
