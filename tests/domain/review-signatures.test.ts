import { describe, expect, test } from 'vitest';
import type { PersonActor } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';
import { orderIn, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';

const pass = { department: 'PRODUCTION', result: 'PASS' } as const;
const inDoubt = { facts: { earliestPromise: '2025-12-10' } };

/** One person of a small firm who holds several roles. */
const many = (...roles: Role[]): PersonActor => ({ kind: 'person', personId: 'zhao.min', roles });

/** Who signed each review, with the person's own department first. */
const signers = (order: OrderDriver) =>
  Object.values(order.state.reviews).map(({ department, result, by }) => `${department} ${result} ${by}`);

describe('the delivery date of a regular order', () => {
  test('is judged by contract & order management too where planning’s figures do not allow it [REVIEW-14]', () => {
    for (const opening of [inDoubt, { noPromise: true } as const]) {
      const order = orderIn('UNDER_REVIEW', opening);
      expect(order.work).toContain('CONTRACT_ORDER recordReview');
      for (const [department, role] of [
        ['FINANCE', 'ACCOUNTANT'],
        ['PRODUCTION', 'PRODUCTION_MANAGER'],
        ['PROCUREMENT', 'BUYER'],
      ] as const)
        order.give('recordReview', { department, result: 'PASS' }, role);
      expect(order.refusal('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR')).toBe(
        'blocked: Still to review: CONTRACT_ORDER.',
      );
      order.give('recordReview', { department: 'CONTRACT_ORDER', result: 'PASS' }, 'ORDER_CLERK');
      const judged = Object.values(order.state.reviews).filter(({ items = [] }) =>
        items.some(({ item }) => item === 'DELIVERY_DATE'),
      );
      expect(judged.map(({ department, by }) => `${department} ${by}`)).toEqual([
        'PRODUCTION PRODUCTION_MANAGER',
        'CONTRACT_ORDER ORDER_CLERK',
      ]);
      order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    }
  });

  test('has both signatures with production’s one where they allow it: the second by policy [REVIEW-14]', () => {
    const order = orderIn('UNDER_REVIEW');
    expect(order.work).not.toContain('CONTRACT_ORDER recordReview');
    order.give('recordReview', pass, 'PRODUCTION_MANAGER');
    expect(signers(order)).toEqual([
      'PRODUCTION PASS PRODUCTION_MANAGER',
      'CONTRACT_ORDER PASS policy:review.mergeSignatures',
    ]);
    expect(order.state.reviews.CONTRACT_ORDER?.items).toEqual([{ item: 'DELIVERY_DATE', result: 'PASS' }]);
  });

  test('has two signatures of people where the company merges none [REVIEW-14]', () => {
    const order = orderIn('UNDER_REVIEW', { policy: { 'review.mergeSignatures': false } });
    order.give('recordReview', pass, 'PRODUCTION_MANAGER');
    expect(signers(order)).toEqual(['PRODUCTION PASS PRODUCTION_MANAGER']);
    expect(order.work).toContain('CONTRACT_ORDER recordReview');
  });
});

describe('one signature for all that a person is asked', () => {
  test('is recorded in the name of each department, in one act [REVIEW-13 REVIEW-14]', () => {
    const order = orderIn('UNDER_REVIEW', inDoubt);
    const entry = order.give(
      'recordReview',
      { ...pass, comment: '可行' },
      many('PRODUCTION_MANAGER', 'ORDER_CLERK', 'BUYER'),
    );
    expect(signers(order)).toEqual([
      'PRODUCTION PASS zhao.min',
      'PROCUREMENT PASS zhao.min',
      'CONTRACT_ORDER PASS zhao.min',
    ]);
    expect(entry.events.map(({ type }) => type)).toEqual(Array(3).fill('reviewRecorded'));
    expect(order.work).toEqual(['FINANCE recordReview']);
  });

  test('goes no further than the person’s own roles, passed reviews, and what policy merges', () => {
    const people = many('PRODUCTION_MANAGER', 'BUYER');
    const failed = orderIn('UNDER_REVIEW');
    failed.give('recordReview', { ...pass, result: 'FAIL' }, people);
    expect(signers(failed)).toEqual(['PRODUCTION FAIL zhao.min']);
    const apart = orderIn('UNDER_REVIEW', { policy: { 'review.mergeSignatures': false } });
    apart.give('recordReview', pass, people);
    expect(signers(apart)).toEqual(['PRODUCTION PASS zhao.min']);
    const delegated = orderIn('UNDER_REVIEW', inDoubt);
    const deputy: PersonActor = {
      ...many('PRODUCTION_MANAGER'),
      onBehalfOf: [{ personId: 'lin.fang', roles: ['BUYER'] }],
    };
    delegated.give('recordReview', pass, deputy);
    expect(signers(delegated)).toEqual(['PRODUCTION PASS zhao.min']);
  });

  test('does not lift the judgement of one that a department has given already', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('recordReview', { department: 'PROCUREMENT', result: 'FAIL' }, 'PROCUREMENT_MANAGER');
    order.give('recordReview', pass, many('PRODUCTION_MANAGER', 'BUYER'));
    expect(order.state.reviews.PROCUREMENT).toMatchObject({ result: 'FAIL', by: 'PROCUREMENT_MANAGER' });
  });
});

