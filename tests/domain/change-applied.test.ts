import { describe, expect, test } from 'vitest';
import { bringTo, orderIn, pay } from './bring-to.ts';
import { approve, changed, customerAgrees, evaluateAll, requested } from './change-driver.ts';
import { cables, twoLines } from './sample-orders.ts';

const cycleOf = (order: ReturnType<typeof orderIn>, kind: string) =>
  order.state.clocks.filter((clock) => clock.kind === kind).map(({ clockId }) => clockId);

describe('a change that takes effect', () => {
  test('makes a new order version and keeps the one before, its requester, date, effect and cost [CHANGE-13]', () => {
    const order = changed(orderIn('PLANNED'), { lines: [{ line: 1, quantity: '60' }] });
    expect(order.state.revision).toBe(2);
    expect(order.state.change).toBeUndefined();
    const [kept] = order.state.changes ?? [];
    expect(kept).toMatchObject({
      changeId: 'C1',
      outcome: 'APPLIED',
      requestedBy: '王敏',
      by: 'SALESPERSON',
      at: order.now,
      revision: 2,
      before: { lines: [{ line: 1, quantity: '100' }] },
      after: { lines: [{ line: 1, quantity: '60' }] },
      effects: [{ lotId: 'L1', effect: 'PLANNED_ANEW' }],
      cost: { before: { amount: '198050.00' }, after: { amount: '118830.00' }, extra: { amount: '0.00' } },
    });
    changed(order, { remarks: '请加装吊环' });
    expect(order.state.revision).toBe(3);
    expect(order.state.changes?.map(({ changeId }) => changeId)).toEqual(['C1', 'C2']);
  });

  test('before release changes the data and nothing else', () => {
    const order = changed(orderIn('CONFIRMED'), { lines: [{ line: 1, quantity: '60' }] });
    expect(order.stage).toBe('CONFIRMED');
    expect(order.total.amount).toBe('118830.00');
    bringTo(order, 'RELEASED');
    expect(order.lots).toEqual(['L1 RELEASED 1:60']);
  });

  test('while the order is judged asks for the reviews again', () => {
    const order = orderIn('QUOTED');
    changed(order, { lines: [{ line: 1, quantity: '120' }] });
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.state.reviews).toEqual({});
    expect(order.state.decision).toBeUndefined();
    expect(cycleOf(order, 'departmentReview')).toEqual(['departmentReview#2']);
    bringTo(order, 'ARCHIVED');
  });

  test('keeps the reviews when only the consignee changes', () => {
    const order = changed(orderIn('QUOTED'), { consignee: '李工' });
    expect(order.stage).toBe('QUOTED');
    expect(order.state.details.consignee).toBe('李工');
  });
});

