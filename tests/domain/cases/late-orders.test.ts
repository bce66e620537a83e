import { describe, expect, test } from 'vitest';
import { overdueFlags } from '../../../domain/cases/overdue-flags.ts';
import { type LateClock, overdueOpening, overdueTypeOf } from '../../../domain/cases/overdue-opening.ts';
import { type Clock, type ClockKind, clockKinds } from '../../../domain/order/clock.ts';
import { orderIn } from '../bring-to.ts';

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
