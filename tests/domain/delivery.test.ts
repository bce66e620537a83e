import { describe, expect, test } from 'vitest';
import { bringTo, orderIn, papers, proof } from './bring-to.ts';
import { firstDay } from './order-driver.ts';
import { plain, without } from './sample-orders.ts';

const clerk = 'LOGISTICS_CLERK';

describe('delivery', () => {
  test('is due at the end of the promised day', () => {
    const order = orderIn('SHIPPED');
    expect(order.work).toEqual(['LOGISTICS recordDelivery L1']);
    expect(order.clock('delivery', 'L1')).toMatchObject({
      owner: 'LOGISTICS',
      due: '2025-11-14T18:00:00+08:00',
    });
  });

  test('has the standard cycle of ten working days where no date was promised', () => {
    const policy = { 'intake.requiredFields': ['deliveryAddress'] };
    const order = orderIn('CONFIRMED', { policy });
    expect(order.stage).toBe('CONFIRMED');
    order.state = { ...order.state, details: without('deliveryDate') };
    expect(bringTo(order, 'SHIPPED').clock('delivery', 'L1').due).toBe('2025-10-22T10:00:00+08:00');
  });

  test('keeps who signed for it and who handed it over', () => {
    const order = orderIn('SHIPPED').at('2025-10-30T11:00:00+08:00');
    order.give('recordDelivery', { ...proof, remarks: '外箱轻微压痕', clean: false }, clerk);
    expect(order.lot()).toMatchObject({
      stage: 'DELIVERED',
      delivery: {
        signedBy: '王敏',
        deliveredBy: '钱进',
        clean: false,
        remarks: '外箱轻微压痕',
        at: '2025-10-30T11:00:00+08:00',
      },
    });
  });
});

describe('trouble in transport', () => {
  test.each(['DELAY', 'LOSS', 'DAMAGE'] as const)(
    'of type %s is recorded with cause and solution, and the shipment goes on [DELIV-02]',
    (exception) => {
      const order = orderIn('SHIPPED');
      order.give('reportDeliveryException', { exception, description: '高速封路' }, clerk);
      expect(order.work).toEqual(['LOGISTICS resolveDeliveryException L1']);
      expect(order.clock('deliveryException', 'L1')).toMatchObject({
        owner: 'LOGISTICS',
        due: '2025-10-10T10:00:00+08:00',
      });
      order.give('resolveDeliveryException', { solution: '改走国道' }, 'SALESPERSON');
      expect(order.stage).toBe('SHIPPED');
      expect(order.lot()).toMatchObject({
        transport: { carrier: '顺达物流' },
        deliveryException: {
          type: exception,
          description: '高速封路',
          solution: '改走国道',
          by: clerk,
          at: firstDay,
        },
      });
      expect(order.runningClocks).toEqual(['L1.delivery#2']);
    },
  );
});

describe('acceptance', () => {
  test('is recorded by sales with who accepted, and with the last lot the order is accepted [DELIV-12]', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: order.lot().lines }, clerk);
    order.give(
      'arrangeTransport',
      { mode: 'EXPRESS', carrier: 'x', pickUpAt: '2025-10-10T10:00:00+08:00', expectedArrival: '2025-10-11' },
      clerk,
    );
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '60' }] }, clerk);
    order.give('recordDelivery', proof, clerk);
    expect(order.clock('acceptance', 'L2')).toMatchObject({
      owner: 'SALES',
      due: '2025-10-13T10:00:00+08:00',
    });
    expect(order.refusal('acceptDelivery', { acceptedBy: '王敏' }, clerk)).toContain('not-your-role');
    order.give('acceptDelivery', { acceptedBy: '王敏' }, 'SALESPERSON');
    expect(order.lot('L2')).toMatchObject({
      stage: 'LOT_ACCEPTED',
      acceptance: { by: 'SALESPERSON', comment: '王敏' },
    });
    expect(order.state.stage).toBe('IN_FULFILMENT');
    bringTo(order, 'ACCEPTED');
    expect(order.lots).toEqual(['L1 LOT_ACCEPTED 1:40', 'L2 LOT_ACCEPTED 1:60']);
  });
});

describe('the follow-up', () => {
  test('is due three working days after the last delivery, and not before it [AFTER-09]', () => {
    const order = orderIn('SHIPPED', plain);
    expect(order.refusal('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT')).toContain('blocked');
    order.at('2025-10-30T10:00:00+08:00').give('recordDelivery', proof, clerk);
    expect(order.work).toEqual(['AFTER_SALES recordFollowUp', 'SALES acceptDelivery L1']);
    expect(order.clock('followUp')).toMatchObject({ owner: 'AFTER_SALES', due: '2025-11-04T10:00:00+08:00' });
  });

  test('waits for the last of several deliveries [AFTER-09]', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    const stock = { lotId: 'L2' };
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '30' }] }, clerk, stock);
    order.give(
      'arrangeTransport',
      {
        mode: 'SELF_PICKUP',
        carrier: '客户自提',
        pickUpAt: '2025-10-10T10:00:00+08:00',
        expectedArrival: '2025-10-10',
      },
      clerk,
      stock,
    );
    order.give('dispatchShipment', papers, clerk, stock);
    order.give('recordDelivery', proof, clerk, stock);
    expect(order.clocks('followUp')).toEqual([]);
    bringTo(order, 'DELIVERED');
    expect(order.clocks('followUp')).toHaveLength(1);
  });

  test('is recorded once, by after-sales or customer service, while the order goes on to settlement', () => {
    const order = orderIn('DELIVERED');
    expect(order.refusal('recordFollowUp', { satisfied: true }, 'SALESPERSON')).toContain('not-your-role');
    bringTo(order, 'SETTLING').give('recordFollowUp', { satisfied: false, comment: '包装' }, 'SERVICE_AGENT');
    expect(order.state.followUp).toEqual({
      satisfied: false,
      comment: '包装',
      by: 'SERVICE_AGENT',
      at: firstDay,
    });
    expect(order.clocks('followUp')).toEqual([]);
    expect(order.refusal('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT')).toContain('blocked');
  });
});
