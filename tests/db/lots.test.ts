import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lots } from '../../db/schema/lots.ts';
import { orders } from '../../db/schema/orders.ts';
import { stock } from '../../db/schema/stock.ts';
import { stockReservations } from '../../db/schema/stock-reservations.ts';
import { DrivenOrder } from './driven-order.ts';
import { details, receipt } from './receipt.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let db: TestCompany['database']['db'];
beforeAll(async () => {
  company = await openTestCompany();
  db = company.database.db;
});
afterAll(() => company.close());

describe('an order whose goods part', () => {
  let order: DrivenOrder;
  beforeAll(async () => {
    order = new DrivenOrder(company.commit);
    const complete = {
      ...receipt,
      details: { ...details, deliveryDate: '2025-12-19', externalNumber: 'TEL-2' },
    };
    await order.give('2025-11-03T10:00:00+08:00', 'SALESPERSON', 'receiveOrder', complete);
    await order.give('2025-11-03T11:00:00+08:00', 'SALESPERSON', 'passInitialReview', {});
    const reviewers = [
      ['ACCOUNTANT', 'FINANCE'],
      ['PRODUCTION_MANAGER', 'PRODUCTION'],
      ['BUYER', 'PROCUREMENT'],
    ] as const;
    for (const [role, department] of reviewers) {
      await order.give('2025-11-03T11:00:00+08:00', role, 'recordReview', { department, result: 'PASS' });
    }
    const total = { amount: '245000.00', currency: 'CNY' } as const;
    const at = '2025-11-03T14:00:00+08:00';
    await order.give(at, 'SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' });
    await order.give(at, 'SALESPERSON', 'issueQuotation', { quotationNumber: 'Q', total });
    await order.give(at, 'SALESPERSON', 'signContract', { contractNumber: 'K', customerSignedBy: '孙晓明' });
    await order.give(at, 'LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' });
    await order.give(at, 'SALESPERSON', 'releaseOrder', {});
    await db.insert(stock).values({ productCode: 'ZX-4520', onHand: '30', reserved: '0' });
    await order.give('2025-11-03T15:00:00+08:00', 'WAREHOUSE_KEEPER', 'checkStock', {
      fromStock: [{ line: 1, quantity: '30' }],
    });
  });

  test('has a row for each lot, and shows the stage of the one that is least advanced [MAT-02 MAT-03]', async () => {
    const rows = await db
      .select()
      .from(lots)
      .where(eq(lots.orderId, order.state.orderId))
      .orderBy(asc(lots.lotId));
    expect(rows).toMatchObject([
      {
        lotId: 'L1',
        stage: 'PLANNING',
        department: 'PLANNING',
        lines: [{ line: 1, quantity: '70' }],
        source: 'PRODUCTION',
      },
      {
        lotId: 'L2',
        stage: 'READY_TO_SHIP',
        splitFrom: 'L1',
        lines: [{ line: 1, quantity: '30' }],
        source: 'STOCK',
      },
    ]);
    const [row] = await db.select().from(orders).where(eq(orders.orderId, order.state.orderId));
    expect(row).toMatchObject({ ownStage: 'IN_FULFILMENT', stage: 'PLANNING', department: 'PLANNING' });
    expect(row?.dueAt).toBe(rows.map((lot) => lot.dueAt ?? '').sort()[0]);
  });

  test('keeps what it took from stock', async () => {
    const rows = await db
      .select()
      .from(stockReservations)
      .where(eq(stockReservations.orderId, order.state.orderId));
    expect(rows).toMatchObject([{ lotId: 'L2', line: 1, productCode: 'ZX-4520', quantity: '30.000' }]);
    const [goods] = await db.select().from(stock).where(eq(stock.productCode, 'ZX-4520'));
    expect(goods).toMatchObject({ onHand: '30.000', reserved: '30.000' });
  });
});
