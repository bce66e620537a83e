import { and, asc, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockPauses } from '../../db/schema/clock-pauses.ts';
import { clocks } from '../../db/schema/clocks.ts';
import { orderLines } from '../../db/schema/order-lines.ts';
import { orders } from '../../db/schema/orders.ts';
import { stageVisits } from '../../db/schema/stage-visits.ts';
import { tasks } from '../../db/schema/tasks.ts';
import { isStageClock } from '../../domain/order/clock-control.ts';
import { DrivenOrder } from './driven-order.ts';
import { receipt } from './receipt.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let db: TestCompany['database']['db'];
beforeAll(async () => {
  company = await openTestCompany();
  db = company.database.db;
});
afterAll(() => company.close());

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
    const ofStages = rows.filter((row) => isStageClock(row.kind));
    expect(ofStages.map((row) => [row.clockId, row.dueAt, row.stoppedAt, row.late, row.overdue])).toEqual([
      ['infoSupplement#1', '2025-11-05T02:00:00.000Z', '2025-11-04T07:00:00.000Z', false, false],
      // One working day, all of it left when the customer answered on Tuesday at 15:00.
      ['initialReview#1', '2025-11-05T07:00:00.000Z', '2025-11-07T03:00:00.000Z', true, true],
      ['departmentReview#1', '2025-11-10T03:00:00.000Z', null, null, false],
    ]);
    expect(rows.find((row) => row.kind === 'confirmationOuter')).toMatchObject({
      // Two working days, less the wait for the customer.
      dueAt: '2025-11-06T07:00:00.000Z',
      overdue: true,
    });
    expect(ofStages.map((row) => row.nextRungAt)).toEqual([null, null, expect.stringContaining('2025-11-')]);
    const pauses = await db.select().from(clockPauses).where(eq(clockPauses.orderId, order.state.orderId));
    expect(pauses.filter((row) => row.clockId === 'initialReview#1')).toEqual([
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
      .where(and(eq(tasks.orderId, order.state.orderId), ne(tasks.command, 'acknowledgeOrder')))
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
      // The outer limit of the confirmation has passed.
      overdue: true,
      dueAt: '2025-11-06T07:00:00.000Z',
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
