import { describe, expect, test } from 'vitest';
import { bringTo, orderIn } from './bring-to.ts';
import { cabinets, type Opening, plain, received } from './sample-orders.ts';

const facts = plain.facts;
const lineFacts = facts.lines[0];
const line = plain.details.lines[0];

/** What is asked of people once the order is under review. */
function workOf(opening: Opening): string[] {
  return orderIn('UNDER_REVIEW', opening).work;
}

const byPolicy = ['SALES decideReview'];
const byPeople = ['FINANCE recordReview', 'PRODUCTION recordReview', 'PROCUREMENT recordReview'];

describe('a plain catalogue order', () => {
  test('passes every department by policy, journaled as such, and waits for the supervisor’s decision', () => {
    const order = orderIn('UNDER_REVIEW', plain);
    expect(order.work).toEqual(byPolicy);
    expect(order.acts(2)).toEqual(Array(3).fill('policy:review.autoPass recordReview'));
    expect(order.state.reviews.FINANCE).toMatchObject({ result: 'PASS', by: 'policy:review.autoPass' });
    expect(order.stage).toBe('UNDER_REVIEW');
  });

  test('passes at the very limits: all the credit, the earliest date, the largest discount', () => {
    const total = { amount: '37629.60', currency: 'CNY' } as const;
    const discounted = { ...line, unitPrice: { amount: '1881.48', currency: 'CNY' } } as const;
    const details = { lines: [discounted], deliveryDate: '2025-10-30' };
    expect(workOf({ details, facts: { ...facts, creditFree: total } })).toEqual(byPolicy);
  });
});

describe('an order is reviewed by people', () => {
  const { creditFree: _credit, ...withoutCredit } = facts;
  const { listPrice: _price, ...withoutPrice } = lineFacts;
  const dateToo = 'CONTRACT_ORDER recordReview';
  const cases: [name: string, opening: Opening, also?: string][] = [
    ['its amount is at the limit', { policy: { 'review.autoPass.amountBelow': '39610.00' } }],
    [
      'its credit falls short by a cent',
      { facts: { ...facts, creditFree: { amount: '39609.99', currency: 'CNY' } } },
      'FINANCE overrideCredit',
    ],
    ['nobody set a credit limit', { facts: withoutCredit }],
    [
      'its credit is in another currency',
      { facts: { ...facts, creditFree: { amount: '500000.00', currency: 'USD' } } },
    ],
    [
      'its customer is not verified',
      { facts: { ...facts, customerVerified: false } },
      'SALES verifyCustomer',
    ],
    [
      'its date lies before the computed one',
      { facts: { ...facts, earliestPromise: '2025-11-15' } },
      dateToo,
    ],
    ['no date could be computed', { facts, noPromise: true }, dateToo],
    ['it has remarks', { details: { ...plain.details, remarks: '加急' } }],
    ['a line has requirements of its own', { details: { lines: [{ ...line, requirements: '防腐涂层' }] } }],
    [
      'a product is not in the catalogue',
      { facts: { ...facts, lines: [{ ...lineFacts, inCatalogue: false }] } },
    ],
    ['a BOM is not released', { facts: { ...facts, lines: [{ ...lineFacts, bomReleased: false }] } }],
    ['a product has no list price', { facts: { ...facts, lines: [withoutPrice] } }],
    ['nothing is known of a line', { facts: { ...facts, lines: [] } }],
    [
      'its discount is a cent too large',
      { details: { lines: [{ ...line, unitPrice: { amount: '1881.47', currency: 'CNY' } }] } },
    ],
    [
      'its list price is in another currency',
      { facts: { ...facts, lines: [{ ...lineFacts, listPrice: { amount: '1980.50', currency: 'USD' } }] } },
    ],
    [
      'it is in another currency',
      { details: { lines: [{ ...line, unitPrice: { amount: '1980.50', currency: 'USD' } }] } },
    ],
    ['the company wants it so', { policy: { 'review.autoPass': false } }],
  ];

  test.each(cases)('when %s', (_case, opening, also) => {
    const details = { ...plain.details, ...opening.details };
    expect(workOf({ ...opening, details, facts: opening.facts ?? facts }).toSorted()).toEqual(
      [...byPeople, ...(also === undefined ? [] : [also])].toSorted(),
    );
  });

  test('when the files speak of another customer than it now has', () => {
    const order = received(plain);
    const correction = { customer: { customerId: 'CUS-2' } };
    order.give('correctEntry', { correction, reason: '选错客户' }, 'SALES_SUPERVISOR');
    expect(order.state.facts).toEqual({
      vip: false,
      customerVerified: false,
      frameContract: false,
      earliestPromise: '2025-10-30',
      lines: [lineFacts],
    });
    // Nobody has verified the other customer yet.
    expect(bringTo(order, 'UNDER_REVIEW').work).toEqual(['SALES verifyCustomer', ...byPeople]);
  });

  test('when the files speak of other products than it now has', () => {
    const order = received({ ...plain, facts: { ...facts, frameContract: true } });
    const change = (lines: (typeof cabinets)[]) =>
      order.give('correctEntry', { correction: { lines }, reason: '选错产品' }, 'SALES_SUPERVISOR');
    change([{ line: 1, quantity: '19' }]);
    expect(order.state.facts.lines).toEqual([lineFacts]);
    change([{ ...cabinets, quantity: '18', productCode: 'P-9' }]);
    expect(order.state.facts.lines).toEqual([]);
    expect(order.state.facts.earliestPromise).toBeUndefined();
    expect(order.state.facts).toMatchObject({
      customerVerified: true,
      frameContract: true,
      creditFree: facts.creditFree,
    });
    expect(bringTo(order, 'UNDER_REVIEW').work).toEqual([...byPeople, 'CONTRACT_ORDER recordReview']);
  });
});
