import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { firstDay } from './order-driver.ts';
import { plain } from './sample-orders.ts';

const apart = { 'review.mergeSignatures': false };

describe('the triple confirmation', () => {
  test('of production, logistics and finance makes the order confirmed, not two of them [REVIEW-18]', () => {
    const order = orderIn('CONTRACTED', { policy: apart });
    expect(order.work).toEqual(['PRODUCTION confirmPlan', 'LOGISTICS confirmPlan', 'FINANCE confirmPlan']);
    order.give('confirmPlan', { department: 'FINANCE', comment: '月结' }, 'ACCOUNTANT');
    order.give('confirmPlan', { department: 'PRODUCTION' }, 'PRODUCTION_MANAGER');
    expect([order.stage, ...order.work]).toEqual(['CONTRACTED', 'LOGISTICS confirmPlan']);
    order.give('confirmPlan', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK');
    expect(order.stage).toBe('CONFIRMED');
    expect(order.state.confirmedAt).toBe(firstDay);
    expect(order.state.confirmations.FINANCE).toEqual({ by: 'ACCOUNTANT', at: firstDay, comment: '月结' });
  });

  test('is asked at once: within one working hour [REVIEW-18]', () => {
    const order = orderIn('CONTRACTED', { policy: apart });
    expect(order.clock('departmentConfirmation').due).toBe('2025-10-09T11:00:00+08:00');
  });

  test('is given by each department for itself, once', () => {
    const order = orderIn('CONTRACTED', { policy: apart });
    expect(order.refusal('confirmPlan', { department: 'FINANCE' }, 'PRODUCTION_MANAGER')).toContain(
      'not-your-role',
    );
    order.give('confirmPlan', { department: 'FINANCE' }, 'ACCOUNTANT');
    expect(order.refusal('confirmPlan', { department: 'FINANCE' }, 'FINANCE_MANAGER')).toContain(
      '@department',
    );
    expect(order.refusal('confirmPlan', { department: 'QUALITY' }, 'INSPECTOR')).toContain('@department');
  });
});

describe('a department that has passed the order in review', () => {
  test('is not asked again: policy confirms in its stead, and says so', () => {
    const order = orderIn('CONTRACTED');
    expect(order.work).toEqual(['LOGISTICS confirmPlan']);
    expect(order.acts().filter((act) => act.includes('confirmPlan'))).toEqual([
      'policy:review.mergeSignatures confirmPlan',
      'policy:review.mergeSignatures confirmPlan',
    ]);
    expect(order.state.confirmations.PRODUCTION?.by).toBe('policy:review.mergeSignatures');
  });

  test('is asked again where the company wants every signature', () => {
    expect(orderIn('CONTRACTED', { ...plain, policy: apart }).work).toHaveLength(3);
  });
});
