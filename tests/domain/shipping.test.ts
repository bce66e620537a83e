import { describe, expect, test } from 'vitest';
import { orderIn, papers, pay, transport } from './bring-to.ts';
import { firstDay, type OrderDriver } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';

const all = [{ line: 1, quantity: '100' }];
const clerk = 'LOGISTICS_CLERK';
const keeper = 'WAREHOUSE_KEEPER';

/** Packed and arranged: only the handover is left. */
function packed(order: OrderDriver = orderIn('READY_TO_SHIP')): OrderDriver {
  order.give('checkPackingList', { packed: order.lot().lines }, clerk);
  order.give('arrangeTransport', transport, clerk);
  return order;
}

describe('shipping', () => {
  test('is to be arranged within one working day after the inspection passed [SHIP-01]', () => {
    const order = orderIn('READY_TO_SHIP');
    expect(order.work).toEqual(['LOGISTICS checkPackingList L1', 'LOGISTICS arrangeTransport L1']);
    expect(order.clock('shippingArrangement', 'L1')).toMatchObject({
      owner: 'LOGISTICS',
      due: '2025-10-10T10:00:00+08:00',
    });
  });

  test('is arranged when carrier and pick-up are fixed; the pick-up is then the deadline of dispatch [SHIP-01]', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('arrangeTransport', transport, clerk);
    expect(order.lot().transport).toEqual({ ...transport, by: clerk, at: firstDay });
    expect(order.runningClocks).toEqual(['L1.dispatch#1']);
    expect(order.clock('dispatch', 'L1')).toMatchObject({
      owner: 'WAREHOUSE',
      due: '2025-10-28T15:00:00+08:00',
    });
  });

  test('may be arranged anew: the dispatch clock runs to the new pick-up in a new cycle', () => {
    const order = packed();
    order.give('arrangeTransport', { ...transport, pickUpAt: '2025-10-29T09:00:00+08:00' }, clerk);
    expect(order.clocks('dispatch')).toMatchObject([{ cycle: 2, due: '2025-10-29T09:00:00+08:00' }]);
  });
});

describe('the packing list', () => {
  test.each([
    [
      'too little',
      [
        { line: 1, quantity: '99' },
        { line: 2, quantity: '2.5' },
      ],
      [{ line: 1, ordered: '100', packed: '99' }],
    ],
    [
      'too much',
      [
        { line: 1, quantity: '100' },
        { line: 2, quantity: '2.501' },
      ],
      [{ line: 2, ordered: '2.5', packed: '2.501' }],
    ],
    ['a line missing', [{ line: 1, quantity: '100' }], [{ line: 2, ordered: '2.5', packed: '0' }]],
    [
      'a strange line',
      [...all, { line: 2, quantity: '2.5' }, { line: 3, quantity: '1' }],
      [{ line: 3, ordered: '0', packed: '1' }],
    ],
    [
      'a line listed twice',
      [...all, ...all, { line: 2, quantity: '2.5' }],
      [{ line: 1, ordered: '100', packed: '200' }],
    ],
  ])('with %s blocks dispatch and names the difference [SHIP-02]', (_case, list, differences) => {
    const order = orderIn('READY_TO_SHIP', twoLines);
    order.give('arrangeTransport', transport, clerk);
    order.give('checkPackingList', { packed: list }, clerk);
    expect(order.lot().packingList).toEqual({ matches: false, differences, by: clerk, at: firstDay });
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked: The packing list');
    expect(order.work).toEqual(['LOGISTICS checkPackingList L1']);
  });

  test('blocks no longer once a check matches, and blocks again when a later one does not [SHIP-02]', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('arrangeTransport', transport, clerk);
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked');
    order.give('checkPackingList', { packed: all }, clerk);
    expect(order.work).toEqual(['WAREHOUSE dispatchShipment L1']);
    order.give('checkPackingList', { packed: [] }, clerk);
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked');
  });
});

describe('dispatch', () => {
  test('writes note number, mode, time and expected arrival into the order, with both signatures [SHIP-14]', () => {
    const order = packed().at('2025-10-28T14:30:00+08:00');
    order.give('dispatchShipment', { ...papers, trackingNumber: 'SF-9' }, keeper);
    expect(order.lot()).toMatchObject({
      stage: 'SHIPPED',
      shipment: { ...papers, trackingNumber: 'SF-9', at: '2025-10-28T14:30:00+08:00' },
      transport: { mode: 'FREIGHT', expectedArrival: '2025-10-30' },
    });
    expect(order.runningClocks).toEqual(['L1.delivery#1']);
  });

  test('waits for transport', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: all }, clerk);
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked: No transport');
  });

  test('of part of the lot leaves the rest ready to ship, with a packing list, transport and clock to come [SHIP-02]', () => {
    const order = packed(orderIn('READY_TO_SHIP', twoLines));
    order.at('2025-10-10T10:00:00+08:00');
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '60' }] }, keeper);
    expect(order.lots).toEqual(['L1 READY_TO_SHIP 1:40 2:2.5', 'L2 SHIPPED 1:60']);
    expect(order.lot('L2').shipment?.shippingNoteNumber).toBe('SN-1');
    expect(order.lot('L1').shipment).toBeUndefined();
    expect(order.work).toEqual([
      'LOGISTICS checkPackingList L1',
      'LOGISTICS arrangeTransport L1',
      'LOGISTICS recordDelivery L2',
    ]);
    expect(order.clock('shippingArrangement', 'L1')).toMatchObject({
      cycle: 2,
      due: '2025-10-11T10:00:00+08:00',
    });
    expect(order.clocks('dispatch')).toEqual([]);
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked');
  });

  test('carries something, and no more than the lot', () => {
    const order = packed();
    const ship = (quantity: string) =>
      order.refusal('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity }] }, keeper);
    expect(ship('0')).toContain('blocked');
    expect(ship('100.001')).toContain('@shipped[0].quantity');
  });
});

describe('a prepaid order', () => {
  const prepaid = { details: { paymentMethod: 'PREPAYMENT' } } as const;

  test('is not dispatched before finance has booked all of the money', () => {
    const order = packed(orderIn('READY_TO_SHIP', prepaid));
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain(
      'blocked: 198050.00 CNY of the prepayment',
    );
    pay(order, '198049.99', 'R-1');
    expect(order.refusal('dispatchShipment', papers, keeper)).toContain('blocked: 0.01 CNY');
    pay(order, '0.01', 'R-2');
    order.give('dispatchShipment', papers, keeper);
    expect(order.stage).toBe('SHIPPED');
  });

  test.each(['CASH_ON_DELIVERY', 'MONTHLY'] as const)(
    'is the only one that the gate holds: %s ships unpaid',
    (paymentMethod) => {
      const order = packed(orderIn('READY_TO_SHIP', { details: { paymentMethod } }));
      order.give('dispatchShipment', papers, keeper);
    },
  );

  test('ships unpaid where the company has no gate', () => {
    const order = packed(orderIn('READY_TO_SHIP', { ...prepaid, policy: { 'ship.paymentGate': false } }));
    order.give('dispatchShipment', papers, keeper);
  });
});
