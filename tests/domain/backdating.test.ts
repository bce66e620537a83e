import { describe, expect, test } from 'vitest';
import { orderIn, rectification } from './bring-to.ts';
import { commandOf, OrderDriver } from './order-driver.ts';
import { receipt, received } from './sample-orders.ts';

const supplement = { supplement: { remarks: '见图' }, source: '电话' };
const gap = { path: 'remarks', reason: '图纸不清', whose: 'CUSTOMER' } as const;

describe('an act that is typed later than it happened', () => {
  test('keeps both instants, and every clock goes by when it happened', () => {
    const order = orderIn('IN_PRODUCTION').at('2025-10-24T18:30:00+08:00');
    const entry = order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR', {
      occurredAt: '2025-10-24T17:00:00+08:00',
    });
    expect(entry).toMatchObject({
      occurredAt: '2025-10-24T17:00:00+08:00',
      recordedAt: '2025-10-24T18:30:00+08:00',
    });
    expect(entry.events).toContainEqual({
      type: 'clockStopped',
      clockId: 'L1.production#1',
      at: '2025-10-24T17:00:00+08:00',
    });
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-27T17:00:00+08:00');
    expect(order.lot().completion?.at).toBe('2025-10-24T17:00:00+08:00');
  });

  test('may be the receipt itself', () => {
    const order = received({ occurredAt: '2025-10-09T09:00:00+08:00' });
    expect(order.state.receivedAt).toBe('2025-10-09T09:00:00+08:00');
    expect(order.clock('initialReview').due).toBe('2025-10-10T09:00:00+08:00');
  });

  test('takes what policy makes of it along: the shipping clock runs from the inspection, not from its typing [SHIP-01]', () => {
    const order = orderIn('IN_QC').at('2025-10-09T15:00:00+08:00');
    const input = { passed: order.lot().lines, failed: [], standardVersion: 'v1' };
    order.give('recordInspection', input, 'INSPECTOR', { occurredAt: '2025-10-09T14:00:00+08:00' });
    expect(order.clock('shippingArrangement', 'L1').due).toBe('2025-10-10T14:00:00+08:00');
    const packed = { packed: order.lot().lines };
    order.give('checkPackingList', packed, 'LOGISTICS_CLERK', { occurredAt: '2025-10-09T14:30:00+08:00' });
    expect(order.journal.slice(-2).map((entry) => entry.occurredAt)).toEqual([
      '2025-10-09T14:00:00+08:00',
      '2025-10-09T14:30:00+08:00',
    ]);
  });

  test('does not take back a rung that was recorded meanwhile', () => {
    const order = orderIn('RECEIVED').passUntil('2025-10-10T10:05:00+08:00');
    order.give('passInitialReview', {}, 'SALESPERSON', { occurredAt: '2025-10-10T09:55:00+08:00' });
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%', '0']);
  });
});

describe('an act that cannot have happened then is refused', () => {
  test('after now', () => {
    const order = orderIn('RECEIVED');
    const ahead = { occurredAt: '2025-10-09T10:00:01+08:00' };
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON', ahead)).toContain('@occurredAt');
    order.give('passInitialReview', {}, 'SALESPERSON', { occurredAt: order.now });
    const [outcome] = new OrderDriver().turn([commandOf('receiveOrder', receipt(), 'SALESPERSON', ahead)]);
    expect(outcome).toMatchObject({ accepted: false, refusal: { errors: [{ path: 'occurredAt' }] } });
  });

  test('before the order came in', () => {
    const order = orderIn('RECEIVED').at('2025-10-09T11:00:00+08:00');
    const before = { occurredAt: '2025-10-09T09:59:59+08:00' };
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON', before)).toContain('@occurredAt');
  });

  test('before the stage that it is given in, so that no clock runs on before it stood still', () => {
    const order = orderIn('RECEIVED').at('2025-10-09T11:00:00+08:00');
    order.give('requestInformation', { gaps: [gap] }, 'SALESPERSON');
    order.at('2025-10-09T12:00:00+08:00');
    const before = { occurredAt: '2025-10-09T10:30:00+08:00' };
    expect(order.refusal('supplementInformation', supplement, 'SALESPERSON', before)).toContain(
      'before the present stage, 2025-10-09T11:00:00+08:00',
    );
    const during = { occurredAt: '2025-10-09T11:00:00+08:00' };
    order.give('supplementInformation', supplement, 'SALESPERSON', during);
    expect(order.clock('initialReview').due).toBe('2025-10-10T10:00:00+08:00');
  });

  test('before the lot came to its stage, however old the order is', () => {
    const order = orderIn('IN_QC').at('2025-10-09T14:00:00+08:00');
    const failed = { passed: [], failed: order.lot().lines, standardVersion: 'v1' };
    order.give('recordInspection', failed, 'INSPECTOR');
    order.at('2025-10-09T15:00:00+08:00');
    const before = { occurredAt: '2025-10-09T11:00:00+08:00' };
    expect(order.refusal('proposeRectification', rectification, 'INSPECTOR', before)).toContain(
      '@occurredAt',
    );
  });
});
