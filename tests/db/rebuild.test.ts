import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { commitLife, randomLives } from './order-lives.ts';
import { dumpTables } from './table-dump.ts';
import { tamper } from './tamper.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
  for (const life of randomLives(15, 3)) await commitLife(company.commit, newOrderId(), life);
});
afterAll(() => company.close());

test('rebuilding from the journal gives every table exactly the rows it had, and leaves the journal alone [I1]', async () => {
  const { database } = company;
  const before = await dumpTables(database);
  for (const [table, rows] of Object.entries(before)) expect(rows.length, table).toBeGreaterThan(0);
  const journal = await database.sql`select order_id, version, hash from dueline.journal order by 1, 2`;

  await database.sql`update dueline.clocks set due_at = due_at + interval '1 day'`;
  await database.sql`update dueline.orders set stage = 'ARCHIVED', state = '{}'`;
  await database.sql`delete from dueline.tasks`;
  await database.sql`insert into dueline.order_search (order_id, content, grams) values ('stray', '', '{}')`;

  expect(await rebuildOrders(database)).toEqual({ orders: 15, cases: 0, entries: journal.length });
  expect(await dumpTables(database)).toEqual(before);
  expect(await database.sql`select order_id, version, hash from dueline.journal order by 1, 2`).toEqual(
    journal,
  );
});

test('an order whose row is lost comes back from its journal [I1]', async () => {
  const { database } = company;
  const before = await dumpTables(database);
  await database.sql`delete from dueline.orders`;
  await rebuildOrders(database);
  expect(await dumpTables(database)).toEqual(before);
});

test('a journal that was tampered with is not built upon, and nothing changes [AUDIT-01]', async () => {
  const { database } = company;
  const before = await dumpTables(database);
  const [last] = await database.sql<{ order_id: string; version: number }[]>`
    select order_id, version from dueline.orders where version > 3 limit 1`;
  if (last === undefined) throw new Error('no order is long enough');
  await tamper(database, async (sql) => {
    await sql`delete from dueline.journal where order_id = ${last.order_id} and version = ${last.version}`;
  });
  await expect(rebuildOrders(database)).rejects.toThrow(/CUT_TAIL.*Nothing was rebuilt/);
  expect(await dumpTables(database)).toEqual(before);
});
