import { describe, expect, test } from 'vitest';
import { decided, orderIn, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const accept = { outcome: 'ACCEPT' } as const;

test('nothing of a review is done once it is decided, and each act says so', () => {
  const order = decided();
  const pass = { department: 'FINANCE', result: 'PASS' } as const;
  const later = { deliveryDate: '2025-12-01', reason: '产能不足' };
  expect([
    order.refusal('decideReview', accept, 'SALES_SUPERVISOR'),
    order.refusal('recordReview', pass, 'ACCOUNTANT'),
    order.refusal('askSales', { department: 'FINANCE', question: '?' }, 'ACCOUNTANT'),
    order.refusal('proposePostponement', later, 'PLANNER'),
    order.refusal('verifyCustomer', { result: 'NOT_VERIFIED', registeredName: 'x', how: 'x' }, 'SALESPERSON'),
  ]).toEqual([
    ...Array(4).fill('blocked: The review is decided already.'),
    'blocked: The customer is verified already.',
  ]);
});

describe('the decision', () => {
  const decide = (order: OrderDriver, input: object, person = 'chen') =>
    order.refusal('decideReview', { ...accept, ...input }, { person, role: 'SALES_SUPERVISOR' });

  test('is not taken by whoever entered the order, nor by who acts for them [PRIV-11]', () => {
    const order = reviewed();
    order.state = { ...order.state, enteredBy: 'li.na', enteredFor: ['chen'] };
    const eyes = 'separation-of-duties: Whoever entered the order cannot approve it, nor who acts for them.';
    expect([decide(order, {}, 'li.na'), decide(order, {}, 'chen')]).toEqual([eyes, eyes]);
    order.give('decideReview', accept, { person: 'wang', role: 'SALES_SUPERVISOR' });
  });

  test('to reject says its reason, to accept with conditions says them', () => {
    const order = reviewed();
    expect(decide(order, { outcome: 'REJECT' })).toBe(
      'does-not-fit: reason: a rejection needs its reason for the customer @reason',
    );
    const conditional = { outcome: 'ACCEPT_WITH_CONDITIONS' };
    expect(decide(order, conditional)).toBe(
      'does-not-fit: conditions: say on which conditions the order is accepted @conditions',
    );
    order.give('decideReview', { ...accept, conditions: '预付三成' }, 'SALES_SUPERVISOR');
    expect(order.state.decision).toMatchObject({ outcome: 'ACCEPT', conditions: '预付三成' });
    expect(decided().state.decision).not.toHaveProperty('conditions');
  });

  test('names whoever still has to review, and whoever failed the order [REVIEW-10]', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(decide(order, {})).toBe('blocked: Still to review: FINANCE, PRODUCTION, PROCUREMENT.');
    for (const [department, by] of [
      ['FINANCE', 'ACCOUNTANT'],
      ['PROCUREMENT', 'BUYER'],
    ] as const)
      order.give('recordReview', { department, result: 'FAIL' }, by);
    order.give('recordReview', { department: 'PRODUCTION', result: 'PASS' }, 'PRODUCTION_MANAGER');
    expect(decide(order, {})).toBe('blocked: Failed reviews: FINANCE, PROCUREMENT.');
  });

  test('names every question that sales has not answered [REVIEW-11]', () => {
    const order = reviewed();
    for (const question of ['预付？', '票期？'])
      order.give('askSales', { department: 'FINANCE', question }, 'ACCOUNTANT');
    expect(decide(order, {})).toBe('blocked: Sales has not answered: Q1, Q2.');
    expect(order.refusal('answerQuestion', { questionId: 'Q3', answer: '好' }, 'SALESPERSON')).toBe(
      'does-not-fit: questionId: open questions: Q1, Q2 @questionId',
    );
  });

  test('waits for the customer to be verified, and says what to do', () => {
    expect(decide(reviewed({ facts: { customerVerified: false } }), {})).toBe(
      'blocked: The customer is not verified: look up name and tax number in the register and verify the customer first.',
    );
  });

  test('stops the clocks of the review and of the confirmation, and starts that of the quotation', () => {
    const order = reviewed();
    expect(order.runningClocks).toEqual(['departmentReview#1']);
    expect(order.clocks('confirmationOuter')).toHaveLength(1);
    order.give('decideReview', accept, 'SALES_SUPERVISOR');
    expect(order.runningClocks).toEqual(['quotation#1']);
    expect(order.clocks('confirmationOuter')).toEqual([]);
  });
});

