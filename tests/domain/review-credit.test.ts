import { describe, expect, test } from 'vitest';
import { reviewed } from './bring-to.ts';
import { cabinets } from './sample-orders.ts';

const accept = { outcome: 'ACCEPT' } as const;
const manager = 'FINANCE_MANAGER';
const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

/** The usual order comes to 198,050.00 CNY; with all departments passed. */
const withFree = (amount: string) => reviewed({ facts: { creditFree: cny(amount) } });

describe('an order of high value', () => {
  const large = (price: string) =>
    reviewed({ details: { lines: [{ ...cabinets, quantity: '100', unitPrice: cny(price) }] } });

  test('needs one more credit review, of the finance manager, from 500,000.00 CNY on [REVIEW-07]', () => {
    expect(large('4999.99').work).toEqual(['SALES decideReview']);
    const order = large('5000.00');
    expect(order.work).toEqual(['FINANCE reviewCredit']);
    expect(order.tasks[0]).toMatchObject({ roles: [manager], clockId: 'departmentReview#1' });
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toBe(
      'blocked: The credit review of this high-value order is missing.',
    );
    expect(order.refusal('reviewCredit', { result: 'PASS' }, 'ACCOUNTANT')).toContain('not-your-role');
    order.give('reviewCredit', { result: 'FAIL', comment: '两笔逾期' }, manager);
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toContain(
      'credit review of the finance manager failed',
    );
    order.give('reviewCredit', { result: 'PASS', comment: '已收到银行保函' }, manager);
    expect(order.state.creditReview).toEqual({
      result: 'PASS',
      comment: '已收到银行保函',
      by: manager,
      at: order.now,
    });
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });

  test('follows the threshold of the policy, and no smaller order is asked [REVIEW-07]', () => {
    const order = reviewed({ policy: { 'review.highValueThreshold': '198050.00' } });
    expect(order.work).toContain('FINANCE reviewCredit');
    expect(reviewed().work).not.toContain('FINANCE reviewCredit');
  });

  test('may be given for any other order, and keeps that from being accepted too where it failed [REVIEW-07]', () => {
    const order = reviewed();
    order.give('reviewCredit', { result: 'FAIL', comment: '客户涉诉' }, manager);
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toBe(
      'blocked: The credit review of the finance manager failed.',
    );
  });

  test('is reviewed for its credit again when what finance judges is changed', () => {
    const order = large('5000.00');
    order.give('reviewCredit', { result: 'PASS' }, manager);
    order.give('askSales', { department: 'FINANCE', question: '能否预付？' }, 'ACCOUNTANT');
    const supplement = { paymentMethod: 'PREPAYMENT' } as const;
    order.give('answerQuestion', { questionId: 'Q1', answer: '可以', supplement }, 'SALESPERSON');
    expect(order.work).toEqual(['FINANCE recordReview', 'FINANCE reviewCredit']);
  });
});

describe('an order that the free credit does not cover', () => {
  test('cannot be accepted, and it is said by how much; a cent more would do [REVIEW-08]', () => {
    const order = withFree('198049.99');
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toBe(
      "blocked: The customer's free credit falls short by 0.01 CNY: reject the order, or the finance manager overrides it with a reason.",
    );
    expect(order.work).toEqual(['FINANCE overrideCredit', 'SALES decideReview']);
    const enough = withFree('198050.00');
    expect(enough.work).toEqual(['SALES decideReview']);
    enough.give('decideReview', accept, 'SALES_SUPERVISOR');
  });

  test('passes with the finance manager’s override and its reason [REVIEW-08]', () => {
    const order = withFree('-1000.00');
    expect(order.refusal('overrideCredit', { reason: 'x' }, 'ACCOUNTANT')).toContain('not-your-role');
    order.give('overrideCredit', { reason: '集团担保' }, manager);
    expect(order.state.creditOverride).toEqual({
      reason: '集团担保',
      total: cny('198050.00'),
      creditFree: cny('-1000.00'),
      by: manager,
      at: order.now,
    });
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });

  test('may be rejected without an override [REVIEW-08]', () => {
    const order = withFree('0.00');
    order.give('decideReview', { outcome: 'REJECT', reason: '信用额度不足' }, 'SALES_SUPERVISOR');
    expect(order.stage).toBe('REJECTED');
  });

  test('is not overridden by whoever entered it [REVIEW-08 PRIV-11]', () => {
    const entered = { person: 'he.jing', role: manager } as const;
    const order = withFree('0.00');
    order.state = { ...order.state, enteredBy: 'he.jing' };
    expect(order.refusal('overrideCredit', { reason: 'x' }, entered)).toContain('separation-of-duties');
    order.give('overrideCredit', { reason: 'x' }, { ...entered, person: 'lin.fang' });
  });

  test('is overridden for what it came to: a dearer order asks again [REVIEW-08]', () => {
    const order = withFree('0.00');
    order.give('overrideCredit', { reason: 'x' }, manager);
    order.give('askSales', { department: 'FINANCE', question: '单价是否有误？' }, 'ACCOUNTANT');
    const lines = [{ line: 1, unitPrice: cny('2000.00') }];
    order.give('answerQuestion', { questionId: 'Q1', answer: '改价', supplement: { lines } }, 'SALESPERSON');
    expect(order.work).toContain('FINANCE overrideCredit');
  });

  test('only warns where nobody set a limit, or the limit is in another currency [REVIEW-08]', () => {
    const order = reviewed();
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(reviewed({ facts: { creditFree: { amount: '0.00', currency: 'USD' } } }).work).toEqual([
      'SALES decideReview',
    ]);
    expect(reviewed().refusal('overrideCredit', { reason: 'x' }, manager)).toContain('blocked');
  });
});
