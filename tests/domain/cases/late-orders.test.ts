import { describe, expect, test } from 'vitest';
import { overdueFlags } from '../../../domain/cases/overdue-flags.ts';
import { type LateClock, overdueOpening, overdueTypeOf } from '../../../domain/cases/overdue-opening.ts';
import { overdueRecord } from '../../../domain/cases/overdue-record.ts';
import { type Clock, type ClockKind, clockKinds } from '../../../domain/order/clock.ts';
import { orderIn } from '../bring-to.ts';
import { analysis, CaseDriver, lateDelivery, measure, overdueAt } from './case-driver.ts';

const now = '2025-10-13T17:00:00+08:00';

/** Kinds of clock whose lateness is ruled so, in the order in which clocks are listed. */
const ruled = (type: ReturnType<typeof overdueTypeOf>) =>
  clockKinds.filter((kind) => overdueTypeOf(kind) === type);

describe('a late clock', () => {
  test('is a late delivery, a late production or a late stage [OVERDUE-01]', () => {
    expect(ruled('DELIVERY_OVERDUE')).toEqual(['delivery', 'promisedDelivery']);
    expect(ruled('PRODUCTION_OVERDUE')).toEqual(['production']);
    expect(ruled('STAGE_OVERDUE')).toEqual([
      'initialReview',
      'departmentReview',
      'departmentConfirmation',
      'release',
      'stockCheck',
      'productionPlan',
      'materialArrival',
      'countersignature',
      'inspection',
      'rectification',
      'shippingArrangement',
      'deliveryException',
      'settlementStart',
      'archive',
    ]);
  });

  test('is no overdue order where the customer owes, a target is missed or a case is late [OVERDUE-01]', () => {
    const none: ClockKind[] = [
      'contractSigning',
      'acceptance',
      'payment',
      'infoSupplement',
      'customerDecision',
    ];
    for (const kind of [
      ...none,
      'confirmationTarget',
      'preliminarySchedule',
      'caseAnalysis',
      'rework',
    ] as const) {
      expect(overdueTypeOf(kind), kind).toBeUndefined();
    }
  });

  test('opens a case with its department, order, lot and instant, told in both languages', () => {
    const late: LateClock = {
      orderId: 'ord_7',
      orderNumber: 'SO-7',
      clockId: 'L2.production#1',
      kind: 'production',
      lotId: 'L2',
      owner: 'PRODUCTION',
      dueAt: '2025-10-24T18:00:00+08:00',
    };
    const opening = overdueOpening(late, 'ord_7/L2.production#1');
    expect(opening).toMatchObject({
      kind: 'OVERDUE',
      type: 'PRODUCTION_OVERDUE',
      department: 'PRODUCTION',
      source: 'ord_7/L2.production#1',
    });
    expect(opening?.orders).toStrictEqual([
      {
        orderId: 'ord_7',
        orderNumber: 'SO-7',
        clockId: 'L2.production#1',
        lateSince: '2025-10-24T18:00:00+08:00',
        dueAt: '2025-10-24T18:00:00+08:00',
        lotId: 'L2',
      },
    ]);
    expect(opening?.description).toMatch(/^SO-7：\p{Script=Han}+逾期 · [A-Z][a-z ]+ overdue$/u);
    const { lotId: _lotId, ...whole } = late;
    expect(overdueOpening({ ...whole, kind: 'promisedDelivery' }, 'x')?.orders[0]).not.toHaveProperty(
      'lotId',
    );
    expect(overdueOpening({ ...whole, kind: 'payment' }, 'x')).toBeUndefined();
  });
});

