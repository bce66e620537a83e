import { describe, expect, test } from 'vitest';
import { escalationOf } from '../../domain/order/escalation.ts';
import { orderIn, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const question = {
  department: 'FINANCE',
  question: '付款方式能否改为预付？',
  item: 'PAYMENT_METHOD',
} as const;
const accept = { outcome: 'ACCEPT' } as const;

/** Finance has asked sales at 10:30 of the first day. */
function asked(order: OrderDriver = orderIn('UNDER_REVIEW')): OrderDriver {
  order.at('2025-10-09T10:30:00+08:00').give('askSales', question, 'ACCOUNTANT');
  return order;
}

describe('a reviewing department that finds a problem', () => {
  test('asks sales, who have four working hours of their own to answer; its own task waits meanwhile [REVIEW-11]', () => {
    const order = asked();
    expect(order.work).toEqual([
      'FINANCE recordReview',
      'PRODUCTION recordReview',
      'PROCUREMENT recordReview',
      'SALES answerQuestion',
    ]);
    expect(order.tasks.map(({ waiting }) => waiting)).toEqual([true, undefined, undefined, undefined]);
    const clock = order.clock('reviewQuestion');
    expect(clock).toMatchObject({ owner: 'SALES', due: '2025-10-09T15:30:00+08:00' });
    expect(order.tasks.at(-1)).toMatchObject({
      clockId: clock.clockId,
      roles: expect.arrayContaining(['SALESPERSON']),
    });
    order.passUntil('2025-10-09T15:30:01+08:00');
    expect(order.rungs).toContainEqual({ clockId: clock.clockId, rung: '0', at: clock.due });
    expect(escalationOf(clock, '0', order.policy).roles).toEqual(['SALES_MANAGER']);
  });

  test('is answered, and question and answer stay with who, when and what [REVIEW-11]', () => {
    const order = asked().at('2025-10-09T11:00:00+08:00');
    order.give('answerQuestion', { questionId: 'Q1', answer: '客户坚持月结' }, 'SERVICE_AGENT');
    expect(order.state.questions).toEqual([
      {
        questionId: 'Q1',
        ...question,
        clockId: 'reviewQuestion#1',
        by: 'ACCOUNTANT',
        at: '2025-10-09T10:30:00+08:00',
        answer: { text: '客户坚持月结', by: 'SERVICE_AGENT', at: '2025-10-09T11:00:00+08:00' },
      },
    ]);
    expect(order.runningClocks).toEqual(['departmentReview#1']);
    expect(order.tasks.every(({ waiting }) => waiting === undefined)).toBe(true);
    expect(order.refusal('answerQuestion', { questionId: 'Q1', answer: 'x' }, 'SALESPERSON')).toContain(
      '@questionId',
    );
  });

  test('asks as one of the matrix, of an item of its own, and in its own name alone', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(order.refusal('askSales', { department: 'QUALITY', question: 'x' }, 'INSPECTOR')).toContain(
      '@department',
    );
    expect(order.refusal('askSales', { ...question, item: 'CAPACITY' }, 'ACCOUNTANT')).toContain('@item');
    expect(order.refusal('askSales', question, 'BUYER')).toContain('not-your-role');
  });

  test('may ask several things at once, each with its own clock [REVIEW-11]', () => {
    const order = asked();
    order
      .at('2025-10-09T11:00:00+08:00')
      .give('askSales', { department: 'PRODUCTION', question: '涂层颜色？' }, 'PRODUCTION_MANAGER');
    expect(order.runningClocks).toEqual(['departmentReview#1', 'reviewQuestion#1', 'reviewQuestion#2']);
    order.give('answerQuestion', { questionId: 'Q1', answer: 'x' }, 'SALESPERSON');
    expect(order.runningClocks).toEqual(['departmentReview#1', 'reviewQuestion#2']);
  });

  test('keeps the order from being accepted until sales have answered [REVIEW-11]', () => {
    const order = asked(reviewed());
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toBe(
      'blocked: Sales has not answered: Q1.',
    );
    order.give('answerQuestion', { questionId: 'Q1', answer: 'x' }, 'SALESPERSON');
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(order.runningClocks).toEqual(['quotation#1']);
  });
});

