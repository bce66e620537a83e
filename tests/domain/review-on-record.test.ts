import { describe, expect, test } from 'vitest';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import { pendingReviewers, reviewersOf } from '../../domain/order/review/reviewers.ts';
import { isSampled } from '../../domain/order/review/sampling.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { decided, orderIn, reviewed } from './bring-to.ts';
import { OrderDriver } from './order-driver.ts';
import { cabinets, plain, receipt, usualDetails } from './sample-orders.ts';

const policyOf = (...items: string[]) => ({ 'review.checklist': { REGULAR: items } });
const failed = { department: 'PRODUCTION', result: 'FAIL', comment: '产能已满' } as const;

describe('a review keeps', () => {
  test('what the department asks for, and nothing where it asks for nothing [REVIEW-13]', () => {
    const order = orderIn('UNDER_REVIEW');
    const asks = { requirements: '改用标准涂层' };
    order.give('recordReview', { ...failed, asks }, 'PRODUCTION_MANAGER');
    expect(order.state.reviews.PRODUCTION?.asks).toEqual(asks);
    expect(order.state).not.toHaveProperty('supersededReviews');
    expect(order.state.questions?.[0]).not.toHaveProperty('item');
    order.give('recordReview', { department: 'PRODUCTION', result: 'PASS' }, 'PRODUCTION_MANAGER');
    expect(order.state.reviews.PRODUCTION).not.toHaveProperty('asks');
    expect(order.state.supersededReviews).toHaveLength(1);
  });

  test('each item as it was found: of a failed review some may have passed [REVIEW-02]', () => {
    const order = orderIn('UNDER_REVIEW');
    const items: NonNullable<CommandInputs['recordReview']['items']> = [
      { item: 'CREDIT', result: 'FAIL' },
      { item: 'PRICE', result: 'PASS', comment: '按价目表' },
    ];
    order.give('recordReview', { department: 'FINANCE', result: 'FAIL', items }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE?.items).toEqual([
      { item: 'PRICE', result: 'PASS', comment: '按价目表' },
      { item: 'PAYMENT_METHOD', result: 'PASS' },
      { item: 'CREDIT', result: 'FAIL' },
    ]);
  });

  test('what procurement prepares: only where the materials have passed, and only what a line says [REVIEW-05]', () => {
    const { productCode: _code, ...uncoded } = cabinets;
    const policy = {
      ...policyOf('MATERIALS PROCUREMENT 物料|Materials', 'SUPPLIER PROCUREMENT 供方|Supplier'),
      'intake.requiredFields': ['lines.productName'],
    };
    const order = orderIn('UNDER_REVIEW', { policy, details: { lines: [uncoded] } });
    const items = [{ item: 'SUPPLIER', result: 'FAIL' } as const];
    order.give('recordReview', { department: 'PROCUREMENT', result: 'FAIL', items }, 'BUYER');
    expect(order.state.reviews.PROCUREMENT?.preparation).toStrictEqual({
      status: 'STARTED',
      materials: [{ line: 1, quantity: '100' }],
    });
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE).not.toHaveProperty('preparation');
  });

  test('nothing but who, when and the result under the first edition of the rules', () => {
    const order = new OrderDriver();
    const { edition: _later, ...first } = receipt();
    order.give('receiveOrder', first, 'SALESPERSON');
    order.give('passInitialReview', {}, 'SALESPERSON');
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE).toStrictEqual({
      department: 'FINANCE',
      result: 'PASS',
      by: 'ACCOUNTANT',
      at: order.now,
    });
    order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: '满' }, 'PLANNER');
    order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
    // To ask again for the reviews that a new date touches is of the second edition.
    expect(order.state.reviews.FINANCE?.result).toBe('PASS');
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).not.toContain('reviewsReopened');
  });
});

describe('sales’ answers', () => {
  test('answer the one question that they name', () => {
    const order = orderIn('UNDER_REVIEW');
    for (const question of ['预付？', '票期？'])
      order.give('askSales', { department: 'FINANCE', question }, 'ACCOUNTANT');
    order.give('answerQuestion', { questionId: 'Q2', answer: '30 天' }, 'SALESPERSON');
    expect(order.state.questions?.map(({ questionId, answer }) => [questionId, answer?.text])).toEqual([
      ['Q1', undefined],
      ['Q2', '30 天'],
    ]);
    expect(order.runningClocks).toContain('reviewQuestion#1');
    expect(order.runningClocks).not.toContain('reviewQuestion#2');
  });

  test('ask for no review again where they touch nothing that a department judges [REVIEW-11]', () => {
    const answer = { questionId: 'Q1', answer: '收货人李工', supplement: { consignee: '李工' } };
    const order = reviewed();
    order.give('askSales', { department: 'FINANCE', question: '收货人？' }, 'ACCOUNTANT');
    const entry = order.give('answerQuestion', answer, 'SALESPERSON');
    expect(entry.events.map(({ type }) => type)).not.toContain('reviewsReopened');
    expect(order.state.questions?.[0]?.answer?.changed).toEqual(['consignee']);
    expect(order.work).toEqual(['SALES decideReview']);
    const own = reviewed({
      policy: policyOf('PRICE PRODUCTION 价格|Price', 'ETHICS FINANCE 廉洁|Integrity'),
    });
    own.give('askSales', { department: 'FINANCE', question: '收货人？' }, 'ACCOUNTANT');
    own.give('answerQuestion', answer, 'SALESPERSON');
    // What the company added judges the whole of the order.
    expect(own.work).toEqual(['FINANCE recordReview']);
  });
});

