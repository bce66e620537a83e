import { describe, expect, test } from 'vitest';
import type { ChangeWish } from '../../domain/order/change/records.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, orderIn, papers, transport } from './bring-to.ts';
import { changed, form, requested } from './change-driver.ts';
import { OrderDriver } from './order-driver.ts';
import { cables, receipt, twoLines, without } from './sample-orders.ts';

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const other = { lines: [{ line: 1, specification: '12kV' }] };

function refused(order: OrderDriver, wanted: ChangeWish, onlyLot?: string): string {
  return order.refusal('requestChange', form(wanted, onlyLot), 'SALESPERSON');
}

describe('a wish for one lot', () => {
  test('is one of lines that the lot has, and of nothing that concerns the whole order', () => {
    const order = orderIn('IN_PRODUCTION', twoLines);
    order.give('completeProduction', { finished: [{ line: 2, quantity: '2.5' }] }, 'PRODUCTION_SUPERVISOR');
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:100', 'L2 IN_QC 2:2.5']);
    expect(refused(order, fewer, 'L2')).toContain('the lot has no line 1 @wanted.lines');
    expect(refused(order, { removedLines: [1] }, 'L2')).toContain('the lot has no line 1 @wanted.lines');
    expect(refused(order, { ...fewer, consignee: 'x' }, 'L1')).toContain(
      'leave onlyLot out @wanted.consignee',
    );
    changed(order, { removedLines: [2] }, 'L2');
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:100']);
  });

  test('needs lots, and one that is not dispatched', () => {
    expect(refused(orderIn('CONFIRMED'), fewer, 'L1')).toContain('lots: none yet @onlyLot');
    expect(refused(orderIn('SHIPPED'), fewer, 'L1')).toContain('(CHANGE-15). @onlyLot');
  });
});

describe('a wish for lines', () => {
  test('may add several in any order, with the next numbers', () => {
    const wanted = { lines: [{ ...cables, line: 3 }, cables] };
    const order = changed(orderIn('CONFIRMED'), wanted);
    expect(order.state.details.lines.map(({ line }) => line)).toEqual([1, 2, 3]);
    const gap = { lines: [cables, { ...cables, line: 4 }] };
    expect(refused(orderIn('CONFIRMED'), gap)).toContain('the next new line is number 3 @wanted.lines');
  });

  test('names the removed line that is not there by its place', () => {
    expect(refused(orderIn('PLANNED', twoLines), { removedLines: [1, 9] })).toContain(
      'the order has no line 9 @wanted.removedLines[1]',
    );
    expect(refused(orderIn('PLANNED', twoLines), { removedLines: [1, 1] })).toContain(
      'line 1 is given twice',
    );
  });

  test('leaves something of the order, be it of one line', () => {
    expect(refused(orderIn('PLANNED'), { removedLines: [1] })).toContain('request a cancellation instead');
    const order = changed(orderIn('PLANNED', twoLines), { removedLines: [1] });
    expect(order.total.amount).toBe('2000.00');
  });

  test('reaches what is not dispatched of a line, to the last piece [CHANGE-15]', () => {
    const order = orderIn('READY_TO_SHIP');
    order.give('checkPackingList', { packed: [{ line: 1, quantity: '100' }] }, 'LOGISTICS_CLERK');
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    order.give('dispatchShipment', { ...papers, shipped: [{ line: 1, quantity: '80' }] }, 'WAREHOUSE_KEEPER');
    expect(refused(order, { lines: [{ line: 1, quantity: '79.999' }] })).toContain(
      '80 of line 1 are out of reach of this change',
    );
    expect(refused(order, other)).toContain('80 of line 1 are out of reach of this change');
    changed(order, { lines: [cables] });
    expect(order.lots).toContain('L3 RELEASED 2:2.5');
    changed(order, { lines: [{ line: 1, quantity: '80' }] });
    expect(order.lots.filter((lot) => lot.includes('1:'))).toHaveLength(1);
  });
});

