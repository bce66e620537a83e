import { describe, expect, test } from 'vitest';
import type { OrderDetails, OrderLine } from '../../domain/order/details.ts';
import { bringTo, decided, orderIn, papers, reviewed, transport } from './bring-to.ts';
import { email, reachable, written } from './customer-order.ts';
import { firstDay, OrderDriver } from './order-driver.ts';
import { cabinets, cables, receipt, received, twoLines } from './sample-orders.ts';

const occasions = (order: OrderDriver) => written(order).map(({ message }) => message.occasion);
const last = (order: OrderDriver) => written(order).at(-1);
const goods = { name: '高压开关柜 KYN28A-12 10kV', quantity: '100', unit: '台' };
const priced = { ...goods, unitPrice: { amount: '1980.50', currency: 'CNY' } };

describe('what the customer of an order is written', () => {
  test('begins with the receipt: number, own number, language and the goods with their prices [INTAKE-09]', () => {
    const order = received(reachable({ externalNumber: 'PO-7' }, { language: 'en' }));
    expect(written(order)).toStrictEqual([
      {
        address: email,
        message: {
          kind: 'CUSTOMER_MESSAGE',
          occasion: 'RECEIVED',
          orderId: 'ord_1',
          orderNumber: 'SO-2025-000001',
          externalNumber: 'PO-7',
          customerName: '华东电气',
          language: 'en',
          reachedAt: firstDay,
          zone: 'Asia/Shanghai',
          lines: [priced],
        },
      },
    ]);
  });

  test('is nothing without an address, for text that is no address, and under the first edition of the rules', () => {
    expect(written(received())).toEqual([]);
    expect(written(received(reachable({}, { email: 'a@b.example, thief@evil.example' })))).toEqual([]);
    const { edition: _second, ...older } = receipt(reachable());
    const order = new OrderDriver();
    order.give('receiveOrder', older, 'SALESPERSON');
    expect(written(order)).toEqual([]);
  });

  test('is only what policy names for the channel that the order came by', () => {
    const sent = (messages: Record<string, string[]>) =>
      occasions(
        received({
          ...reachable({ channel: 'WEBSITE' }),
          policy: { 'customer.messages': messages },
        }),
      );
    expect(sent({ RECEIVED: ['EMAIL', 'WEBSITE'] })).toEqual(['RECEIVED']);
    expect(sent({ RECEIVED: ['EMAIL'], CONFIRMED: ['WEBSITE'] })).toEqual([]);
    expect(sent({})).toEqual([]);
  });

  test('asks for what the customer has yet to say, and not for what we have to find out ourselves [INTAKE-17]', () => {
    const gaps: Partial<OrderDetails> = { deliveryAddress: '', lines: [{ ...cabinets, quantity: '' }] };
    const ours = { 'intake.ownGaps': ['lines.quantity'] };
    const { message } = last(received({ ...reachable(gaps), policy: ours })) ?? {};
    expect(message?.missing).toEqual(['deliveryAddress']);
  });

  test.each<[string, Partial<OrderLine>, string]>([
    ['by its name', {}, '电缆 YJV22 10kV'],
    ['once, where name and model say the same', { productName: 'YJV22', model: 'YJV22' }, 'YJV22 10kV'],
  ])('names each line %s', (_how, line, name) => {
    const order = received(reachable({ lines: [{ ...cables, line: 1, ...line }] }));
    expect(last(order)?.message.lines.map((each) => each.name)).toEqual([name]);
  });

  test('names a line by its code where it has no name, and by its number where it has nothing', () => {
    const lines: OrderLine[] = [{ line: 1, productCode: 'P-1' }, { line: 2 }];
    expect(last(received(reachable({ lines })))?.message.lines).toStrictEqual([
      { name: 'P-1' },
      { name: '2' },
    ]);
  });
});

