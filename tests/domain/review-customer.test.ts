import { describe, expect, test } from 'vitest';
import { escalationOf } from '../../domain/order/escalation.ts';
import { decided, orderIn, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

/** Production cannot keep the date; the customer is asked on a Friday at four. */
function asked(): OrderDriver {
  const order = orderIn('UNDER_REVIEW', { now: '2025-10-17T10:00:00+08:00' }).at('2025-10-17T16:00:00+08:00');
  order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: '产能不足' }, 'PRODUCTION_MANAGER');
  return order;
}

describe('the customer who is asked whether the date can be postponed', () => {
  test('has two working days, a weekend not counted, while our own clocks stand still [REVIEW-15]', () => {
    const order = asked();
    expect(order.clock('customerDecision').due).toBe('2025-10-21T16:00:00+08:00');
    expect(order.clock('departmentReview').pausedAt).toBe('2025-10-17T16:00:00+08:00');
    order.passUntil('2025-10-21T16:00:01+08:00');
    expect(order.rungs.map(({ clockId, rung }) => `${clockId} ${rung}`)).toContain('customerDecision#1 0');
    expect(escalationOf(order.clock('customerDecision'), '0', order.policy).roles).toEqual(['SALES_MANAGER']);
    expect(
      order.rungs.filter(({ clockId }) => clockId === 'departmentReview#1').map(({ rung }) => rung),
    ).not.toContain('0');
  });

  test('may say no: the answer is stored as it was given, and the order waits for leadership [REVIEW-15]', () => {
    const order = asked().at('2025-10-20T09:00:00+08:00');
    order.give('recordCustomerDecision', { agreed: false, saidBy: '王敏 电话' }, 'SERVICE_AGENT');
    expect(order.state.postponement).toMatchObject({ proposedDate: '2025-12-01', customerAgreed: false });
    expect(order.state.details.deliveryDate).toBe('2025-11-14');
    expect(order.work).toEqual(['LEADERSHIP decideRefusedPostponement']);
  });

  test('may answer late: it is taken all the same, and our clocks go on [REVIEW-15]', () => {
    const order = asked();
    order.passUntil('2025-10-23T10:00:00+08:00');
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(order.state.details.deliveryDate).toBe('2025-12-01');
    expect(order.clock('departmentReview').pausedAt).toBeUndefined();
  });
});

describe('the one decision', () => {
  test('is sales’ to act on within its time: the result, its conditions and the quotation that it asks [REVIEW-09]', () => {
    const order = reviewed();
    const conditions = '预付三成';
    order.give('decideReview', { outcome: 'ACCEPT_WITH_CONDITIONS', conditions }, 'SALES_SUPERVISOR');
    expect(order.state.decision).toMatchObject({ outcome: 'ACCEPT_WITH_CONDITIONS', conditions });
    expect(order.tasks).toMatchObject([
      { command: 'issueQuotation', department: 'SALES', clockId: 'quotation#1' },
    ]);
    expect(order.clock('quotation')).toMatchObject({ owner: 'SALES', due: '2025-10-10T10:00:00+08:00' });
  });

  test('of a rejected order leaves nothing that could be released [REVIEW-10]', () => {
    const order = reviewed();
    order.give('recordReview', { department: 'PRODUCTION', result: 'FAIL' }, 'PRODUCTION_MANAGER');
    order.give('decideReview', { outcome: 'REJECT', reason: '产能不足' }, 'SALES_SUPERVISOR');
    expect(order.refusal('releaseOrder', {}, 'SALESPERSON')).toContain('order-closed');
    expect(decided().refusal('releaseOrder', {}, 'SALESPERSON')).toContain('not-in-this-state');
  });
});
