import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../api/app.ts';
import { claimImport, leaveImport } from '../../db/imports/claim-import.ts';
import { settleOrders } from '../../db/imports/settle-orders.ts';
import { type ApiStack, type Sender, startApiStack } from '../api/api-stack.ts';
import { importIn, rowsOf, sendSheet, usualHeadings, usualRow, workbook } from './sheets.ts';

let api: ApiStack;
let sales: Sender;

beforeAll(async () => {
  // The API of this stack looks so rarely that it is the other one below that goes on.
  api = await startApiStack({}, { importLook: 600_000, importLease: 3_000 });
  sales = await api.as('SALESPERSON');
});
afterAll(() => api.close());

const now = () => new Date().toISOString();
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Holds every import of the stack's own API back, so that a test says who works on it. */
async function sendHeldBack(rows: Parameters<typeof workbook>[0]) {
  const { sql } = api.stack.database;
  await sql`create or replace function hold_back() returns trigger language plpgsql as
    $$ begin new.lease_until := now() + interval '1 hour'; return new; end $$`;
  await sql`create or replace trigger hold_back before insert on order_imports for each row execute function hold_back()`;
  const sent = importIn(await sendSheet(api.app, sales, await workbook([usualHeadings, ...rows])));
  await sql`drop trigger hold_back on order_imports`;
  return sent;
}

test('an import whose process was killed is taken up by another when its lease ends: no order is lost, none is received twice [INTAKE-11]', async () => {
  const { database } = api.stack;
  const rows = [
    usualRow('KILL-1'),
    usualRow('', { 1: null }),
    usualRow('KILL-3'),
    usualRow('', { 1: null, 4: 7 }),
  ];
  const { importId } = await sendHeldBack(rows);
  // The first one dies after it has received two orders and written down what became of one.
  await leaveImport(database, importId, { until: null, heldUpBy: null });
  const first = await buildApp({ ...api.deps, waits: { importLook: 600_000, importLease: 3_000 } });
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state)
    .toBe('DONE');
  await first.close();
  const before = await rowsOf(sales, importId);
  await database.sql`update order_import_rows set state = 'PENDING', order_id = null, order_number = null
    where import_id = ${importId} and row in (3, 4, 5)`;
  await database.sql`update order_imports set state = 'RUNNING', ended_at = null, lease_until = ${inMs(3_600_000)}
    where import_id = ${importId}`;
  const [orders] = await database.sql<{ count: number }[]>`select count(*)::int as count from orders`;

  const second = await buildApp({ ...api.deps, waits: { importLook: 300, importLease: 3_000 } });
  const early = importIn(await sales.get(`/v1/order-imports/${importId}`));
  expect([early.state, early.counts.PENDING]).toEqual(['RUNNING', 3]);
  await database.sql`update order_imports set lease_until = ${inMs(-1)} where import_id = ${importId}`;
  await expect
    .poll(async () => importIn(await sales.get(`/v1/order-imports/${importId}`)).state)
    .toBe('DONE');
  await second.close();

  const after = await rowsOf(sales, importId);
  expect(after.map(({ orderNumber, state }) => [orderNumber, state])).toEqual(
    before.map(({ orderNumber, state }) => [orderNumber, state]),
  );
  expect(await database.sql`select count(*)::int as count from orders`).toEqual([orders]);
}, 120_000);

test('of several processes one works on an import; what a slower one writes late changes nothing', async () => {
  const { database } = api.stack;
  const { importId } = await sendHeldBack([usualRow('TWO-1')]);
  await leaveImport(database, importId, { until: null, heldUpBy: null });
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => claimImport(database, { now: now(), leaseUntil: inMs(60_000) })),
  );
  expect(claims.filter((claim) => claim?.importId === importId)).toHaveLength(1);
  const outcome = { orderRow: 2, orderId: null, orderNumber: null, problems: [], waitsFor: [] };
  await settleOrders(database, importId, [{ ...outcome, state: 'OK' }]);
  await settleOrders(database, importId, [{ ...outcome, state: 'REFUSED' }]);
  expect((await rowsOf(sales, importId)).map(({ state }) => state)).toEqual(['OK']);
});
