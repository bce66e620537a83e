import { describe, expect, test } from 'vitest';
import { escalationOf } from '../../domain/order/escalation.ts';
import { decided, orderIn, reviewed } from './bring-to.ts';
import { firstDay } from './order-driver.ts';

const pass = { department: 'FINANCE', result: 'PASS' } as const;

describe('the initial review', () => {
  test('is due one working day after receipt, and its lateness is told to the head of sales [REVIEW-01]', () => {
    const order = orderIn('RECEIVED');
    const { due, owner } = order.clock('initialReview');
    expect({ due, owner }).toEqual({ due: '2025-10-10T10:00:00+08:00', owner: 'SALES' });
    order.passUntil('2025-10-10T10:00:01+08:00');
    expect(order.rungs).toContainEqual({ clockId: 'initialReview#1', rung: '0', at: due });
    const told = escalationOf(order.clock('initialReview'), '0', order.policy);
    expect(told.roles).toEqual(['SALES_MANAGER']);
  });

  test('ends when the order goes to the departments', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(order.runningClocks).toEqual(['departmentReview#1']);
  });
});

describe('department reviews', () => {
  test('run side by side under one deadline of one working day', () => {
    const order = orderIn('UNDER_REVIEW');
    const reviews = ['FINANCE recordReview', 'PRODUCTION recordReview', 'PROCUREMENT recordReview'];
    expect(order.work).toEqual(reviews);
    expect(new Set(order.tasks.map((task) => task.clockId))).toEqual(new Set(['departmentReview#1']));
    expect(order.clock('departmentReview').due).toBe('2025-10-10T10:00:00+08:00');
  });

  test('are asked of the departments in the matrix and of nobody else', () => {
    const order = orderIn('UNDER_REVIEW', { policy: { 'review.matrix': { REGULAR: ['QUALITY', 'LEGAL'] } } });
    expect(order.work).toEqual(['QUALITY recordReview', 'LEGAL recordReview']);
    expect(order.refusal('recordReview', pass, 'ACCOUNTANT')).toContain('@department');
    order.give('recordReview', { department: 'LEGAL', result: 'PASS' }, 'LEGAL_COUNSEL');
    expect(order.work).toEqual(['QUALITY recordReview']);
  });

  test('record pass or fail of finance with comment, person and time [REVIEW-03 REVIEW-24]', () => {
    const order = orderIn('UNDER_REVIEW').at('2025-10-09T11:00:00+08:00');
    order.give('recordReview', { department: 'FINANCE', result: 'FAIL', comment: '价格过低' }, 'ACCOUNTANT');
    expect(order.state.reviews.FINANCE).toMatchObject({
      department: 'FINANCE',
      result: 'FAIL',
      comment: '价格过低',
      by: 'ACCOUNTANT',
      at: '2025-10-09T11:00:00+08:00',
    });
  });

  test('are superseded by a later one, and the journal keeps both [REVIEW-24]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'FINANCE', result: 'FAIL' }, 'ACCOUNTANT');
    order.give('recordReview', pass, 'FINANCE_MANAGER');
    expect(order.state.reviews.FINANCE).toMatchObject({ result: 'PASS', by: 'FINANCE_MANAGER' });
    const recorded = order.journal
      .flatMap((entry) => entry.events)
      .filter((event) => event.type === 'reviewRecorded');
    expect(recorded.map((event) => event.review.result)).toEqual(['FAIL', 'PASS']);
  });

  test('cannot be changed once the decision is taken [REVIEW-24]', () => {
    const order = decided();
    expect(order.refusal('recordReview', pass, 'ACCOUNTANT')).toContain('blocked');
    expect(order.refusal('decideReview', { outcome: 'REJECT', reason: 'x' }, 'SALES_MANAGER')).toContain(
      'blocked',
    );
    const later = { deliveryDate: '2025-12-01', reason: 'x' };
    expect(order.refusal('proposePostponement', later, 'PLANNER')).toContain('blocked');
  });
});

describe('the one decision', () => {
  test('waits for every review [REVIEW-09]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', pass, 'ACCOUNTANT');
    expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR')).toBe(
      'blocked: Still to review: PRODUCTION, PROCUREMENT.',
    );
  });

  test('is the task of the sales supervisor when the reviews are there, under the same deadline [REVIEW-09 REVIEW-12]', () => {
    const order = reviewed();
    expect(order.tasks).toMatchObject([
      {
        command: 'decideReview',
        roles: ['SALES_SUPERVISOR', 'SALES_MANAGER'],
        clockId: 'departmentReview#1',
      },
    ]);
    order.give(
      'decideReview',
      { outcome: 'ACCEPT_WITH_CONDITIONS', conditions: '预付三成' },
      'SALES_SUPERVISOR',
    );
    expect(order.state.decision).toEqual({
      outcome: 'ACCEPT_WITH_CONDITIONS',
      conditions: '预付三成',
      by: 'SALES_SUPERVISOR',
      at: firstDay,
    });
    expect(order.runningClocks).toEqual(['quotation#1']);
  });

  test.each(['ACCEPT', 'ACCEPT_WITH_CONDITIONS'] as const)(
    'can never be %s while a department has failed the order [REVIEW-10]',
    (outcome) => {
      const order = reviewed();
      order.give('recordReview', { department: 'PRODUCTION', result: 'FAIL' }, 'PRODUCTION_MANAGER');
      const given = { outcome, conditions: 'x' };
      expect(order.refusal('decideReview', given, 'SALES_SUPERVISOR')).toBe(
        'blocked: Failed reviews: PRODUCTION.',
      );
    },
  );

  test('is not taken by a salesperson, and nothing goes on without it [REVIEW-12]', () => {
    const order = reviewed({ facts: { frameContract: true } });
    expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, 'SALESPERSON')).toContain('not-your-role');
    expect(
      order.refusal('issueQuotation', { quotationNumber: 'Q', total: order.total }, 'SALESPERSON'),
    ).toContain('blocked');
    expect(order.stage).toBe('UNDER_REVIEW');
  });

  test('is not taken by whoever entered the order, even with the role [PRIV-11]', () => {
    const entered = { person: 'li.wei', role: 'SALES_SUPERVISOR' } as const;
    const order = reviewed({ by: entered });
    expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, entered)).toContain('separation-of-duties');
    order.give('decideReview', { outcome: 'ACCEPT' }, { ...entered, person: 'he.jing' });
    expect(order.state.decision?.by).toBe('he.jing');
  });

  test('rejects only with a reason, at any time in the review', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(order.refusal('decideReview', { outcome: 'REJECT' }, 'SALES_SUPERVISOR')).toContain('@reason');
    order.give('decideReview', { outcome: 'REJECT', reason: '信用不足' }, 'SALES_SUPERVISOR');
    expect(order.state.rejection).toEqual({ reason: '信用不足', by: 'SALES_SUPERVISOR', at: firstDay });
    expect([order.stage, ...order.runningClocks]).toEqual(['REJECTED']);
  });

  test('names the conditions when there are any', () => {
    const given = { outcome: 'ACCEPT_WITH_CONDITIONS' } as const;
    expect(reviewed().refusal('decideReview', given, 'SALES_SUPERVISOR')).toContain('@conditions');
  });
});