describe('a problem order', () => {
  test('is adjusted with the customer: what is supplemented is judged again by whom it concerns, and passes [REVIEW-17 REVIEW-11]', () => {
    const order = asked(reviewed());
    const answer = {
      questionId: 'Q1',
      answer: '王敏来电：同意预付',
      supplement: { paymentMethod: 'PREPAYMENT' },
    } as const;
    const entry = order.give('answerQuestion', answer, 'SALESPERSON');
    expect(entry.events).toContainEqual({
      type: 'detailsChanged',
      before: { paymentMethod: 'MONTHLY' },
      after: { paymentMethod: 'PREPAYMENT' },
    });
    expect(order.state.questions?.[0]?.answer?.changed).toEqual(['paymentMethod']);
    expect(order.work).toEqual(['FINANCE recordReview']);
    expect(order.state.supersededReviews).toMatchObject([{ department: 'FINANCE', result: 'PASS' }]);
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });

  test('is refused with its reason when the customer does not agree, and never accepted with the failed review [REVIEW-17 REVIEW-10]', () => {
    const order = asked(reviewed());
    order.give('answerQuestion', { questionId: 'Q1', answer: '客户不同意预付' }, 'SALESPERSON');
    order.give(
      'recordReview',
      { department: 'FINANCE', result: 'FAIL', comment: '无法接受月结' },
      'ACCOUNTANT',
    );
    expect(order.refusal('decideReview', accept, 'SALES_SUPERVISOR')).toBe(
      'blocked: Failed reviews: FINANCE.',
    );
    order.give('decideReview', { outcome: 'REJECT', reason: '付款方式谈不拢' }, 'SALES_SUPERVISOR');
    expect([order.stage, order.state.rejection?.reason]).toEqual(['REJECTED', '付款方式谈不拢']);
  });
});

describe('production, which cannot make the order as it is asked', () => {
  const fail = { department: 'PRODUCTION', result: 'FAIL', comment: '11月产能已满' } as const;

  test('asks for other requirements: a question to sales [REVIEW-13]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { ...fail, asks: { requirements: '请改用标准涂层' } }, 'PRODUCTION_MANAGER');
    expect(order.state.questions).toMatchObject([
      { questionId: 'Q1', department: 'PRODUCTION', question: '请改用标准涂层', by: 'PRODUCTION_MANAGER' },
    ]);
    expect(order.work).toContain('SALES answerQuestion');
    // Only whoever asks for a later date is held to who may ask for one, and to say why.
    const parts = {
      department: 'PROCUREMENT',
      result: 'FAIL',
      asks: { requirements: '请确认断路器品牌' },
    } as const;
    const other = orderIn('UNDER_REVIEW');
    other.give('recordReview', parts, 'PROCUREMENT_MANAGER');
    expect(other.state.questions).toMatchObject([{ department: 'PROCUREMENT' }]);
  });

  test('asks for a later date: put to the customer, and judged again by both who judge dates [REVIEW-13 REVIEW-14]', () => {
    const order = orderIn('UNDER_REVIEW', { facts: { earliestPromise: '2025-12-10' } });
    order.give('recordReview', { department: 'CONTRACT_ORDER', result: 'PASS' }, 'ORDER_CLERK');
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    order.give('recordReview', { ...fail, asks: { deliveryDate: '2025-12-05' } }, 'PRODUCTION_MANAGER');
    expect(order.stage).toBe('AWAITING_CUSTOMER_DECISION');
    expect(order.state.postponement).toEqual({
      proposedDate: '2025-12-05',
      reason: '11月产能已满',
      by: 'PRODUCTION_MANAGER',
    });
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    expect(order.work).toEqual([
      'PRODUCTION recordReview',
      'PROCUREMENT recordReview',
      'CONTRACT_ORDER recordReview',
    ]);
    expect(order.state.reviews.FINANCE?.result).toBe('PASS');
    expect(order.state.supersededReviews?.map(({ department, result }) => `${department} ${result}`)).toEqual(
      ['CONTRACT_ORDER PASS', 'PRODUCTION FAIL'],
    );
  });

  test('says why, asks with a failed review alone, and only who judges dates asks for another', () => {
    const order = orderIn('UNDER_REVIEW');
    const asks = { deliveryDate: '2025-12-05' };
    expect(
      order.refusal('recordReview', { department: 'PRODUCTION', result: 'FAIL', asks }, 'PRODUCTION_MANAGER'),
    ).toContain('@comment');
    expect(order.refusal('recordReview', { ...fail, result: 'PASS', asks }, 'PRODUCTION_MANAGER')).toContain(
      '@asks',
    );
    expect(order.refusal('recordReview', { ...fail, department: 'FINANCE', asks }, 'ACCOUNTANT')).toContain(
      '@asks.deliveryDate',
    );
  });

  test('is asked once more when the general manager keeps the date that the customer insists on [REVIEW-16]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { ...fail, asks: { deliveryDate: '2025-12-05' } }, 'PRODUCTION_MANAGER');
    order.give('recordCustomerDecision', { agreed: false, saidBy: '王敏' }, 'SALESPERSON');
    order.give(
      'decideRefusedPostponement',
      { decline: false, reason: '重点客户，加班生产' },
      'GENERAL_MANAGER',
    );
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.work).toContain('PRODUCTION recordReview');
    expect(order.state.supersededReviews).toMatchObject([{ department: 'PRODUCTION', result: 'FAIL' }]);
  });
});