describe('a wish for a date', () => {
  test('may name today, by the day that the order lives in', () => {
    // Friday, 04:00 in Shanghai.
    const order = orderIn('PLANNED').at('2025-10-09T20:00:00Z');
    expect(refused(order, { deliveryDate: '2025-10-09' })).toContain('lies before today, 2025-10-10');
    requested(order, { deliveryDate: '2025-10-10' });
    expect(order.state.change?.wanted.deliveryDate).toBe('2025-10-10');
  });

  test('is judged west of Greenwich by the day there', () => {
    // Thursday, 22:00 in New York.
    const order = new OrderDriver('2025-10-10T02:00:00Z');
    order.calendars = () => ({ ...companyDefault, zone: 'America/New_York' });
    order.give('receiveOrder', receipt(), 'SALESPERSON');
    expect(refused(order, { deliveryDate: '2025-10-08' })).toContain('lies before today, 2025-10-09');
    requested(order, { deliveryDate: '2025-10-09' });
    expect(order.state.change?.wanted.deliveryDate).toBe('2025-10-09');
  });
});

describe('what an order needs', () => {
  test('may still be missing after a change of an order that waits for it', () => {
    const order = new OrderDriver();
    order.give('receiveOrder', { ...receipt(), details: without('paymentMethod') }, 'SALESPERSON');
    changed(order, { lines: [{ line: 2, quantity: '1' }] });
    expect(order.state.details.lines).toHaveLength(2);
    expect(order.state.revision).toBe(2);
  });

  test('is asked of a line that is added once the order is complete, by its field', () => {
    const { model: _model, ...bare } = cables;
    expect(refused(orderIn('UNDER_REVIEW'), { lines: [bare] })).toContain('@wanted.lines[1].model');
  });
});

describe('the answer whether work goes on', () => {
  test('needs an open change, and holds it by its number, the one lot of it', () => {
    const order = orderIn('PLANNED');
    const stop = { workGoesOn: false } as const;
    expect(order.refusal('answerChange', stop, 'PLANNER')).toContain('No change of this order is open.');
    order.give('requestChange', form(fewer, 'L1'), 'SALESPERSON');
    order.give('answerChange', { ...stop, comment: '等待确认' }, 'PLANNER');
    expect(order.state.holds).toMatchObject([{ reason: 'CHANGE', note: 'C1', lotId: 'L1' }]);
    expect(order.state.holds?.[0]).not.toHaveProperty('from');
    expect(order.state.change?.answer).toMatchObject({
      workGoesOn: false,
      comment: '等待确认',
      by: 'PLANNER',
    });
  });

  test('may be given anew: work goes on again, or holds from an operation on', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form(other), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'PLANNER');
    order.give('answerChange', { workGoesOn: false, holdFrom: 'IN_QC' }, 'PLANNER');
    expect(order.state.holds).toMatchObject([{ reason: 'CHANGE', from: 'IN_QC' }]);
    expect(order.state.holds?.[0]).not.toHaveProperty('lotId');
    order.give('answerChange', { workGoesOn: true }, 'PLANNER');
    expect(order.state.holds).toEqual([]);
    bringTo(order, 'IN_PRODUCTION');
  });

  test('frequent changes are raised with how many there were, for sales [CHANGE-10]', () => {
    const order = orderIn('PLANNED', { policy: { 'change.frequentThreshold': 0 } });
    order.give('requestChange', form(other), 'SALESPERSON');
    const raised = order.journal.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'exceptionRaised' ? [event.exception] : [])),
    );
    expect(raised).toMatchObject([
      {
        type: 'FREQUENT_CHANGES',
        department: 'SALES',
        description: '客户已提出 1 次变更 · 1 changes requested',
      },
    ]);
  });

  test('a confirmed sheet does not keep a region from asking for another quantity or date', () => {
    const order = orderIn('PLANNED');
    order.give('confirmConfiguration', { sheetNumber: 'PZ-7' }, 'ORDER_CLERK');
    expect(refused(order, other)).toContain('The configuration sheet PZ-7 is confirmed');
    changed(order, { ...fewer, deliveryDate: '2025-12-05' });
    expect(order.state.revision).toBe(2);
  });
});
