import { describe, expect, test } from 'vitest';
import { compensationsOf } from '../../domain/order/cancellation/compensations.ts';
import { bringTo, countersign, orderIn, plan, transport } from './bring-to.ts';
import { cancelled } from './cancelled-order.ts';
import { twoLines } from './sample-orders.ts';

describe('what is undone', () => {
  test('of the same instant goes from the shipment back to the reservation [CANCEL-09]', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    bringTo(order, 'IN_PRODUCTION');
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '30' }] }, 'LOGISTICS_CLERK');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    expect(compensationsOf(order.state).map(({ kind }) => kind)).toEqual([
      'TRANSPORT_CANCELLED',
      'UNPACKED',
      'WORK_ORDER_WITHDRAWN',
      'PLAN_WITHDRAWN',
      'RESERVATION_RELEASED',
    ]);
  });

  test('is named line by line, with the product of each line [CANCEL-09]', () => {
    const order = orderIn('RELEASED', twoLines);
    const all = order.lot().lines;
    order.at('2025-10-09T10:30:00+08:00');
    order.give('checkStock', { fromStock: all }, 'WAREHOUSE_KEEPER');
    order.at('2025-10-09T11:00:00+08:00').give('checkPackingList', { packed: all }, 'LOGISTICS_CLERK');
    expect(compensationsOf(order.state)).toEqual([
      { kind: 'UNPACKED', lotId: 'L1', reference: '1: 100, 2: 2.5', doneAt: '2025-10-09T11:00:00+08:00' },
      {
        kind: 'RESERVATION_RELEASED',
        lotId: 'L1',
        reference: 'P-1 100, P-2 2.5',
        doneAt: '2025-10-09T10:30:00+08:00',
      },
    ]);
  });

  test('of production was done when the last department signed its plan [CANCEL-09]', () => {
    const order = orderIn('PLANNING', { policy: { 'review.mergeSignatures': false } });
    order.give('submitPlan', plan, 'PLANNER');
    order.at('2025-10-09T13:30:00+08:00');
    countersign(order, 'SALES');
    countersign(order, 'PLANNING');
    // Typed last, signed first: the work order followed from the later ones.
    const signed = { department: 'PRODUCTION', medium: 'SYSTEM' } as const;
    order.at('2025-10-09T14:00:00+08:00');
    const at = { lotId: 'L1', occurredAt: '2025-10-09T11:00:00+08:00' };
    order.give('countersign', signed, 'PRODUCTION_MANAGER', at);
    expect(order.stage).toBe('IN_PRODUCTION');
    const doneAt = Object.fromEntries(compensationsOf(order.state).map((each) => [each.kind, each.doneAt]));
    expect(doneAt).toEqual({
      WORK_ORDER_WITHDRAWN: '2025-10-09T13:30:00+08:00',
      PLAN_WITHDRAWN: '2025-10-09T10:00:00+08:00',
    });
  });

  test('stands with the cancelled order, each once, with when it was done and when undone [CANCEL-09]', () => {
    const order = orderIn('IN_PRODUCTION').at('2025-10-10T09:00:00+08:00');
    const marks = { doneAt: '2025-10-09T10:00:00+08:00', at: '2025-10-10T09:00:00+08:00' };
    expect(cancelled(order).state.cancellation?.compensations).toMatchObject([
      { kind: 'WORK_ORDER_WITHDRAWN', lotId: 'L1', ...marks },
      { kind: 'PLAN_WITHDRAWN', lotId: 'L1', ...marks },
    ]);
  });
});
