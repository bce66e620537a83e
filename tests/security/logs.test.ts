import { DrizzleQueryError } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loggableError } from '../../db/errors/loggable-error.ts';
import { createWorkerLog } from '../../scripts/stack/worker-log.ts';
import { type ApiStack, orderBody, startApiStack } from '../api/api-stack.ts';

const marks = ['王秘密', 'SECRET-MARK', 'li.wei@example.com'];
const said = marks.join(' ');
let api: ApiStack;

beforeAll(async () => {
  api = await startApiStack({ logLevel: 'trace' });
});
afterAll(() => api.close());

function told(text: string): string[] {
  return marks.filter((mark) => text.includes(mark));
}

test('of an error, a log has kind, code and place, never the words that repeat what was written [S10]', () => {
  const database = Object.assign(new Error(`duplicate key (${said})`), {
    name: 'PostgresError',
    code: '23505',
    detail: said,
    constraint_name: 'customers_pkey',
  });
  const query = new DrizzleQueryError(`insert into customers ${said}`, [said], database);
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5433'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  const facts = loggableError(query);
  expect(facts).toMatchObject({
    code: '23505',
    constraint: 'customers_pkey',
    causes: ['PostgresError 23505'],
  });
  expect(facts.stack).toMatch(/logs\.test\.ts/);
  expect(loggableError(new Error('away', { cause: refused })).message).toBe(refused.message);
  const others = [
    new SyntaxError(`Unexpected token in "${said}"\n    at ${said} (x:1)`),
    Object.assign(new Error(said), { name: said, code: said }),
    said,
    { message: said },
    undefined,
  ];
  expect(told(JSON.stringify([facts, ...others.map(loggableError)]))).toEqual([]);
});

test('the worker writes names of things and not the words of failures [S10]', () => {
  const lines: string[] = [];
  const log = createWorkerLog('info', { write: (line) => void lines.push(line) });
  log.warn(`Error while processing ActivityTask.start: ${said}`, {
    workflowId: 'order/ord_1',
    error: new Error(said),
    failure: { message: said },
    details: [said],
  });
  expect(told(lines.join())).toEqual([]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    workflowId: 'order/ord_1',
    msg: 'Error while processing ActivityTask.start',
    err: { type: 'Error' },
  });
});

test('whatever people put into paths, queries, headers and bodies, no line of the log has it [S10]', async () => {
  const sales = await api.as('SALESPERSON');
  const text = encodeURIComponent(said);
  const made = await sales.post('/v1/orders', orderBody({ remarks: said, deliveryAddress: said }));
  expect(made.status).toBe(201);
  const { orderId } = Object(made.body);
  await sales.get(`/v1/orders?q=${text}`);
  await sales.get(`/v1/customers/${text}`);
  await sales.get(`/v1/${text}`);
  await sales.post('/v1/orders', `{"${said}`);
  await sales.post('/v1/orders', { [said]: said });
  await sales.post(`/v1/orders/${orderId}/commands/reject-order`, { input: { reason: said } });
  await api.sender('SECRET-MARK-as-a-key').get('/v1/me');
  await api.app.inject({
    url: '/v1/me',
    headers: { cookie: `dueline_session=${text}`, 'x-request-id': said },
  });
  const { sql } = api.stack.database;
  await sql.unsafe(`alter table dueline.customers rename to hidden_customers`);
  const failed = await sales.post('/v1/orders', orderBody({ remarks: said }));
  await sql.unsafe(`alter table dueline.hidden_customers rename to customers`);
  expect(failed.status).toBe(500);
  expect(told(failed.text)).toEqual([]);

  const log = api.logLines.join('');
  expect([...told(log), ...(log.includes(text) ? [text] : [])]).toEqual([]);
  expect(log).toContain('request failed');
  expect(log).toContain(orderId);
});
