import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import { changed, form, requested } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { cables, twoLines } from './sample-orders.ts';

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const other = { lines: [{ line: 1, specification: '12kV' }] };
const head = 'CONTRACT_ORDER_HEAD';
function rejected(order: OrderDriver, assessment: string): void {
  requested(order, other);
  order.give('decideChange', { approved: false, assessment }, head);
}

describe('the order', () => {
  test('keeps the version that a change made when the next one is rejected or withdrawn [CHANGE-13]', () => {
    const order = changed(orderIn('PLANNED'), fewer);
    expect(order.state.revision).toBe(2);
    rejected(order, 'x');
    requested(order, { consignee: '李工' });
    order.give('withdrawChange', { reason: 'x' }, 'SALESPERSON');
    expect(order.state.revision).toBe(2);
    expect(
      order.state.changes?.map(({ changeId, outcome, revision }) => [changeId, outcome, revision]),
    ).toEqual([
      ['C1', 'APPLIED', 2],
      ['C2', 'REJECTED', undefined],
      ['C3', 'WITHDRAWN', undefined],
    ]);
    changed(order, { consignee: '王工' });
    expect(order.state.revision).toBe(3);
  });

  test('stays held for its own reason when a change ends that held it too', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(other), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    order.give('holdOrder', { reason: '客户欠款' }, 'SALES_MANAGER');
    order.give('withdrawChange', { reason: 'x' }, 'SALESPERSON');
    expect(order.state.holds?.map(({ reason }) => reason)).toEqual(['HOLD']);
  });

  test('does not change by policy before both parties agree', () => {
    const order = requested(orderIn('PLANNED'), fewer);
    const actor = { kind: 'policy', rule: 'change.lastState' } as const;
    expect(order.turn([{ name: 'applyChange', input: {}, actor }])).toMatchObject([
      { accepted: false, refusal: { detail: 'Change C1 is not agreed by both parties yet.' } },
    ]);
  });

  test('is given more of a line in the lot that has it and is not in production, the least advanced first', () => {
    const order = orderIn('RELEASED', twoLines);
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    expect(order.lots).toEqual(['L1 PLANNING 1:70 2:2.5', 'L2 READY_TO_SHIP 1:30']);
    changed(order, { lines: [{ line: 2, quantity: '3' }] });
    expect(order.lots).toEqual(['L1 PLANNING 1:70 2:3', 'L2 READY_TO_SHIP 1:30']);
    changed(order, { lines: [{ line: 1, quantity: '110' }] });
    expect(order.lots).toEqual(['L1 PLANNING 1:80 2:3', 'L2 READY_TO_SHIP 1:30']);
    bringTo(order, 'SHIPPED');
  });

  test('is given more of a line in a new lot where none that has the line is open for it', () => {
    const stocked = orderIn('RELEASED', twoLines);
    stocked.give('checkStock', { fromStock: [{ line: 1, quantity: '100' }] }, 'WAREHOUSE_KEEPER');
    expect(stocked.lots).toEqual(['L1 PLANNING 2:2.5', 'L2 READY_TO_SHIP 1:100']);
    changed(stocked, { lines: [{ line: 1, quantity: '110' }] });
    expect(stocked.lots).toEqual(['L1 PLANNING 2:2.5', 'L2 READY_TO_SHIP 1:100', 'L3 RELEASED 1:10']);
    const added = changed(orderIn('PLANNED'), { lines: [cables] });
    expect(added.lots).toEqual(['L1 PLANNED 1:100', 'L2 RELEASED 2:2.5']);
  });

  test('is not released from a hold that the change never placed', () => {
    const order = changed(orderIn('PLANNED'), fewer);
    const released = order.journal.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'holdReleased'),
    );
    expect(released).toEqual([]);
  });
});
