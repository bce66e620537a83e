import { describe, expect, test } from 'vitest';
import { applyEntry } from '../../domain/order/apply.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { Review } from '../../domain/order/state.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn, reviewed } from './bring-to.ts';
import { commandOf, type OrderDriver } from './order-driver.ts';
import { plain } from './sample-orders.ts';

/** Every item of the order's reviews with what it came to, and who judged it. */
function results(order: OrderDriver): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { department, items = [] } of Object.values(order.state.reviews))
    for (const { item, result } of items) found[item] = [...(found[item] ?? []), `${department} ${result}`];
  return found;
}

const whole = {
  SPECIFICATION: ['PRODUCTION PASS'],
  QUANTITY: ['PRODUCTION PASS'],
  STOCK: ['PRODUCTION PASS'],
  CAPACITY: ['PRODUCTION PASS'],
  DELIVERY_DATE: ['PRODUCTION PASS', 'CONTRACT_ORDER PASS'],
  PRICE: ['FINANCE PASS'],
  PAYMENT_METHOD: ['FINANCE PASS'],
  CREDIT: ['FINANCE PASS'],
  MATERIALS: ['PROCUREMENT PASS'],
};

describe('the items of a review', () => {
  test('all have a result of their own once the departments have passed the order, each in one click [REVIEW-02 REVIEW-06]', () => {
    expect(results(reviewed())).toEqual(whole);
  });

  test('are all recorded by policy for a plain order too, without one act more [REVIEW-02 REVIEW-06 REVIEW-14]', () => {
    const order = orderIn('UNDER_REVIEW', plain);
    expect(results(order)).toEqual(whole);
    expect(order.acts(2)).toEqual(Array(3).fill('policy:review.autoPass recordReview'));
    expect(order.work).toEqual(['SALES decideReview']);
  });

  test('keep what failed and why; what is not named has passed [REVIEW-02 REVIEW-03 REVIEW-06]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give(
      'recordReview',
      {
        department: 'FINANCE',
        result: 'FAIL',
        items: [{ item: 'CREDIT', result: 'FAIL', comment: '两笔逾期未付' }],
      },
      'ACCOUNTANT',
    );
    expect(order.state.reviews.FINANCE?.items).toEqual([
      { item: 'PRICE', result: 'PASS' },
      { item: 'PAYMENT_METHOD', result: 'PASS' },
      { item: 'CREDIT', result: 'FAIL', comment: '两笔逾期未付' },
    ]);
  });

  test('are not stated when a department fails the order without saying of what', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'PROCUREMENT', result: 'FAIL' }, 'BUYER');
    expect(order.state.reviews.PROCUREMENT?.items).toEqual([{ item: 'MATERIALS', result: 'NOT_STATED' }]);
  });

  type Given = NonNullable<CommandInputs['recordReview']['items']>;
  const contradictions: [result: Review['result'], items: Given, at: string][] = [
    ['PASS', [{ item: 'PRICE', result: 'FAIL' }], '@items[0].result'],
    ['FAIL', [{ item: 'PRICE', result: 'PASS' }], '@items'],
    ['PASS', [{ item: 'CAPACITY', result: 'PASS' }], '@items[0].item'],
    [
      'FAIL',
      [
        { item: 'PRICE', result: 'FAIL' },
        { item: 'PRICE', result: 'PASS' },
      ],
      '@items[1].item',
    ],
  ];

  test.each(contradictions)('cannot contradict a %s: %j is refused [REVIEW-02]', (result, items, at) => {
    const order = orderIn('UNDER_REVIEW');
    const input = { department: 'FINANCE', result, items } as const;
    expect(order.refusal('recordReview', input, 'ACCOUNTANT')).toContain(at);
    expect(order.state.reviews.FINANCE).toBeUndefined();
  });
});

describe('the checklist', () => {
  const changed = {
    'review.checklist': { REGULAR: ['SAFETY FINANCE,QUALITY 安全|Safety'], PROJECT: [] },
    'review.matrix': { REGULAR: ['FINANCE', 'QUALITY'] },
  };

  test('is the company’s own, by type of order, and a review keeps the version that it answered [REVIEW-23]', () => {
    const order = orderIn('UNDER_REVIEW', { policy: changed });
    order.give('recordReview', { department: 'QUALITY', result: 'PASS' }, 'INSPECTOR');
    expect(order.state.reviews.QUALITY).toMatchObject({
      items: [{ item: 'SAFETY', result: 'PASS' }],
      policyVersion: 'default-1',
    });
    const earlier = orderIn('UNDER_REVIEW');
    earlier.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(earlier.state.reviews.FINANCE?.items?.map(({ item }) => item)).not.toContain('SAFETY');
  });

  test('of another version answers from then on, and the earlier review stays as it was [REVIEW-23 REVIEW-24]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    const values = { ...order.policy, ...changed };
    order.state = { ...order.state, policyVersion: 'v2', migratedPolicy: values };
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE).toMatchObject({ policyVersion: 'v2', items: [{ item: 'SAFETY' }] });
    expect(order.state.supersededReviews).toMatchObject([
      {
        policyVersion: 'default-1',
        items: [{ item: 'PRICE' }, { item: 'PAYMENT_METHOD' }, { item: 'CREDIT' }],
      },
    ]);
  });

  test('is refused as a draft where an item is not written as one, or its department is none [REVIEW-23]', () => {
    const draft = (text: string) =>
      validatePolicy({ 'review.checklist': { REGULAR: [text] } }, companyDefault).map(({ path }) => path);
    expect(draft('PRICE FINANCE 价格|Price')).toEqual([]);
    for (const wrong of [
      'PRICE',
      'PRICE NOBODY 价格|Price',
      'price FINANCE 价格|Price',
      'PRICE FINANCE 价格',
    ])
      expect(draft(wrong), wrong).toEqual(['review.checklist.REGULAR[0]']);
  });
});

describe('procurement', () => {
  test('starts to prepare what the order needs as soon as it has passed it, and not before [REVIEW-05]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'PROCUREMENT', result: 'FAIL' }, 'BUYER');
    expect(order.state.reviews.PROCUREMENT?.preparation).toBeUndefined();
    order.give('recordReview', { department: 'PROCUREMENT', result: 'PASS' }, 'BUYER');
    expect(order.state.reviews.PROCUREMENT).toMatchObject({
      by: 'BUYER',
      preparation: { status: 'STARTED', materials: [{ line: 1, productCode: 'P-1', quantity: '100' }] },
    });
    expect(order.work).not.toContain('PROCUREMENT recordReview');
  });
});

describe('an earlier review', () => {
  test('stays, with reviewer, time and comment, when another takes its place; two at once are both on record [REVIEW-24]', () => {
    const order = orderIn('UNDER_REVIEW');
    const input = (result: Review['result'], comment: string) =>
      ({ department: 'FINANCE', result, comment }) as const;
    const both = [
      commandOf('recordReview', input('FAIL', '一'), 'ACCOUNTANT'),
      commandOf('recordReview', input('PASS', '二'), 'FINANCE_MANAGER'),
    ];
    const batch = composeBatch(order.state, both, order.now, order.policy);
    expect(batch.outcomes.map(({ accepted }) => accepted)).toEqual([true, true]);
    const after = batch.entries.reduce(applyEntry, order.state);
    expect(after.reviews.FINANCE).toMatchObject({ result: 'PASS', by: 'FINANCE_MANAGER', comment: '二' });
    expect(after.supersededReviews).toMatchObject([
      { result: 'FAIL', by: 'ACCOUNTANT', comment: '一', at: order.now },
    ]);
  });
});
