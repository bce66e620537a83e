import { describe, expect, test } from 'vitest';
import { stagesAhead } from '../../domain/course/stages-ahead.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { cancel, cancelled } from './cancelled-order.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

/** What is still to come at an instant, or now, as `lot STAGE day time`. */
function ahead({ state, policy, calendars, now }: OrderDriver, at = now): string[] {
  return stagesAhead(state, { policy, calendars, now: at }).map(({ stage, lotId, plannedAt }) =>
    [...(lotId === undefined ? [] : [lotId]), stage, plannedAt.slice(0, 10), plannedAt.slice(11, 16)].join(
      ' ',
    ),
  );
}

/** 40 of 100 cabinets are in inspection as L2, the others in production as L1. */
function inTwoLots(): OrderDriver {
  const order = orderIn('IN_PRODUCTION');
  const finished = [{ line: 1, quantity: '40' }];
  order.give('completeProduction', { finished }, 'PRODUCTION_SUPERVISOR');
  return order;
}

describe('the way that is left', () => {
  test('gives every stage its whole time after the one before, rest days and holidays left out [TRACK-06]', () => {
    // Thursday, 10:00: the initial review is due on Friday; Saturday the 11th is worked.
    expect(ahead(received())).toEqual([
      'UNDER_REVIEW 2025-10-11 10:00',
      'QUOTED 2025-10-17 10:00',
      'CONTRACTED 2025-10-17 11:00',
      'CONFIRMED 2025-10-20 11:00',
      'RELEASED 2025-10-20 12:00',
      'PLANNING 2025-10-22 13:00',
      'PLANNED 2025-10-23 13:00',
      // No plan says yet how long it takes to make.
      'IN_PRODUCTION 2025-10-23 13:00',
      'IN_QC 2025-10-24 13:00',
      'STOCKED_IN 2025-10-24 13:00',
      'READY_TO_SHIP 2025-10-27 13:00',
      // On the day that the customer wants it.
      'SHIPPED 2025-11-14 18:00',
      'DELIVERED 2025-11-20 09:00',
      'LOT_ACCEPTED 2025-11-20 09:00',
      'ACCEPTED 2025-11-25 09:00',
      'SETTLING 2025-12-25 09:00',
      'SETTLED 2025-12-25 09:00',
      // New Year is no working day, the Sunday after it is.
      'CLOSED 2026-01-04 09:00',
      'ARCHIVED 2026-01-04 09:00',
    ]);
  });

  test('begins where the present stage ends, and that is now once its time is over', () => {
    const order = orderIn('UNDER_REVIEW');
    // Due on Friday; five working days later, Saturday the 11th among them.
    expect(ahead(order)[0]).toBe('QUOTED 2025-10-16 10:00');
    expect(ahead(order, '2025-10-10T10:00:00+08:00')[0]).toBe('QUOTED 2025-10-16 10:00');
    expect(ahead(order, '2025-10-10T15:00:00+08:00')[0]).toBe('QUOTED 2025-10-16 15:00');
  });

  test('is told of each lot by its own deadline, and of the order from the last of them on', () => {
    const order = inTwoLots();
    order
      .at('2025-10-13T10:00:00+08:00')
      .give('completeProduction', {}, 'PRODUCTION_SUPERVISOR', { lotId: 'L1' });
    order.at('2025-10-13T15:00:00+08:00');
    expect(ahead(order)).toEqual([
      // L1 has until Tuesday the 14th to be inspected; L2 had until Friday.
      'L1 STOCKED_IN 2025-10-14 10:00',
      'L1 READY_TO_SHIP 2025-10-15 10:00',
      'L1 SHIPPED 2025-11-14 18:00',
      'L1 DELIVERED 2025-11-20 09:00',
      'L1 LOT_ACCEPTED 2025-11-20 09:00',
      'L2 STOCKED_IN 2025-10-13 15:00',
      'L2 READY_TO_SHIP 2025-10-14 15:00',
      'L2 SHIPPED 2025-11-14 18:00',
      'L2 DELIVERED 2025-11-20 09:00',
      'L2 LOT_ACCEPTED 2025-11-20 09:00',
      'ACCEPTED 2025-11-25 09:00',
      'SETTLING 2025-12-25 09:00',
      'SETTLED 2025-12-25 09:00',
      'CLOSED 2026-01-04 09:00',
      'ARCHIVED 2026-01-04 09:00',
    ]);
  });

  test('of a lot that is not made yet takes the finish of its plan, and nothing goes back before the date that has passed', () => {
    const order = inTwoLots();
    // The plan ends on Friday the 24th at the end of work.
    expect(ahead(order)[0]).toBe('L1 IN_QC 2025-10-28 09:00');
    const late = ahead(order, '2025-12-01T10:00:00+08:00');
    expect(late).toEqual(
      expect.arrayContaining([
        'L1 READY_TO_SHIP 2025-12-03 10:00',
        'L1 SHIPPED 2025-11-14 18:00',
        'L1 DELIVERED 2025-12-08 10:00',
        'L2 DELIVERED 2025-12-05 10:00',
        'ACCEPTED 2025-12-11 10:00',
      ]),
    );
  });

  test('leads back from beside the way to the stage that comes after', () => {
    const missing = received({ details: { customer: { customerId: 'CUS-1', name: '华东电气' } } });
    expect(missing.stage).toBe('AWAITING_INFO');
    expect(ahead(missing).slice(0, 2)).toEqual([
      'RECEIVED 2025-10-13 10:00',
      'UNDER_REVIEW 2025-10-14 10:00',
    ]);
    const asked = orderIn('UNDER_REVIEW');
    asked.give('proposePostponement', { deliveryDate: '2025-12-20', reason: '产能' }, 'PRODUCTION_MANAGER');
    expect(ahead(asked)[0]).toBe('UNDER_REVIEW 2025-10-13 10:00');
    const short = orderIn('PLANNED');
    const shortage = { material: '铜排', expectedArrival: '2025-10-20' };
    short.give('reportMaterialShortage', shortage, 'PROCUREMENT_MANAGER');
    expect(ahead(short).slice(0, 2)).toEqual([
      'L1 PLANNED 2025-10-22 09:00',
      'L1 IN_PRODUCTION 2025-10-24 18:00',
    ]);
    const failed = orderIn('IN_QC');
    const failing = { passed: [], failed: failed.lot().lines, standardVersion: 'v' };
    failed.give('recordInspection', failing, 'INSPECTOR');
    expect(ahead(failed)[0]).toBe('L1 IN_QC 2025-10-11 09:00');
    const lost = bringTo(orderIn('READY_TO_SHIP'), 'SHIPPED');
    lost.give('reportDeliveryException', { exception: 'LOSS', description: 'x' }, 'LOGISTICS_CLERK');
    expect(ahead(lost)[0]).toBe('L1 SHIPPED 2025-11-14 18:00');
  });

  test('after the goods is the money, by the date on which payment is due', () => {
    expect(ahead(orderIn('SETTLING'))).toEqual([
      'SETTLED 2025-11-08 10:00',
      'CLOSED 2025-11-17 09:00',
      'ARCHIVED 2025-11-17 09:00',
    ]);
  });

  test('ends with the cancellation while one is dealt with, within its two days or now', () => {
    const order = cancel(orderIn('IN_PRODUCTION'));
    expect(ahead(order)).toEqual(['CANCELLED 2025-10-13 10:00']);
    expect(ahead(order, '2025-10-20T09:30:00+08:00')).toEqual(['CANCELLED 2025-10-20 09:30']);
  });

  test('is nothing once the order is at its end', () => {
    expect(ahead(orderIn('ARCHIVED'))).toEqual([]);
    expect(ahead(cancelled(orderIn('PLANNED')))).toEqual([]);
    const rejected = received();
    rejected.give('rejectOrder', { reason: '无法生产' }, 'SALESPERSON');
    expect(ahead(rejected)).toEqual([]);
  });
});