describe('the flags of an order', () => {
  const clock = (kind: ClockKind, lotId?: string): Clock => {
    const base = orderIn('IN_PRODUCTION').passUntil('2025-10-27T09:00:00+08:00').clock('production', 'L1');
    const { lotId: _lot, ...rest } = base;
    return { ...rest, kind, clockId: `${kind}#1`, ...(lotId === undefined ? {} : { lotId }) };
  };
  const order = orderIn('IN_PRODUCTION').state;
  const flags = (clocks: Clock[], orderKind?: 'SERVICE' | 'PURCHASE' | 'PRODUCTION') =>
    overdueFlags({
      clocks,
      details: orderKind === undefined ? order.details : { ...order.details, orderKind },
    });

  test('come with the worst first: delivery, production, stage [OVERDUE-01]', () => {
    const late = [clock('inspection', 'L2'), clock('production', 'L1'), clock('promisedDelivery')];
    expect(flags(late).map(({ type }) => type)).toEqual([
      'DELIVERY_OVERDUE',
      'PRODUCTION_OVERDUE',
      'STAGE_OVERDUE',
    ]);
    expect(flags(late.toReversed()).map(({ clockId }) => clockId)).toEqual([
      'promisedDelivery#1',
      'production#1',
      'inspection#1',
    ]);
  });

  test('name lot and instant; a missed target or a waiting customer is none [OVERDUE-01]', () => {
    expect(flags([clock('promisedDelivery')])).toStrictEqual([
      {
        type: 'DELIVERY_OVERDUE',
        clockId: 'promisedDelivery#1',
        since: '2025-10-24T18:00:00+08:00',
        of: 'SALES_ORDER',
      },
    ]);
    expect(flags([clock('production', 'L2')])[0]).toMatchObject({ lotId: 'L2', of: 'PRODUCTION_ORDER' });
    expect(flags([clock('confirmationTarget'), clock('payment'), clock('rework')])).toEqual([]);
  });

  test('say which of the company is late: its own kind of order, or what is bought or made for it [OVERDUE-02]', () => {
    const of = (kind: ClockKind, orderKind?: Parameters<typeof flags>[1]) =>
      flags([clock(kind)], orderKind)[0]?.of;
    expect(of('release')).toBe('SALES_ORDER');
    expect(of('release', 'SERVICE')).toBe('SERVICE_ORDER');
    expect(of('release', 'PURCHASE')).toBe('PURCHASE_ORDER');
    expect(of('release', 'PRODUCTION')).toBe('PRODUCTION_ORDER');
    expect(of('materialArrival', 'SERVICE')).toBe('PURCHASE_ORDER');
    for (const kind of ['productionPlan', 'countersignature', 'inspection', 'rectification'] as const) {
      expect(of(kind, 'SERVICE'), kind).toBe('PRODUCTION_ORDER');
    }
  });
});

describe('the record of an overdue order', () => {
  const [late] = lateDelivery.orders;
  if (late === undefined) throw new Error('no order');

  test('counts whole days from the due instant, and none before it [OVERDUE-15]', () => {
    const { state } = overdueAt('OPENED');
    const days = (at: string) => overdueRecord(state, at)[0]?.daysOverdue;
    expect(days('2025-10-09T16:59:59+08:00')).toBe(0);
    expect(days('2025-10-09T17:00:00+08:00')).toBe(1);
    expect(days('2025-10-01T17:00:00+08:00')).toBe(0);
  });

  test('names what was late by the clock of the order or of its lot, whatever its cycle [OVERDUE-15]', () => {
    const record = (clockId: string) => {
      const orders = [{ ...late, clockId }];
      return overdueRecord(
        new CaseDriver().give('openCase', { ...lateDelivery, orders }, 'SALESPERSON').state,
        now,
      )[0];
    };
    expect(record('L12.delivery#10')?.stage).toBe('delivery');
    expect(record('production#2')?.stage).toBe('production');
    expect(record('nonsense#1')).not.toHaveProperty('stage');
  });

  test('of an order that joined later has no days and no stage of its own, and each order has one [OVERDUE-15]', () => {
    const driver = overdueAt('OPENED');
    driver.give('addOrders', { orders: [{ orderId: 'ord_2', orderNumber: 'SO-2' }] }, 'SALESPERSON');
    expect(overdueRecord(driver.state, now)).toStrictEqual([
      {
        orderId: 'ord_1',
        orderNumber: 'SO-2025-000001',
        daysOverdue: 5,
        stage: 'promisedDelivery',
        department: 'SALES',
        measures: [],
        accountability: [],
      },
      {
        orderId: 'ord_2',
        orderNumber: 'SO-2',
        daysOverdue: 0,
        department: 'SALES',
        measures: [],
        accountability: [],
      },
    ]);
  });

  test('takes the primary of several causes, and its department [OVERDUE-03]', () => {
    const causes = [
      { cause: 'LOGISTICS', department: 'LOGISTICS' },
      { cause: 'PRODUCTION', department: 'PRODUCTION', primary: true },
    ] as const;
    const driver = overdueAt('OPENED').give(
      'recordAnalysis',
      { ...analysis, causes: [...causes] },
      'SALESPERSON',
    );
    driver.give('agreeMeasure', measure, 'SALESPERSON');
    expect(overdueRecord(driver.state, now)[0]).toMatchObject({
      cause: { cause: 'PRODUCTION' },
      department: 'PRODUCTION',
      measures: [{ measureId: 'M1' }],
    });
  });
});