describe('a department', () => {
  test('that does not review this type of order is told so', () => {
    const order = orderIn('UNDER_REVIEW');
    const words = 'does-not-fit: department: QUALITY does not review this type of order @department';
    expect(order.refusal('recordReview', { department: 'QUALITY', result: 'PASS' }, 'INSPECTOR')).toBe(words);
    expect(order.refusal('askSales', { department: 'QUALITY', question: '?' }, 'INSPECTOR')).toBe(words);
  });

  test('that speaks of an item of another is told its own', () => {
    const order = orderIn('UNDER_REVIEW');
    const own = 'FINANCE reviews: PRICE, PAYMENT_METHOD, CREDIT';
    expect(
      order.refusal('askSales', { department: 'FINANCE', question: '?', item: 'STOCK' }, 'ACCOUNTANT'),
    ).toBe(`does-not-fit: item: ${own} @item`);
    const items = [{ item: 'STOCK', result: 'PASS' } as const];
    const pass = { department: 'FINANCE', result: 'PASS' } as const;
    expect(order.refusal('recordReview', { ...pass, items }, 'ACCOUNTANT')).toBe(
      `does-not-fit: items[0].item: ${own} @items[0].item`,
    );
    const twice = [...Array(2)].map(() => ({ item: 'PRICE', result: 'PASS' }) as const);
    expect(order.refusal('recordReview', { ...pass, items: twice }, 'ACCOUNTANT')).toBe(
      'does-not-fit: items[1].item: PRICE is given twice @items[1].item',
    );
    const failed = [{ item: 'PRICE', result: 'FAIL' } as const];
    expect(order.refusal('recordReview', { ...pass, items: failed }, 'ACCOUNTANT')).toBe(
      'does-not-fit: items[0].result: a review that passes has no failed item: PRICE @items[0].result',
    );
    const none = { department: 'FINANCE', result: 'FAIL', items: twice.slice(1) } as const;
    expect(order.refusal('recordReview', none, 'ACCOUNTANT')).toBe(
      'does-not-fit: items: say which item failed @items',
    );
  });

  test('without any item of its own says so', () => {
    const policy = { 'review.checklist': { REGULAR: ['PRICE PRODUCTION 价格|Price'] } };
    const order = orderIn('UNDER_REVIEW', { policy });
    const asked = { department: 'FINANCE', question: '?', item: 'PRICE' } as const;
    expect(order.refusal('askSales', asked, 'ACCOUNTANT')).toContain('FINANCE reviews: no items');
    const items = [{ item: 'PRICE', result: 'PASS' } as const];
    expect(
      order.refusal('recordReview', { department: 'FINANCE', result: 'PASS', items }, 'ACCOUNTANT'),
    ).toContain('FINANCE reviews: no items');
  });

  test('that asks for something fails the order, says why, and judges dates where it asks for another', () => {
    const order = orderIn('UNDER_REVIEW');
    const asks = { deliveryDate: '2025-12-05' };
    const fail = { department: 'PRODUCTION', result: 'FAIL', asks } as const;
    expect(order.refusal('recordReview', fail, 'PRODUCTION_MANAGER')).toBe(
      'does-not-fit: comment: say why the requested date cannot be kept @comment',
    );
    expect(
      order.refusal('recordReview', { ...fail, result: 'PASS', comment: '满' }, 'PRODUCTION_MANAGER'),
    ).toBe('does-not-fit: asks: a review that passes asks for nothing @asks');
    expect(
      order.refusal('recordReview', { ...fail, department: 'FINANCE', comment: '满' }, 'ACCOUNTANT'),
    ).toBe(
      'does-not-fit: asks.deliveryDate: a later date is asked by: PRODUCTION, CONTRACT_ORDER @asks.deliveryDate',
    );
  });
});

test('a postponement is later than the date that was asked, and its answer follows its question [REVIEW-15]', () => {
  const order = orderIn('UNDER_REVIEW');
  const same = { deliveryDate: '2025-11-14', reason: '产能不足' };
  expect(order.refusal('proposePostponement', same, 'PLANNER')).toBe(
    'does-not-fit: deliveryDate: a postponement is later than the requested 2025-11-14 @deliveryDate',
  );
  order.give('proposePostponement', { ...same, deliveryDate: '2025-12-01' }, 'PLANNER');
  const decline = { decline: true, reason: '无法按期' };
  expect(order.refusal('decideRefusedPostponement', decline, 'GENERAL_MANAGER')).toBe(
    'blocked: The customer has not refused the postponement.',
  );
  const { postponement: _proposed, ...state } = order.state;
  order.state = state;
  expect(order.refusal('recordCustomerDecision', { agreed: true, saidBy: '王敏' }, 'SALESPERSON')).toBe(
    'blocked: No postponement was proposed.',
  );
  expect(order.refusal('decideRefusedPostponement', decline, 'GENERAL_MANAGER')).toBe(
    'blocked: The customer has not refused the postponement.',
  );
});
