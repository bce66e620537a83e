import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { changed } from './change-driver.ts';
import { OrderDriver } from './order-driver.ts';
import { receipt, twoLines, without } from './sample-orders.ts';

describe('a change that takes effect', () => {
  test('records of the lines those that differ, and what is left over only where something is', () => {
    const order = changed(orderIn('IN_QC', twoLines), { lines: [{ line: 2, quantity: '2' }] });
    const [record] = order.state.changes ?? [];
    expect(record?.before?.lines?.map(({ line, quantity }) => `${line}:${quantity}`)).toEqual(['2:2.5']);
    expect(record?.after?.lines?.map(({ line, quantity }) => `${line}:${quantity}`)).toEqual(['2:2']);
    const planned = changed(orderIn('PLANNED'), { lines: [{ line: 1, quantity: '60' }] });
    expect(planned.state.changes?.[0]?.effects).toEqual([{ lotId: 'L1', effect: 'PLANNED_ANEW' }]);
  });

  test('ends the wait for what was missing when it brings it', () => {
    const order = new OrderDriver();
    order.give('receiveOrder', { ...receipt(), details: without('paymentMethod') }, 'SALESPERSON');
    expect(order.stage).toBe('AWAITING_INFO');
    changed(order, { paymentMethod: 'MONTHLY' });
    expect(order.stage).toBe('RECEIVED');
  });

  test('has transport arranged anew for other goods, another day or consignee, and for nothing that the carrier does not see', () => {
    const packed = () => {
      const order = orderIn('READY_TO_SHIP');
      order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
      return order;
    };
    expect(changed(packed(), { consignee: '李工' }).lot().packingList).toBeUndefined();
    const fewer = { lines: [{ line: 1, quantity: '60' }] };
    expect(changed(packed(), fewer).lot()).toMatchObject({
      stage: 'READY_TO_SHIP',
      lines: [{ quantity: '60' }],
    });
    expect(changed(packed(), fewer).lot().packingList).toBeUndefined();
    expect(changed(packed(), { deliveryDate: '2025-12-05' }).lot().packingList).toBeUndefined();
    expect(changed(packed(), { remarks: '请加装吊环' }).lot().packingList).toMatchObject({ matches: true });
  });

  test('moves the promise only when it names another date', () => {
    const order = changed(orderIn('PLANNED'), { consignee: '李工' });
    const types = order.journal.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types).not.toContain('clockLimitChanged');
  });
});
