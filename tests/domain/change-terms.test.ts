import { describe, expect, test } from 'vitest';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';
import { approve, customerAgrees, evaluate, evaluateAll, requested } from './change-driver.ts';

const fewer = { lines: [{ line: 1, quantity: '60' }] };
const later = { deliveryDate: '2025-12-05' };
const head = 'CONTRACT_ORDER_HEAD';
const yes = { approved: true, assessment: '可行' };
const byCustomer = { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' } as const;
const agreement = { agreementNumber: 'XY-1', customerSignedBy: '王敏' };
const yuan = (amount: string) => ({ amount, currency: 'CNY' }) as const;

describe('the decision', () => {
  test('adds up what departments say that it costs, unless it says so itself [CHANGE-07]', () => {
    const costed = () => {
      const order = requested(orderIn('PLANNED'), later);
      evaluate(order, 'PLANNING', { extraCost: yuan('800.00') });
      evaluate(order, 'LOGISTICS', { extraCost: yuan('250.50') });
      return order;
    };
    const order = costed();
    approve(order);
    expect(order.state.change?.decision?.extraCost).toEqual(yuan('1050.50'));
    const own = costed();
    approve(own, head, '100.00');
    expect(own.state.change?.decision?.extraCost).toEqual(yuan('100.00'));
  });

  test('needs an agreement when a department is delayed by it, and not for a price that stays [CHANGE-08]', () => {
    const needs = (delayDays?: number) => {
      const order = requested(orderIn('PLANNED'), fewer);
      evaluate(order, 'PLANNING', delayDays === undefined ? {} : { delayDays });
      evaluateAll(order);
      approve(order);
      return order.state.change?.decision?.needsAgreement;
    };
    expect(needs()).toBe(false);
    expect(needs(0)).toBe(false);
    expect(needs(1)).toBe(true);
  });

  test('is made once, in the currency of the order', () => {
    const order = requested(orderIn('PLANNED'), later);
    evaluateAll(order);
    const dollars = { ...yes, extraCost: { amount: '1.00', currency: 'USD' } } as const;
    expect(order.refusal('decideChange', dollars, head)).toContain('the order is in CNY @extraCost.currency');
    approve(order);
    expect(order.refusal('decideChange', yes, head)).toContain('Change C1 is approved already.');
    const said = { department: 'PLANNING', feasible: true, materialEffect: 'x' } as const;
    expect(order.refusal('evaluateChange', said, 'PLANNER')).toContain('approved already');
  });

  test('is the word of the company, by whoever decides, where nobody signs twice', () => {
    const order = requested(orderIn('PLANNED'), later);
    evaluateAll(order);
    approve(order);
    expect(order.state.change?.confirmations).toEqual({
      COMPANY: expect.objectContaining({ party: 'COMPANY', saidBy: head, by: head }),
    });
    expect(order.refusal('confirmChange', { party: 'COMPANY', saidBy: 'x' }, 'SALES_MANAGER')).toContain(
      'it has confirmed this change already @party',
    );
    const apart = requested(orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } }), later);
    evaluateAll(apart);
    approve(apart);
    expect(apart.state.change?.confirmations).toEqual({});
  });

  test('names every department that finds it not feasible', () => {
    const order = requested(orderIn('PLANNED'), later);
    evaluate(order, 'PLANNING', { feasible: false });
    evaluate(order, 'LOGISTICS', { feasible: false });
    expect(order.refusal('decideChange', yes, head)).toContain('Not feasible for PLANNING, LOGISTICS:');
  });

  test('asks of departments what the policy says, each once', () => {
    const evaluators = { ...defaultPolicyValues()['change.evaluators'], QUANTITY: ['QUALITY', 'NOBODY'] };
    const both = { lines: [{ line: 1, quantity: '60', specification: '12kV' }] };
    const order = requested(orderIn('PLANNED', { policy: { 'change.evaluators': evaluators } }), both);
    expect(order.work.filter((work) => work.includes('evaluateChange'))).toEqual(
      ['ENGINEERING', 'PRODUCTION', 'PROCUREMENT', 'QUALITY'].map((each) => `${each} evaluateChange`),
    );
  });
});

describe("the customer's answer", () => {
  test('is awaited until both the confirmation and the agreement are there', () => {
    const order = requested(orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } }), later);
    evaluateAll(order);
    expect(order.refusal('signChangeAgreement', agreement, 'SALESPERSON')).toContain('is not decided yet');
    approve(order);
    order.give('signChangeAgreement', agreement, 'SALESPERSON');
    expect(order.clocks('changeCustomer')).toHaveLength(1);
    expect(order.refusal('signChangeAgreement', agreement, 'SALESPERSON')).toContain('signed already');
    order.give('confirmChange', byCustomer, 'SALESPERSON');
    expect(order.clocks('changeCustomer')).toEqual([]);
    expect(order.state.revision).toBeUndefined();
    order.give('confirmChange', { party: 'COMPANY', saidBy: '张伟' }, 'SALES_MANAGER');
    expect(order.state.revision).toBe(2);
  });

  test('is not awaited for the word of the company alone', () => {
    const order = requested(orderIn('PLANNED', { policy: { 'review.mergeSignatures': false } }), fewer);
    evaluateAll(order);
    approve(order);
    order.give('confirmChange', { party: 'COMPANY', saidBy: '张伟' }, 'SALES_MANAGER');
    expect(order.clocks('changeCustomer')).toHaveLength(1);
    expect(order.state.change?.changeId).toBe('C1');
    customerAgrees(order);
    expect(order.state.revision).toBe(2);
  });
});