describe('lots after a change', () => {
  test('are planned anew, with new countersignatures and a plan deadline that starts again [CHANGE-09]', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(Object.keys(order.lot().countersignatures).length).toBeGreaterThan(0);
    order.at('2025-10-13T14:00:00+08:00');
    changed(order, { lines: [{ line: 1, specification: '12kV' }] });
    expect(order.stage).toBe('PLANNING');
    expect(order.lot().countersignatures).toEqual({});
    expect(order.lot().planVersion).toBe(1);
    expect(order.clock('productionPlan', 'L1')).toMatchObject({
      clockId: 'L1.productionPlan#2',
      anchor: order.now,
    });
    expect(order.clocks('production')).toEqual([]);
    expect(
      order.refusal(
        'submitPlan',
        { start: '2025-10-20', finish: '2025-10-31', materialAgreed: true },
        'PLANNER',
      ),
    ).toContain('PLAN-20');
    const replan = { start: '2025-10-20', finish: '2025-10-31', materialAgreed: true, reason: '变更 C1' };
    order.give('submitPlan', replan, 'PLANNER');
    expect(order.lot().planVersion).toBe(2);
    bringTo(order, 'ARCHIVED');
  });

  test('that are made already are not made again for a smaller quantity or another date', () => {
    const order = changed(orderIn('IN_QC'), {
      deliveryDate: '2025-11-28',
      lines: [{ line: 1, quantity: '90' }],
    });
    expect(order.lots).toEqual(['L1 IN_QC 1:90']);
    expect(order.state.changes?.[0]?.effects).toEqual([
      { lotId: 'L1', effect: 'QUANTITY', surplus: [{ line: 1, quantity: '10' }] },
    ]);
  });

  test('give up quantity from the least advanced on, and one that is emptied falls away', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:60', 'L2 IN_QC 1:40']);
    changed(order, { lines: [{ line: 1, quantity: '30' }] });
    expect(order.lots).toEqual(['L2 IN_QC 1:30']);
    expect(order.state.droppedLots).toEqual(['L1']);
    expect(order.state.clocks.filter(({ lotId }) => lotId === 'L1')).toEqual([]);
    changed(order, { lines: [{ line: 1, quantity: '35' }] });
    expect(order.lots).toEqual(['L2 IN_QC 1:30', 'L3 RELEASED 1:5']);
    bringTo(order, 'ARCHIVED');
  });

  test('take more into one that is not in production yet, and else into a new one', () => {
    const planned = changed(orderIn('PLANNED'), { lines: [{ line: 1, quantity: '130' }] });
    expect(planned.lots).toEqual(['L1 PLANNING 1:130']);
    const making = changed(orderIn('IN_PRODUCTION'), { lines: [{ line: 1, quantity: '130' }] });
    expect(making.lots).toEqual(['L1 IN_PRODUCTION 1:100', 'L2 RELEASED 1:30']);
  });

  test('get a new one for a line that is added', () => {
    const order = changed(orderIn('IN_PRODUCTION'), { lines: [cables] });
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:100', 'L2 RELEASED 2:2.5']);
    bringTo(order, 'ARCHIVED');
  });

  test('lose a line that falls away; its number stays taken', () => {
    const order = changed(orderIn('PLANNED', twoLines), { removedLines: [2] });
    expect(order.lots).toEqual(['L1 PLANNING 1:100']);
    expect(order.state.details.lines.map(({ line, quantity }) => [line, quantity])).toEqual([
      [1, '100'],
      [2, '0'],
    ]);
    expect(order.total.amount).toBe('198050.00');
  });

  test('from stock give it back, and are looked for in stock anew when they are to be otherwise', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    changed(order, { lines: [{ line: 1, specification: '12kV' }] });
    expect(order.lots).toEqual(['L1 PLANNING 1:70', 'L2 RELEASED 1:30']);
    const released = order.journal.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'stockReleased'),
    );
    expect(released).toEqual([
      { type: 'stockReleased', lotId: 'L2', lines: [{ line: 1, productCode: 'P-1', quantity: '30' }] },
    ]);
    bringTo(order, 'ARCHIVED');
  });

  test('that wait for their transport have it arranged anew for another address', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
    changed(order, { deliveryAddress: '苏州市工业园区' });
    expect(order.lot().packingList).toBeUndefined();
    expect(cycleOf(order, 'shippingArrangement')).toEqual(['L1.shippingArrangement#2']);
  });

  test('that the last others waited for let the order be accepted by falling away', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
    const transport = {
      mode: 'FREIGHT',
      carrier: '顺达',
      pickUpAt: '2025-10-28T15:00:00+08:00',
      expectedArrival: '2025-10-30',
    } as const;
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    const papers = { shippingNoteNumber: 'SN', warehouseSignedBy: 'a', carrierSignedBy: 'b' };
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '80' }] }, 'WAREHOUSE_KEEPER');
    order.give('recordDelivery', { signedBy: 'a', deliveredBy: 'b', clean: true }, 'LOGISTICS_CLERK');
    order.give('acceptDelivery', { acceptedBy: '王敏' }, 'SALESPERSON');
    changed(order, { lines: [{ line: 1, quantity: '80' }] });
    expect(order.stage).toBe('ACCEPTED');
    expect(order.clocks('promisedDelivery')).toEqual([]);
    bringTo(order, 'ARCHIVED');
  });

  test('of which one alone is concerned leave the others as they are', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [] }, 'WAREHOUSE_KEEPER');
    bringTo(order, 'IN_PRODUCTION');
    order.give('completeProduction', { finished: [{ line: 1, quantity: '40' }] }, 'PRODUCTION_SUPERVISOR');
    changed(order, { lines: [{ line: 1, quantity: '90' }] }, 'L2');
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:60', 'L2 IN_QC 1:30']);
  });
});

describe('the promise to the customer', () => {
  test('follows the new date', () => {
    const order = orderIn('PLANNED');
    expect(order.clock('promisedDelivery').due).toContain('2025-11-14');
    changed(order, { deliveryDate: '2025-12-05' });
    expect(order.clock('promisedDelivery').due).toContain('2025-12-05');
    expect(order.lots).toEqual(['L1 PLANNING 1:100']);
  });
});

describe('what a change costs', () => {
  test('less than was paid is given back by finance, with the reason, and the order comes to its end', () => {
    const order = orderIn('CONFIRMED', { details: { paymentMethod: 'PREPAYMENT' } });
    pay(order);
    changed(order, { lines: [{ line: 1, quantity: '60' }] });
    expect(order.balance.amount).toBe('-79220.00');
    bringTo(order, 'SETTLING');
    expect(order.work).toContain('FINANCE leaveBalanceOpen');
    expect(order.work).not.toContain('FINANCE recordPayment');
    order.give('leaveBalanceOpen', { reason: '退还 79220.00' }, 'FINANCE_MANAGER');
    bringTo(order, 'ARCHIVED');
  });

  test('is stated on the change and due with the order: invoice, balance and prepayment [CHANGE-07]', () => {
    const order = orderIn('CONFIRMED', { details: { paymentMethod: 'PREPAYMENT' } });
    pay(order);
    requested(order, { lines: [{ line: 1, specification: '12kV' }] });
    evaluateAll(order);
    approve(order, 'CONTRACT_ORDER_HEAD', '3500.00');
    expect(order.state.change?.decision?.extraCost).toEqual({ amount: '3500.00', currency: 'CNY' });
    customerAgrees(order);
    expect(order.state.changes?.[0]?.cost?.extra.amount).toBe('3500.00');
    expect(order.balance.amount).toBe('3500.00');
    bringTo(order, 'READY_TO_SHIP');
    expect(() => bringTo(order, 'SHIPPED')).toThrow('3500.00 CNY of the prepayment are not received');
    pay(order, '3500.00', 'R-2');
    bringTo(order, 'ACCEPTED');
    expect(order.refusal('issueInvoice', { invoiceNumber: 'F', total: order.total }, 'ACCOUNTANT')).toContain(
      'contract and shipping notes come to 201550.00 CNY',
    );
    const total = { amount: '201550.00', currency: 'CNY' } as const;
    order.give('issueInvoice', { invoiceNumber: 'F-1', total }, 'ACCOUNTANT');
    expect(order.state.stage).not.toBe('ACCEPTED');
  });
});