describe('who reviews', () => {
  test('contract management joins only where somebody of the row judges the date [REVIEW-14]', () => {
    const matrix = { 'review.matrix': { REGULAR: ['FINANCE'] } };
    const none = orderIn('UNDER_REVIEW', { policy: matrix });
    expect(reviewersOf(none.state, none.policy)).toEqual(['FINANCE']);
    const text = 'DELIVERY_DATE FINANCE,CONTRACT_ORDER 交货期|Delivery date';
    const dated = orderIn('UNDER_REVIEW', { policy: { ...matrix, ...policyOf(text) } });
    expect(reviewersOf(dated.state, dated.policy)).toEqual(['FINANCE', 'CONTRACT_ORDER']);
  });

  test('is asked no more once the order is decided, whatever the matrix says by then', () => {
    const { state, policy } = decided();
    const rows = { ...policy, 'review.matrix': { REGULAR: ['FINANCE', 'LEGAL'] } };
    expect(reviewersOf(state, rows)).toContain('LEGAL');
    expect(pendingReviewers(state, rows)).toEqual([]);
  });

  test('last may take back its own review while others are asked again', () => {
    const order = reviewed({ policy: { 'review.sequence': { REGULAR: ['FINANCE'] } } });
    const correction = { deliveryDate: '2025-11-20' };
    order.give('correctEntry', { correction, reason: '录错' }, 'SALES_SUPERVISOR');
    expect(order.work).toContain('PRODUCTION recordReview');
    order.give('recordReview', { department: 'FINANCE', result: 'FAIL', comment: '逾期' }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE?.result).toBe('FAIL');
  });
});

test('a date that was not asked for is put to the customer like any other [REVIEW-15]', () => {
  const { deliveryDate: _none, ...undated } = usualDetails;
  const order = new OrderDriver(undefined, { 'intake.requiredFields': ['paymentMethod'] });
  const input = { ...receipt(), details: undated };
  order.give('receiveOrder', input, 'SALESPERSON');
  order.give('passInitialReview', {}, 'SALESPERSON');
  order.give('proposePostponement', { deliveryDate: '2025-10-20', reason: '满' }, 'PLANNER');
  const entry = order.give('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON');
  expect(entry.events.find(({ type }) => type === 'detailsChanged')).toStrictEqual({
    type: 'detailsChanged',
    before: {},
    after: { deliveryDate: '2025-10-20' },
  });
  expect(order.state.details.deliveryDate).toBe('2025-10-20');
});

test('an item names departments that there are, every one of them [REVIEW-23]', () => {
  const wrong = validatePolicy(policyOf('PRICE FINANCE,NOBODY 价格|Price'), companyDefault);
  expect(wrong.map(({ path }) => path)).toEqual(['review.checklist.REGULAR[0]']);
});

test('the sample is of what policy passed alone, by its own rule, under the present rules', () => {
  const { state, policy } = orderIn('UNDER_REVIEW', {
    ...plain,
    policy: { 'review.autoPass.sampleShare': 100 },
  });
  const by = (...signers: string[]) =>
    Object.fromEntries(
      Object.values(state.reviews).map((review, index) => [
        review.department,
        { ...review, by: signers[index % signers.length] ?? '' },
      ]),
    );
  const [auto, merged] = ['policy:review.autoPass', 'policy:review.mergeSignatures'];
  const sampled = (...signers: string[]) => isSampled({ ...state, reviews: by(...signers) }, policy);
  expect([sampled(auto), sampled(auto, merged)]).toEqual([true, true]);
  expect([sampled(merged), sampled(auto, 'li.na'), sampled('li.na')]).toEqual([false, false, false]);
  expect(isSampled({ ...state, reviews: {} }, policy)).toBe(false);
  expect(isSampled({ ...state, edition: 1 }, policy)).toBe(false);
});
