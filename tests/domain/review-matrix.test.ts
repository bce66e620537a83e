import { describe, expect, test } from 'vitest';
import type { OrderType } from '../../domain/order/details.ts';
import { reviewersOf } from '../../domain/order/review/reviewers.ts';
import { headOf } from '../../domain/people/roles.ts';
import { orderIn } from './bring-to.ts';
import { OrderDriver } from './order-driver.ts';
import { receipt, received, usualDetails } from './sample-orders.ts';

/** An order of a type as it comes before the departments, whatever its intake asks beforehand. */
function underReview(orderType: OrderType, extra: object = {}): OrderDriver {
  const order = received({ details: { ...usualDetails, orderType }, ...extra });
  order.state = { ...order.state, stage: 'UNDER_REVIEW', gaps: [] };
  return order;
}

const pass = (order: OrderDriver, ...departments: Parameters<typeof headOf>[0][]) => {
  for (const department of departments)
    order.give('recordReview', { department, result: 'PASS' }, headOf(department));
};

describe('the matrix', () => {
  test.each([
    ['REGULAR', ['FINANCE', 'PRODUCTION', 'PROCUREMENT', 'CONTRACT_ORDER']],
    ['SPECIAL', ['FINANCE', 'PRODUCTION', 'PROCUREMENT']],
    ['PROJECT', ['FINANCE', 'PRODUCTION', 'PROCUREMENT', 'ENGINEERING', 'LEGAL']],
    [
      'NON_REGULAR',
      ['FINANCE', 'PRODUCTION', 'PROCUREMENT', 'ENGINEERING', 'QUALITY', 'LOGISTICS', 'LEGAL', 'LEADERSHIP'],
    ],
  ] as const)('asks of an order of type %s the departments of its row [REVIEW-19]', (type, row) => {
    const order = underReview(type);
    expect(reviewersOf(order.state, order.policy)).toEqual(row);
  });

  test('lets all departments of a type review at once under one deadline, and those of the sequence last [REVIEW-19]', () => {
    const order = orderIn('UNDER_REVIEW', {
      policy: {
        'review.matrix': { REGULAR: ['LEADERSHIP', 'FINANCE', 'PRODUCTION', 'QUALITY'] },
        'review.sequence': { REGULAR: ['FINANCE', 'LEADERSHIP'] },
      },
    });
    expect(order.work).toEqual(['PRODUCTION recordReview', 'QUALITY recordReview']);
    expect(new Set(order.tasks.map(({ clockId }) => clockId))).toEqual(new Set(['departmentReview#1']));
    const early = { department: 'LEADERSHIP', result: 'PASS' } as const;
    expect(order.refusal('recordReview', early, 'GENERAL_MANAGER')).toBe(
      'blocked: LEADERSHIP reviews after: PRODUCTION, QUALITY.',
    );
    pass(order, 'QUALITY', 'PRODUCTION');
    expect(order.work).toEqual(['FINANCE recordReview']);
    expect(order.refusal('recordReview', early, 'GENERAL_MANAGER')).toBe(
      'blocked: LEADERSHIP reviews after: FINANCE.',
    );
    pass(order, 'FINANCE');
    expect(order.work).toEqual(['LEADERSHIP recordReview']);
    expect(order.tasks[0]?.clockId).toBe('departmentReview#1');
    pass(order, 'LEADERSHIP');
    expect(order.work).toEqual(['SALES decideReview']);
  });

  test('is read as it stood in one row for orders of the first edition', () => {
    const order = new OrderDriver();
    const { edition: _none, ...old } = receipt({ details: { ...usualDetails, orderType: 'NON_REGULAR' } });
    order.give('receiveOrder', old, 'SALESPERSON');
    expect(reviewersOf(order.state, order.policy)).toEqual(['FINANCE', 'PRODUCTION', 'PROCUREMENT']);
  });
});

describe('the checklist of a type', () => {
  test('has the regular items, and its own beside them or in the place of one of that code [REVIEW-23]', () => {
    const policy = {
      'review.checklist': {
        REGULAR: ['PRICE FINANCE 价格|Price', 'CREDIT FINANCE 信用|Credit'],
        PROJECT: ['CREDIT LEGAL 履约担保|Performance bond', 'SITE ENGINEERING 现场条件|Site'],
      },
    };
    const order = underReview('PROJECT', { policy });
    pass(order, 'FINANCE', 'LEGAL', 'ENGINEERING');
    const items = Object.values(order.state.reviews).map(
      (review) => `${review.department} ${review.items?.map(({ item }) => item).join()}`,
    );
    expect(items).toEqual(['FINANCE PRICE', 'LEGAL CREDIT', 'ENGINEERING SITE']);
    const regular = underReview('REGULAR', { policy });
    pass(regular, 'FINANCE');
    expect(regular.state.reviews.FINANCE?.items?.map(({ item }) => item)).toEqual(['PRICE', 'CREDIT']);
  });
});

describe('legal', () => {
  test('reviews an order that comes with a contract document, with pass or fail and a comment [REVIEW-04]', () => {
    const order = received();
    order.give('passInitialReview', { contractDocument: true }, 'SALESPERSON');
    expect(order.work).toContain('LEGAL recordReview');
    pass(order, 'FINANCE', 'PRODUCTION', 'PROCUREMENT');
    expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR')).toBe(
      'blocked: Still to review: LEGAL.',
    );
    const failed = { department: 'LEGAL', result: 'FAIL', comment: '违约责任条款不合法' } as const;
    order.give('recordReview', failed, 'LEGAL_COUNSEL');
    expect(order.state.reviews.LEGAL).toMatchObject({
      result: 'FAIL',
      comment: '违约责任条款不合法',
      by: 'LEGAL_COUNSEL',
    });
    expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR')).toBe(
      'blocked: Failed reviews: LEGAL.',
    );
  });

  test('is not asked without one, and reviews every project and non-regular order [REVIEW-04]', () => {
    expect(orderIn('UNDER_REVIEW').work).not.toContain('LEGAL recordReview');
    for (const type of ['PROJECT', 'NON_REGULAR'] as const)
      expect(underReview(type).work).toContain('LEGAL recordReview');
  });

  test('reviews what is not by the price list where the company wants it so', () => {
    const order = orderIn('UNDER_REVIEW', {
      policy: { 'review.alsoWhen': { NOT_BY_PRICE_LIST: ['LEGAL'] } },
    });
    expect(order.work).toContain('LEGAL recordReview');
  });
});
