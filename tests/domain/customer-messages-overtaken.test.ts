import { describe, expect, test } from 'vitest';
import { concernsCustomer, overtakenBy } from '../../domain/notices/customer/customer-occasions.ts';
import type { Entry } from '../../domain/order/events.ts';
import { bringTo, orderIn } from './bring-to.ts';
import { cancelled } from './cancelled-order.ts';
import { reachable, steps } from './customer-order.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

describe('what is not said any more', () => {
  const overtaken = (entries: readonly Entry[]) =>
    new Set(entries.flatMap(({ events }) => events.flatMap((event) => overtakenBy(event))));

  test('is the passed review once the order is confirmed [REVIEW-20]', () => {
    const order = orderIn('CONTRACTED', reachable());
    expect(overtaken(order.journal)).toEqual(new Set());
    bringTo(order, 'CONFIRMED');
    expect(overtaken(order.journal)).toEqual(new Set(['ACCEPTED']));
  });

  test('is everything that was to come, once the order is rejected or cancelled; a shipment and the rejection stay', () => {
    const open = new Set(['RECEIVED', 'ACCEPTED', 'CONFIRMED', 'PREWARNED']);
    const rejected = received(reachable());
    rejected.give('rejectOrder', { reason: '超出生产能力' }, 'SALESPERSON');
    expect(overtaken(rejected.journal)).toEqual(open);
    const order = orderIn('CONTRACTED', reachable());
    expect(overtaken(cancelled(order).journal)).toEqual(open);
  });

  test('an entry concerns the customer when it makes or unmakes a message, and the customer has an address', () => {
    const concerning = (order: OrderDriver) =>
      steps(order)
        .filter(concernsCustomer)
        .map(({ entry }) => entry.command);
    const order = orderIn('CONFIRMED', reachable());
    expect(concerning(order)).toEqual(['receiveOrder', 'decideReview', 'confirmPlan']);
    expect(concerning(orderIn('CONFIRMED'))).toEqual([]);
    const ended = cancelled(orderIn('CONTRACTED', reachable()));
    expect(concerning(ended).at(-1)).toBe('completeCancellation');
  });
});
