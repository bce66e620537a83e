import { describe, expect, test } from 'vitest';
import { openTasks } from '../../domain/order/tasks.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const later = { deliveryDate: '2025-12-01', reason: '产能不足' };

/** Production has asked for a later date at 10:30 on the first day. */
function postponed(): OrderDriver {
  const order = orderIn('UNDER_REVIEW').at('2025-10-09T10:30:00+08:00');
  order.give('proposePostponement', later, 'PRODUCTION_MANAGER');
  return order;
}

/** The customer has said no. */
function refused(): OrderDriver {
  const order = postponed();
  order.give('recordCustomerDecision', { agreed: false, saidBy: '王敏' }, 'SALESPERSON');
  return order;
}

describe('a delivery date that is not feasible', () => {
  test('is put to the customer, with two working days for the answer [REVIEW-15]', () => {
    const order = postponed();
    expect(order.stage).toBe('AWAITING_CUSTOMER_DECISION');
    expect(order.state.postponement).toEqual({
      proposedDate: '2025-12-01',
      reason: '产能不足',
      by: 'PRODUCTION_MANAGER',
    });
    expect(order.work).toEqual(['SALES recordCustomerDecision']);
    const asked = openTasks(order.state, order.policy).find(
      ({ command }) => command === 'recordCustomerDecision',
    );
    expect(asked?.clockId).toBe('customerDecision#1');
    expect(order.clock('customerDecision')).toMatchObject({
      owner: 'SALES',
      due: '2025-10-11T10:30:00+08:00',
    });
  });

  test('is replaced by the later one when the customer agrees, and the review goes on [REVIEW-15]', () => {
    const order = postponed();
    const entry = order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.state.postponement?.customerAgreed).toBe(true);
    expect(entry.events).toContainEqual({
      type: 'detailsChanged',
      before: { deliveryDate: '2025-11-14' },
      after: { deliveryDate: '2025-12-01' },
    });
    expect(order.state.details.deliveryDate).toBe('2025-12-01');
  });

  test('cannot be postponed to the same day or an earlier one', () => {
    const order = orderIn('UNDER_REVIEW');
    for (const deliveryDate of ['2025-11-14', '2025-11-01']) {
      expect(order.refusal('proposePostponement', { ...later, deliveryDate }, 'PLANNER')).toContain(
        '@deliveryDate',
      );
    }
    order.give('proposePostponement', { ...later, deliveryDate: '2025-11-15' }, 'PLANNER');
  });
});

describe('a postponement that the customer refuses', () => {
  test('is for the general manager or the deputy to decide, and for nobody else [REVIEW-16]', () => {
    const order = refused();
    expect(order.state.postponement?.customerAgreed).toBe(false);
    expect(order.work).toEqual(['LEADERSHIP decideRefusedPostponement']);
    for (const role of ['SALES_MANAGER', 'SALES_SUPERVISOR', 'CONTRACT_ORDER_HEAD'] as const) {
      const decline = { decline: true, reason: 'x' };
      expect(order.refusal('decideRefusedPostponement', decline, role)).toContain('not-your-role');
      expect(order.refusal('rejectOrder', { reason: 'x' }, 'SALES_MANAGER')).toContain('not-in-this-state');
    }
    order.give('decideRefusedPostponement', { decline: true, reason: '无法按期' }, 'DEPUTY_GENERAL_MANAGER');
    expect(order.state.rejection).toMatchObject({ reason: '无法按期', by: 'DEPUTY_GENERAL_MANAGER' });
    expect([order.stage, ...order.runningClocks]).toEqual(['REJECTED']);
  });

  test('cannot be declined before the customer has answered [REVIEW-16]', () => {
    const decline = { decline: true, reason: 'x' };
    expect(postponed().refusal('decideRefusedPostponement', decline, 'GENERAL_MANAGER')).toContain('blocked');
  });

  test('brings the order back into review with the requested date when leadership keeps it', () => {
    const order = refused();
    order.give('decideRefusedPostponement', { decline: false, reason: '加班' }, 'GENERAL_MANAGER');
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.state.details.deliveryDate).toBe('2025-11-14');
    expect(order.runningClocks).toEqual(['departmentReview#1']);
  });

  test('may still be agreed to while leadership has not decided', () => {
    const order = refused();
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SERVICE_AGENT');
    expect([order.stage, order.state.details.deliveryDate]).toEqual(['UNDER_REVIEW', '2025-12-01']);
  });
});
