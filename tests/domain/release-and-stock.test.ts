import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { cabinets, cables, twoLines } from './sample-orders.ts';

const some = (line: number, quantity: string) => ({ line, quantity });

describe('a confirmed order', () => {
  test('is to be submitted to production dispatch within one working day [INTAKE-20]', () => {
    const order = orderIn('CONFIRMED');
    expect(order.work).toEqual(['SALES releaseOrder']);
    expect(order.clock('release')).toMatchObject({ owner: 'SALES', due: '2025-10-10T10:00:00+08:00' });
  });

  test('is released as one lot with all that was ordered [INTAKE-20]', () => {
    const order = orderIn('CONFIRMED', twoLines);
    order.give('releaseOrder', {}, 'SALESPERSON');
    expect(order.state.stage).toBe('IN_FULFILMENT');
    expect(order.lots).toEqual(['L1 RELEASED 1:100 2:2.5']);
    expect(order.state.releasedBy).toBe('SALESPERSON');
    expect(order.runningClocks).toEqual(['L1.stockCheck#1']);
  });
});

describe('the stock check', () => {
  test('is the warehouse keeper’s, at once: within one working hour [MAT-01]', () => {
    const order = orderIn('RELEASED');
    expect(order.work).toEqual(['WAREHOUSE checkStock L1']);
    expect(order.clock('stockCheck', 'L1')).toMatchObject({
      owner: 'WAREHOUSE',
      due: '2025-10-09T11:00:00+08:00',
    });
    expect(order.refusal('checkStock', { fromStock: [] }, 'SALESPERSON')).toContain('not-your-role');
  });

  test('sends all of it to shipping when stock covers it, and production is skipped [MAT-02]', () => {
    const order = orderIn('RELEASED', twoLines);
    const entry = order.give(
      'checkStock',
      { fromStock: [some(1, '100'), some(2, '2.5')] },
      'WAREHOUSE_KEEPER',
    );
    expect(order.lots).toEqual(['L1 READY_TO_SHIP 1:100 2:2.5']);
    expect(order.lot().source).toBe('STOCK');
    expect(order.runningClocks).toEqual(['L1.shippingArrangement#1']);
    expect(entry.events).toContainEqual({
      type: 'stockReserved',
      lotId: 'L1',
      lines: [
        { line: 1, productCode: 'P-1', quantity: '100' },
        { line: 2, productCode: 'P-2', quantity: '2.5' },
      ],
    });
  });

  test('parts what is there from what must be made [MAT-02]', () => {
    const order = orderIn('RELEASED', twoLines);
    const entry = order.give(
      'checkStock',
      { fromStock: [some(1, '30'), some(2, '2.5')] },
      'WAREHOUSE_KEEPER',
    );
    expect(order.lots).toEqual(['L1 PLANNING 1:70', 'L2 READY_TO_SHIP 1:30 2:2.5']);
    expect([order.lot('L1').source, order.lot('L2').source]).toEqual(['PRODUCTION', 'STOCK']);
    expect(order.lot('L2').splitFrom).toBe('L1');
    expect(entry.events).toContainEqual(expect.objectContaining({ type: 'stockReserved', lotId: 'L2' }));
    expect(order.runningClocks).toEqual(['L2.shippingArrangement#1', 'L1.productionPlan#1']);
  });

  test('plans all of it when nothing is there, and reserves nothing', () => {
    const order = orderIn('RELEASED');
    const entry = order.give('checkStock', { fromStock: [some(1, '0')] }, 'WAREHOUSE_KEEPER');
    expect(order.lots).toEqual(['L1 PLANNING 1:100']);
    expect(order.lot().source).toBe('PRODUCTION');
    expect(entry.events.map((event) => event.type)).not.toContain('stockReserved');
  });

  test('takes all or none where the policy does not part lots', () => {
    const order = orderIn('RELEASED', { policy: { 'mat.allowSplit': false } });
    expect(order.refusal('checkStock', { fromStock: [some(1, '30')] }, 'WAREHOUSE_KEEPER')).toContain(
      '@fromStock',
    );
    order.give('checkStock', { fromStock: [some(1, '100')] }, 'WAREHOUSE_KEEPER');
    expect(order.stage).toBe('READY_TO_SHIP');
  });

  test('never takes more than the lot has, a line twice, or a line that is not there', () => {
    const order = orderIn('RELEASED', twoLines);
    const take = (...fromStock: { line: number; quantity: string }[]) =>
      order.refusal('checkStock', { fromStock }, 'WAREHOUSE_KEEPER');
    expect(take(some(2, '2.5'), some(1, '100.001'))).toContain('@fromStock[1].quantity');
    expect(take(some(1, '1'), some(1, '1'))).toContain('@fromStock[1].line');
    expect(take(some(3, '1'))).toContain('@fromStock[0].line');
  });

  test('takes nothing of a product without a code: it cannot be in stock', () => {
    const { productCode: _none, ...bespoke } = cabinets;
    const order = orderIn('RELEASED', { details: { lines: [bespoke, cables] } });
    expect(order.refusal('checkStock', { fromStock: [some(1, '1')] }, 'WAREHOUSE_KEEPER')).toContain(
      '@fromStock',
    );
    order.give('checkStock', { fromStock: [some(2, '2.5')] }, 'WAREHOUSE_KEEPER');
    expect(order.lots).toEqual(['L1 PLANNING 1:100', 'L2 READY_TO_SHIP 2:2.5']);
  });
});
