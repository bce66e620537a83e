import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rebuildOrders } from '../../db/rebuild/rebuild-orders.ts';
import { journal } from '../../db/schema/journal.ts';
import { lots } from '../../db/schema/lots.ts';
import { orders } from '../../db/schema/orders.ts';
import { outbox } from '../../db/schema/outbox.ts';
import { stock } from '../../db/schema/stock.ts';
import { plainText } from '../../domain/notices/message-text.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { orderIn } from '../domain/bring-to.ts';
import { changed } from '../domain/change-driver.ts';
import type { OrderDriver } from '../domain/order-driver.ts';
import { dumpTables } from './table-dump.ts';
import { newOrderId, openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
beforeAll(async () => {
  company = await openTestCompany();
});
afterAll(() => company.close());
beforeEach(async () => {
  await company.database.db.update(stock).set({ onHand: '500', reserved: '0' });
});

/** Commits each entry by itself, as people act one after the other. */
async function keep(order: OrderDriver, upTo = order.journal.length): Promise<string> {
  const orderId = newOrderId();
  for (const entry of order.journal.slice(0, upTo)) await keepEntry(orderId, entry);
  return orderId;
}

async function keepEntry(orderId: string, entry: OrderDriver['journal'][number]): Promise<void> {
  const entries = JSON.parse(JSON.stringify([entry])) as [typeof entry];
  const result = await company.commit({ orderId, afterVersion: entry.version - 1, entries });
  if (!result.committed) throw new Error(JSON.stringify(result));
}

async function reserved(): Promise<string | undefined> {
  const [found] = await company.database.db.select().from(stock).where(eq(stock.productCode, 'P-1'));
  return found?.reserved;
}

function partlyFromStock(): OrderDriver {
  const order = orderIn('RELEASED');
  order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
  return order;
}

test('goods that a change no longer wants go back to stock, and a lot that falls away leaves the tables; a rebuild agrees [CHANGE-06 I1]', async () => {
  const order = partlyFromStock();
  const taken = order.journal.length;
  changed(order, { lines: [{ line: 1, quantity: '12' }] });
  const orderId = await keep(order, taken);
  expect(await reserved()).toBe('30.000');
  for (const entry of order.journal.slice(taken)) await keepEntry(orderId, entry);
  expect(await reserved()).toBe('12.000');
  const { db } = company.database;
  const rows = await db.select().from(lots).where(eq(lots.orderId, orderId));
  expect(rows.map(({ lotId, lines }) => [lotId, lines])).toEqual([['L2', [{ line: 1, quantity: '12' }]]]);
  const before = await dumpTables(company.database);
  await rebuildOrders(company.database);
  expect(await dumpTables(company.database)).toEqual(before);
});

test('data, lots and messages to the departments are written by the one commit that applies a change, or not at all [CHANGE-06]', async () => {
  const order = changed(partlyFromStock(), { lines: [{ line: 1, specification: '12kV' }] });
  const last = order.journal.at(-1);
  if (last?.command !== 'applyChange') throw new Error('the change was not applied last');
  const orderId = await keep(order, order.journal.length - 1);
  const { db } = company.database;
  const told = () =>
    db
      .select()
      .from(outbox)
      .where(and(eq(outbox.orderId, orderId), eq(outbox.kind, 'CHANGE_APPLIED')));
  expect(await told()).toEqual([]);
  await keepEntry(orderId, last);
  const rows = await told();
  const people = [...new Set(rows.map(({ personId }) => personId).filter((id) => id !== null))];
  const departments = await company.database.sql<{ department: string }[]>`
    select distinct department from dueline.people where person_id in ${company.database.sql(people)} order by 1`;
  expect(departments.map(({ department }) => department)).toEqual([
    'FINANCE',
    'LOGISTICS',
    'PROCUREMENT',
    'PRODUCTION',
    'QUALITY',
    'WAREHOUSE',
  ]);
  const [row] = rows;
  const notice = noticeSchema.parse({ ...row?.payload, kind: row?.kind });
  const text = plainText(renderNotice(notice, 'zh', 'https://x'));
  expect(text).toContain('第 1 行规格：10kV → 12kV');
  expect(text).toContain('批次 L2：重新核查库存');
  const [stored] = await db.select().from(orders).where(eq(orders.orderId, orderId));
  expect(stored?.state.revision).toBe(2);
  const [kept] = await db
    .select()
    .from(journal)
    .where(and(eq(journal.orderId, orderId), eq(journal.version, last.version)));
  expect(kept?.command).toBe('applyChange');
});