describe('the customer hears', () => {
  test('of a rejection with its reason, and no goods any more [INTAKE-18]', () => {
    const order = received(reachable());
    order.give('rejectOrder', { reason: '超出生产能力' }, 'SALESPERSON');
    expect(occasions(order)).toEqual(['RECEIVED', 'REJECTED']);
    expect(last(order)?.message).toMatchObject({ lines: [], said: '超出生产能力' });
  });

  test('of a review that ends in rejection once, and never that it was passed [INTAKE-18 REVIEW-20]', () => {
    const order = reviewed(reachable());
    order.give('decideReview', { outcome: 'REJECT', reason: '无法按期' }, 'SALES_SUPERVISOR');
    expect(occasions(order)).toEqual(['RECEIVED', 'REJECTED']);
    expect(last(order)?.message.said).toBe('无法按期');
  });

  test('that the review was passed, with conditions, price and agreed date [REVIEW-20]', () => {
    const order = reviewed(reachable());
    const conditional = { outcome: 'ACCEPT_WITH_CONDITIONS', conditions: '分两批交货' } as const;
    order.give('decideReview', conditional, 'SALES_SUPERVISOR');
    expect(last(order)?.message).toMatchObject({
      occasion: 'ACCEPTED',
      said: '分两批交货',
      lines: [priced],
      total: { amount: '198050.00', currency: 'CNY' },
      deliveryDate: '2025-11-14',
    });
    expect(last(decided(reachable()))?.message).not.toHaveProperty('said');
  });

  test('of the confirmation with content, price, date and expected delivery; entering any other stage says nothing [INTAKE-19]', () => {
    const order = orderIn('CONFIRMED', reachable());
    expect(occasions(order)).toEqual(['RECEIVED', 'ACCEPTED', 'CONFIRMED']);
    expect(last(order)?.message).toMatchObject({
      lines: [priced],
      total: { amount: '198050.00', currency: 'CNY' },
      deliveryDate: '2025-11-14',
      // The end of working time on the agreed date.
      expectedDelivery: '2025-11-14T18:00:00+08:00',
    });
  });

  test('what threatens the delivery only where sales tells the customer [SLA-07]', () => {
    for (const told of [true, false]) {
      const order = received(reachable());
      order.give('reportRisk', { department: 'SALES', description: '内部缺料' }, 'SALESPERSON');
      expect(occasions(order)).toEqual(['RECEIVED']);
      order.give('prewarnCustomer', { told, message: '预计晚三天' }, 'SALESPERSON');
      expect(occasions(order)).toEqual(told ? ['RECEIVED', 'PREWARNED'] : ['RECEIVED']);
      if (told) expect(last(order)?.message).toMatchObject({ lines: [], said: '预计晚三天' });
    }
  });

  test('of each shipment, what it carries without prices, by whom and when it comes [INTAKE-26]', () => {
    const order = orderIn('READY_TO_SHIP', reachable());
    const lines = [{ line: 1, quantity: '100' }];
    order.give('checkPackingList', { packed: lines }, 'LOGISTICS_CLERK', { lotId: 'L1' });
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', { lotId: 'L1' });
    expect(occasions(order).at(-1)).toBe('CONFIRMED');
    const shipment = { ...papers, trackingNumber: 'SF-9', shipped: [{ line: 1, quantity: '60' }] };
    order.give('dispatchShipment', shipment, 'WAREHOUSE_KEEPER', { lotId: 'L1' });
    expect(occasions(order).filter((each) => each === 'SHIPPED')).toHaveLength(1);
    const shipped = written(order).at(-1);
    expect(shipped?.lotId).toBe(order.lots.find((lot) => lot.includes('SHIPPED'))?.slice(0, 2));
    expect(shipped?.message).toMatchObject({
      lines: [{ name: goods.name, quantity: '60', unit: '台' }],
      carrier: '顺达物流',
      expectedArrival: '2025-10-30',
      trackingNumber: 'SF-9',
      shippingNoteNumber: 'SN-1',
    });
    expect(shipped?.message.lines[0]).not.toHaveProperty('unitPrice');
    bringTo(order, 'SHIPPED');
    expect(occasions(order).filter((each) => each === 'SHIPPED')).toHaveLength(2);
    expect(last(order)?.message).toMatchObject({ lines: [{ quantity: '40' }] });
    expect(last(order)?.message).not.toHaveProperty('trackingNumber');
  });
});

test('a shipment of some lines of an order carries those alone', () => {
  const order = orderIn('READY_TO_SHIP', { ...twoLines, ...reachable({ lines: [cabinets, cables] }) });
  const lotId = 'L1';
  const packed = [
    { line: 1, quantity: '100' },
    { line: 2, quantity: '2.5' },
  ];
  order.give('checkPackingList', { packed }, 'LOGISTICS_CLERK', { lotId });
  order.give('arrangeTransport', transport, 'LOGISTICS_CLERK', { lotId });
  const shipped = [{ line: 2, quantity: '1.5' }];
  order.give('dispatchShipment', { ...papers, shipped }, 'WAREHOUSE_KEEPER', { lotId });
  expect(last(order)?.message.lines).toEqual([{ name: '电缆 YJV22 10kV', quantity: '1.5', unit: 'km' }]);
});
