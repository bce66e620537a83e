import { describe, expect, test } from 'vitest';
import type { CurrencyCode } from '../../domain/money/money.ts';
import { creditShortfall, wantsCreditReview } from '../../domain/order/review/credit.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { decided, orderIn, reviewed } from './bring-to.ts';
import { cabinets } from './sample-orders.ts';

const manager = 'FINANCE_MANAGER';
const money = (amount: string, currency: CurrencyCode = 'CNY') => ({ amount, currency });

/** 100 cabinets at a price: the usual order, or one of high value. */
const at = (price: string, currency: CurrencyCode = 'CNY') => ({
  details: { lines: [{ ...cabinets, unitPrice: money(price, currency) }] },
});

describe('the additional credit review', () => {
  test('is measured in CNY: an order in another currency is not asked, however large [REVIEW-07]', () => {
    expect(reviewed(at('9000.00')).work).toEqual(['FINANCE reviewCredit']);
    for (const currency of ['USD', 'EUR'] as const)
      expect(reviewed(at('9000.00', currency)).work).toEqual(['SALES decideReview']);
  });

  test('stays when another department than finance is to judge anew, and goes when finance is', () => {
    const credit = (correction: object) => {
      const order = reviewed(at('5000.00'));
      order.give('reviewCredit', { result: 'PASS' }, manager);
      order.give('correctEntry', { correction, reason: '录错' }, 'SALES_SUPERVISOR');
      return order;
    };
    const date = credit({ deliveryDate: '2025-11-20' });
    expect(date.state.reviews.PRODUCTION).toBeUndefined();
    expect(date.state.creditReview).toMatchObject({ result: 'PASS', by: manager });
    expect(date.work).not.toContain('FINANCE reviewCredit');
    const payment = credit({ paymentMethod: 'PREPAYMENT' });
    expect(payment.state).not.toHaveProperty('creditReview');
    expect(payment.work).toContain('FINANCE reviewCredit');
  });

  test('comes before the decision, never after it', () => {
    const order = decided();
    const late = 'blocked: The review is decided already.';
    expect(order.refusal('reviewCredit', { result: 'PASS' }, manager)).toBe(late);
    expect(order.refusal('overrideCredit', { reason: '担保' }, manager)).toBe(late);
    const lower = { ...order.policy, 'review.highValueThreshold': '1.00' };
    expect(wantsCreditReview(order.state, lower)).toBe(false);
    expect(wantsCreditReview(reviewed().state, lower)).toBe(true);
  });
});

describe('an override of the credit', () => {
  /** 198,050.00 CNY on a credit of 100,000.00, overridden as it stood. */
  const overridden = reviewed({ facts: { creditFree: money('100000.00') } });
  overridden.give('overrideCredit', { reason: '集团担保' }, manager);
  const { state } = overridden;
  const freeNow = (creditFree: ReturnType<typeof money>): OrderState => ({
    ...state,
    facts: { ...state.facts, creditFree },
  });

  test('holds while the credit stays or grows; where it falls further, finance is asked again [REVIEW-08]', () => {
    expect(creditShortfall(state)).toBeUndefined();
    expect(creditShortfall(freeNow(money('100000.01')))).toBeUndefined();
    expect(creditShortfall(freeNow(money('99999.99')))).toEqual(money('98050.01'));
  });

  test('holds for no order in another currency [REVIEW-08]', () => {
    const lines = [{ ...cabinets, unitPrice: money('1.00', 'USD') }];
    const abroad = freeNow(money('40.00', 'USD'));
    expect(creditShortfall({ ...abroad, details: { ...state.details, lines } })).toEqual(
      money('60.00', 'USD'),
    );
  });

  test('is asked of finance alone, and only where the credit falls short', () => {
    const short = orderIn('UNDER_REVIEW', { facts: { creditFree: money('198049.99') } });
    expect(short.work).toContain('FINANCE overrideCredit');
    const enough = orderIn('UNDER_REVIEW', { facts: { creditFree: money('198050.00') } });
    expect(enough.work).not.toContain('FINANCE overrideCredit');
    expect(enough.refusal('overrideCredit', { reason: '担保' }, manager)).toBe(
      'blocked: The free credit covers the order, or nobody set a limit: there is nothing to override.',
    );
    expect(short.refusal('overrideCredit', { reason: '担保' }, 'GENERAL_MANAGER')).toMatch(/^not-your-role/);
  });

  test('is not given by whoever entered the order, nor by who acts for them [PRIV-11]', () => {
    const entered = reviewed({ facts: { creditFree: money('0.00') } });
    entered.state = { ...entered.state, enteredBy: 'he.jing', enteredFor: ['lin.fang'] };
    const by = (person: string) =>
      entered.refusal('overrideCredit', { reason: '担保' }, { person, role: manager });
    const eyes =
      'separation-of-duties: Whoever entered the order cannot override its credit, nor who acts for them.';
    expect([by('he.jing'), by('lin.fang')]).toEqual([eyes, eyes]);
    entered.give('overrideCredit', { reason: '担保' }, { person: 'wu.min', role: manager });
  });
});
