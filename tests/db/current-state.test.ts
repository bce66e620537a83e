import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockPauses } from '../../db/schema/clock-pauses.ts';
import { clocks } from '../../db/schema/clocks.ts';
import { lots } from '../../db/schema/lots.ts';
import { orderLines } from '../../db/schema/order-lines.ts';
import { orders } from '../../db/schema/orders.ts';
import { stageVisits } from '../../db/schema/stage-visits.ts';
import { stock } from '../../db/schema/stock.ts';
import { stockReservations } from '../../db/schema/stock-reservations.ts';
import { tasks } from '../../db/schema/tasks.ts';
import type { OrderDetails } from '../../domain/order/details.ts';
import { DrivenOrder } from './driven-order.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let db: TestCompany['database']['db'];
beforeAll(async () => {
  company = await openTestCompany();
  db = company.database.db;
});
afterAll(() => company.close());

const details: OrderDetails = {
  channel: 'PHONE',
  externalNumber: 'TEL-1',
  customer: { customerId: 'CUS-004', name: '山东鲁北精密机械有限公司', contact: '孙晓明 13605310004' },
  lines: [
    {
      line: 1,
      productCode: 'ZX-4520',
      productName: '机床主轴',
      specification: 'Φ45×520',
      model: 'ZX-4520',
      quantity: '100',
      unit: '根',
      unitPrice: { amount: '2450.00', currency: 'CNY' },
    },
  ],
  paymentMethod: 'MONTHLY',
  deliveryAddress: '山东省济南市历城区工业北路88号',
};

const receipt = {
  details,
  facts: { vip: false, customerVerified: true, frameContract: false, lines: [] },
  fingerprint: 'f',
  policyVersion: 'default-1',
  calendarId: 'company',
  calendarVersion: 1,
};

describe('an order that waits for its customer and is then reviewed too late', () => {
  let order: DrivenOrder;
  // A Monday; no holiday in the two weeks that follow.
  beforeAll(async () => {
    order = new DrivenOrder(company.commit);
    await order.give('2025-11-03T10:00:00+08:00', 'SALESPERSON', 'receiveOrder', receipt);
    await order.give('2025-11-04T15:00:00+08:00', 'SALESPERSON', 'supplementInformation', {
      supplement: { deliveryDate: '2025-12-19' },
      source: 'phone',
    });
    await order.give('2025-11-07T11:00:00+08:00', 'SALESPERSON', 'passInitialReview', {});
  });

  test('keeps every clock with its due instant, its pause and whether it was late [SLA-10 SLA-12 I6]', async () => {
    const rows = await db
      .select()
      .from(clocks)
      .where(eq(clocks.orderId, order.state.orderId))
      .orderBy(asc(clocks.anchorAt), asc(clocks.clockId));
    expect(rows.map((row) => [row.clockId, row.dueAt, row.stoppedAt, row.late, row.overdue])).toEqual([
      ['infoSupplement#1', '2025-11-05T02:00:00.000Z', '2025-11-04T07:00:00.000Z', false, false],
      // One working day, all of it left when the customer answered on Tuesday at 15:00.
      ['initialReview#1', '2025-11-05T07:00:00.000Z', '2025-11-07T03:00:00.000Z', true, true],
      ['departmentReview#1', '2025-11-10T03:00:00.000Z', null, null, false],
    ]);
    expect(rows.map((row) => row.nextRungAt)).toEqual([null, null, expect.stringContaining('2025-11-')]);
    const pauses = await db.select().from(clockPauses).where(eq(clockPauses.orderId, order.state.orderId));
    expect(pauses).toEqual([
      {
        orderId: order.state.orderId,
        clockId: 'initialReview#1',
        version: 1,
        reason: 'AWAITING_INFO',
        pausedAt: '2025-11-03T02:00:00.000Z',
        resumedAt: '2025-11-04T07:00:00.000Z',
        dueBefore: '2025-11-04T02:00:00.000Z',
        dueAfter: '2025-11-05T07:00:00.000Z',
      },
    ]);
  });

  test('keeps every stay in a stage from when to when [SLA-12]', async () => {
    const rows = await db
      .select()
      .from(stageVisits)
      .where(eq(stageVisits.orderId, order.state.orderId))
      .orderBy(asc(stageVisits.version), asc(stageVisits.ordinal));
    expect(rows.map((row) => [row.stage, row.department, row.enteredAt, row.leftAt])).toEqual([
      ['RECEIVED', 'SALES', '2025-11-03T02:00:00.000Z', '2025-11-03T02:00:00.000Z'],
      ['AWAITING_INFO', 'SALES', '2025-11-03T02:00:00.000Z', '2025-11-04T07:00:00.000Z'],
      ['RECEIVED', 'SALES', '2025-11-04T07:00:00.000Z', '2025-11-07T03:00:00.000Z'],
      ['UNDER_REVIEW', 'CONTRACT_ORDER', '2025-11-07T03:00:00.000Z', null],
    ]);
  });

  test('shows the open tasks with who may do them, since when and until when', async () => {
    const rows = await db
      .select()
      .from(tasks)
      .where(eq(tasks.orderId, order.state.orderId))
      .orderBy(asc(tasks.taskId));
    expect(rows.map((row) => [row.command, row.department, row.openedAt, row.dueAt])).toEqual([
      ['recordReview', 'FINANCE', '2025-11-07T03:00:00.000Z', '2025-11-10T03:00:00.000Z'],
      ['recordReview', 'PROCUREMENT', '2025-11-07T03:00:00.000Z', '2025-11-10T03:00:00.000Z'],
      ['recordReview', 'PRODUCTION', '2025-11-07T03:00:00.000Z', '2025-11-10T03:00:00.000Z'],
    ]);
    expect(rows[0]?.roles).toContain('ACCOUNTANT');
  });

  test('shows the order as people list it, with its lines', async () => {
    const [row] = await db.select().from(orders).where(eq(orders.orderId, order.state.orderId));
    expect(row).toMatchObject({
      stage: 'UNDER_REVIEW',
      department: 'CONTRACT_ORDER',
      overdue: false,
      dueAt: '2025-11-10T03:00:00.000Z',
      channel: 'PHONE',
      externalNumber: 'TEL-1',
      customerId: 'CUS-004',
      totalAmount: '245000.00',
      deliveryDate: '2025-12-19',
      receivedAt: '2025-11-03T02:00:00.000Z',
      enteredBy: 'SALESPERSON',
      updatedAt: '2025-11-07T03:00:00.000Z',
      closedAt: null,
    });
    const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, order.state.orderId));
    expect(line).toMatchObject({
      line: 1,
      productCode: 'ZX-4520',
      quantity: '100.000',
      unitPrice: '2450.00',
    });
  });
});

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
