import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import { cancel } from './cancelled-order.ts';
import { form } from './change-driver.ts';
import type { OrderDriver } from './order-driver.ts';
import { caseNote } from './sample-orders.ts';

const reasons = (order: OrderDriver, kind: Parameters<OrderDriver['clock']>[0], lotId?: string) =>
  order.clock(kind, lotId).pauses.map(({ reason }) => reason);

describe('while work stands still', () => {
  test('each reason holds a clock once, and its own end alone lets it go [SLA-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    order.change('noteCase', caseNote);
    order.change('noteCase', { ...caseNote, caseId: 'case_2', caseNumber: 'CE-2' });
    expect(reasons(order, 'production', 'L1')).toEqual(['HOLD', 'EXCEPTION']);
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).toEqual(['caseNoted', 'holdPlaced']);
    order.give('resumeOrder', {}, 'SALESPERSON');
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION', 'HOLD']);
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect(reasons(order, 'production', 'L1')).toEqual(['HOLD']);
  });

  test('what never stood still is not let go: its clock is not touched', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    const entry = order.give('resumeOrder', {}, 'SALESPERSON');
    const resumed = entry.events.flatMap((event) => (event.type === 'clockResumed' ? [event.clockId] : []));
    expect(entry.events[0]).toStrictEqual({ type: 'holdReleased', reason: 'HOLD' });
    expect(resumed).toContain('L1.production#1');
    expect(resumed).not.toContain(order.clock('promisedDelivery').clockId);
  });

  test('from an operation on, or on one lot, the clocks of the order itself run [EXC-10]', () => {
    const review = orderIn('UNDER_REVIEW');
    review.change('noteCase', { ...caseNote, from: 'PLANNED' });
    expect(reasons(review, 'departmentReview')).toEqual([]);
    const order = orderIn('IN_PRODUCTION');
    order.give('reportRisk', { department: 'PRODUCTION', description: '缺料' }, 'PRODUCTION_MANAGER');
    order.change('noteCase', { ...caseNote, lotId: 'L1' });
    expect(reasons(order, 'customerPrewarning')).toEqual([]);
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
    order.change('noteCase', { ...caseNote, caseId: 'case_2', caseNumber: 'CE-2' });
    expect(reasons(order, 'customerPrewarning')).toEqual(['EXCEPTION']);
    // The hold of the lot does not keep the order once that of the order has ended.
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect([reasons(order, 'customerPrewarning'), reasons(order, 'production', 'L1')]).toEqual([
      [],
      ['EXCEPTION'],
    ]);
  });

  test('a lot stands still as soon as one of several holds begins with its operation [EXC-10]', () => {
    const order = orderIn('IN_QC');
    order.change('noteCase', { ...caseNote, from: 'SHIPPED' });
    order.change('noteCase', { ...caseNote, caseId: 'case_2', caseNumber: 'CE-2', from: 'READY_TO_SHIP' });
    expect(reasons(order, 'inspection', 'L1')).toEqual([]);
    bringTo(order, 'READY_TO_SHIP');
    expect(reasons(order, 'shippingArrangement', 'L1')).toEqual(['EXCEPTION']);
  });

  test('a cancellation freezes what was promised to the customer too, another hold does not [CANCEL-02]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('holdOrder', { reason: '停电' }, 'SALESPERSON');
    expect(reasons(order, 'promisedDelivery')).toEqual([]);
    expect(reasons(cancel(order), 'promisedDelivery')).toEqual(['CANCELLATION']);
  });

  test('a hold that begins later, or has ended, does nothing to a clock that another holds [SLA-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...caseNote, lotId: 'L1' });
    order.give('requestChange', form({ deliveryDate: '2025-12-01' }), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false, holdFrom: 'READY_TO_SHIP' }, 'PLANNER');
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
    const { events } = order.give('withdrawChange', { reason: '不再需要' }, 'SALESPERSON');
    expect(events.map(({ type }) => type)).toContain('holdReleased');
    expect(events.map(({ type }) => type)).not.toContain('clockResumed');
    expect(reasons(order, 'production', 'L1')).toEqual(['EXCEPTION']);
  });
});