describe('the triple confirmation', () => {
  test('is signed once by a person who is asked for two departments, and the order is confirmed with the last [REVIEW-18]', () => {
    const order = orderIn('CONTRACTED', {
      policy: { 'review.mergeSignatures': true, 'review.matrix': { REGULAR: ['PROCUREMENT'] } },
    });
    expect(order.work).toEqual(['PRODUCTION confirmPlan', 'LOGISTICS confirmPlan', 'FINANCE confirmPlan']);
    const entry = order.give(
      'confirmPlan',
      { department: 'PRODUCTION' },
      many('PRODUCTION_MANAGER', 'LOGISTICS_CLERK'),
    );
    expect(entry.events.filter(({ type }) => type === 'planConfirmed')).toHaveLength(2);
    expect([order.stage, order.work]).toEqual(['CONTRACTED', ['FINANCE confirmPlan']]);
    order.give('confirmPlan', { department: 'FINANCE' }, 'ACCOUNTANT');
    expect(order.stage).toBe('CONFIRMED');
    expect(
      Object.entries(order.state.confirmations).map(([department, { by }]) => `${department} ${by}`),
    ).toEqual(['PRODUCTION zhao.min', 'LOGISTICS zhao.min', 'FINANCE ACCOUNTANT']);
  });
});

describe('production that finds an order feasible', () => {
  test('confirms it with its passed review: it is CONFIRMED when the customer has signed and nobody else is missing [REVIEW-13 REVIEW-18]', () => {
    const order = orderIn('QUOTED');
    expect(order.state.reviews.PRODUCTION?.result).toBe('PASS');
    order.give('signContract', { contractNumber: 'K-1', customerSignedBy: '王敏' }, 'SALESPERSON');
    expect(order.state.confirmations.PRODUCTION?.by).toBe('policy:review.mergeSignatures');
    expect([order.stage, order.work]).toEqual(['CONTRACTED', ['LOGISTICS confirmPlan']]);
    order.give('confirmPlan', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK');
    expect(order.stage).toBe('CONFIRMED');
  });
});

describe('without the sales supervisor’s approval', () => {
  const alone = { 'review.salesSupervisorApproval': false } as const;

  test('policy accepts an order that every department has passed, and no other [REVIEW-12 REVIEW-10]', () => {
    const order = orderIn('UNDER_REVIEW', { policy: alone });
    order.give('recordReview', { department: 'FINANCE', result: 'FAIL' }, 'ACCOUNTANT');
    order.give('recordReview', pass, 'PRODUCTION_MANAGER');
    order.give('recordReview', { department: 'PROCUREMENT', result: 'PASS' }, 'BUYER');
    expect(order.state.decision).toBeUndefined();
    order.give('recordReview', { department: 'FINANCE', result: 'PASS' }, 'ACCOUNTANT');
    expect(order.state.decision).toMatchObject({
      outcome: 'ACCEPT',
      by: 'policy:review.salesSupervisorApproval',
    });
  });

  test('is not the default: the supervisor is asked [REVIEW-12]', () => {
    expect(reviewed().state.decision).toBeUndefined();
    expect(reviewed().work).toEqual(['SALES decideReview']);
  });
});
