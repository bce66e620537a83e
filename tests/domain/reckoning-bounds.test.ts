import { describe, expect, test } from 'vitest';
import type { CurrencyCode } from '../../domain/money/money.ts';
import { amountDue, orderedQuantity, orderTotal, partOf } from '../../domain/order/amounts.ts';
import { creditQuestion, withCredit } from '../../domain/order/credit.ts';
import type { OrderLine } from '../../domain/order/details.ts';
import { lineProblems } from '../../domain/order/line-problems.ts';
import { withinPriceList } from '../../domain/order/price-list.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { taxNumberProblem } from '../../domain/order/tax-number.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import { cabinets, received, twoLines, usualDetails, usualFacts } from './sample-orders.ts';

const money = (amount: string, currency: CurrencyCode = 'CNY') => ({ amount, currency });
const priced = (
  line: number,
  amount: string,
  quantity?: string,
  currency: CurrencyCode = 'CNY',
): OrderLine => ({
  line,
  unitPrice: money(amount, currency),
  ...(quantity === undefined ? {} : { quantity }),
});

describe('the lines of an order', () => {
  test('come to the sum of those that have price and quantity, in the currency of the first price', () => {
    const lines = [
      { line: 1, quantity: '7' },
      priced(2, '2.50', '3', 'USD'),
      priced(3, '9.99', undefined, 'USD'),
    ];
    expect(orderTotal({ ...usualDetails, lines })).toEqual(money('7.50', 'USD'));
    expect(orderTotal({ ...usualDetails, lines: [] })).toEqual(money('0.00'));
    expect(orderTotal({ ...usualDetails, lines: [{ line: 1 }] })).toEqual(money('0.00'));
  });

  test('are due without extra cost as long as no change brought one [CHANGE-07]', () => {
    const { changes: _none, ...state } = received().state;
    expect(amountDue(state)).toEqual(money('198050.00'));
  });

  test('are a hundred at most, of one currency, and come to less than an amount can hold', () => {
    const hundred = [...Array(100)].map((_, index) => priced(index + 1, '1.00', '1'));
    expect(lineProblems(hundred, 'lines')).toEqual([]);
    expect(lineProblems([...hundred, priced(101, '1.00', '1')], 'lines')).toEqual([
      { path: 'lines', reason: 'an order has at most 100 lines' },
    ]);
    const mixed = [{ line: 1 }, priced(2, '1.00', '1'), priced(3, '1.00', '1', 'EUR')];
    expect(lineProblems(mixed, 'lines')).toEqual([
      { path: 'lines[2].unitPrice.currency', reason: 'one order has one currency: CNY' },
    ]);
    expect(lineProblems([{ line: 1 }], 'lines')).toEqual([]);
    const large = [priced(1, '100000000000.00', '9999.999')];
    expect(lineProblems(large, 'lines')).toEqual([]);
    expect(lineProblems([...large, priced(2, '100000000.00', '1'), priced(3, '5.00')], 'lines')).toEqual([
      { path: 'lines', reason: 'the order comes to more than any amount' },
    ]);
  });

  test('are parted by known lines, each once, none above what is there', () => {
    const own = [
      { line: 1, quantity: '5' },
      { line: 2, quantity: '2.5' },
    ];
    const part = (...given: [number, string][]) =>
      partOf(
        own,
        given.map(([line, quantity]) => ({ line, quantity })),
        'packed',
      );
    expect(part([2, '0.5'], [1, '5'])).toEqual([{ line: 2, quantity: '2' }]);
    expect(() => part([1, '1'], [3, '1'])).toThrow('packed[1].line: the lot has no line 3');
    expect(() => part([1, '1'], [2, '1'], [1, '1'])).toThrow('packed[2].line: line 1 is given twice');
    expect(() => part([1, '1'], [2, '2.501'])).toThrow('packed[1].quantity: line 2 has only 2.5 in this lot');
  });

  test('without a quantity ask for none, and neither does a line that is not there', () => {
    expect(orderedQuantity(usualDetails, 1)).toBe('100');
    expect(() => orderedQuantity(usualDetails, 9)).toThrow('line 9 has no quantity');
    expect(() => orderedQuantity({ ...usualDetails, lines: [{ line: 1 }] }, 1)).toThrow(
      'line 1 has no quantity',
    );
  });

  test('are within the price list only if every one of them is', () => {
    const facts = (listPrice?: object) => ({
      ...usualFacts,
      lines: [1, 2].map((line) => ({
        line,
        inCatalogue: true,
        bomReleased: true,
        listPrice: money('800.00'),
        ...(line === 2 ? listPrice : { listPrice: money('1980.50') }),
      })),
    });
    const details = { ...usualDetails, ...twoLines.details };
    expect(withinPriceList(details, facts(), 5)).toBe(true);
    expect(withinPriceList(details, facts({ listPrice: money('842.12') }), 5)).toBe(false);
    const { unitPrice: _price, ...unpriced } = cabinets;
    expect(withinPriceList({ ...details, lines: [unpriced] }, facts(), 5)).toBe(false);
  });
});

describe('what an order asks of its customer’s credit', () => {
  const { state } = received();
  const later = (more: Partial<OrderState> = {}): OrderState => ({ ...state, stage: 'QUOTED', ...more });
  const of = (customerId: string): OrderState['details'] => ({
    ...state.details,
    customer: { ...state.details.customer, customerId },
  });

  test('is all of it where the customer or the currency is another; nothing where it owes nothing [REVIEW-08]', () => {
    expect(creditQuestion(later(), later())).toBeUndefined();
    expect(creditQuestion(later(), later({ details: of('CUS-2') }))).toEqual({ customerId: 'CUS-2' });
    const lines = [{ ...cabinets, unitPrice: money('1.00', 'USD') }];
    expect(creditQuestion(later(), later({ details: { ...state.details, lines } }))).toEqual({
      customerId: 'CUS-1',
    });
    const { customerId: _none, ...nobody } = state.details.customer;
    expect(
      creditQuestion(state, { ...state, details: { ...state.details, customer: nobody } }),
    ).toBeUndefined();
    expect(creditQuestion({ ...state, details: { ...state.details, customer: nobody } }, state)).toEqual({
      customerId: 'CUS-1',
    });
  });

  test('keeps its place, and is asked for the first time without one', () => {
    const { creditPlace: _none, ...placeless } = state;
    expect(creditQuestion(placeless, placeless)).toStrictEqual({ customerId: 'CUS-1' });
    const placed = withCredit(state, { place: 3, free: money('5.00') });
    expect(creditQuestion(placed, placed)).toEqual({ customerId: 'CUS-1', place: 3 });
    expect([placed.creditPlace, placed.facts.creditFree]).toEqual([3, money('5.00')]);
    expect(withCredit(placed, { place: 4 }).facts).not.toHaveProperty('creditFree');
  });
});

describe('a tax number', () => {
  const table: [format: string, good: string[], bad: string[]][] = [
    [
      'OLD_15',
      ['440301999999999', '440301ABCDEFGHI'],
      ['44030199999999', '4403019999999990', '44030A999999999', '440301-9999999?9', '1440301ABCDEFGHI'],
    ],
    [
      'OLD_17',
      ['11010519491231002', '110105194912310AB'],
      ['1101051949123100', '110105194912310021', '11010519491231AAA', 'A1010519491231002'],
    ],
    [
      'OLD_20',
      ['11010519491231002X00', '110105194912310021A1'],
      ['11010519491231002X0', '11010519491231002X000', '11010519491231002A00', '1101051949123100AX00'],
    ],
    [
      'FOREIGN',
      ['DE811569869', 'AB12', 'A'.repeat(20)],
      ['AB1', 'A'.repeat(21), '德国811569869', 'DE/811569'],
    ],
    [
      'CREDIT_CODE',
      ['91350100M000100Y43', '9135 0100-m000100y43'],
      ['91350100M000100Y44', '91350100M000100Y4'],
    ],
  ];
  test.each(table)(
    'of the form %s is taken where policy takes that form, and no other [INTAKE-15]',
    (format, good, bad) => {
      const policy = withOverrides({ 'intake.taxNumberFormats': [format] });
      for (const each of good) expect(taxNumberProblem(each, policy), each).toBeUndefined();
      for (const each of bad) expect(taxNumberProblem(each, policy), each).toBeTypeOf('string');
      const none = withOverrides({ 'intake.taxNumberFormats': [] });
      for (const each of good) expect(taxNumberProblem(each, none), each).toBeTypeOf('string');
    },
  );

  test('that looks like a credit code is one with a wrong character, whatever forms are taken', () => {
    const policy = withOverrides({ 'intake.taxNumberFormats': ['FOREIGN'] });
    expect(taxNumberProblem('91350100M000100Y44', policy)).toBe(
      'the check character does not fit the other 17: compare it with the business licence',
    );
    expect(taxNumberProblem('?', policy)).toBe(
      'is no unified social credit code, nor a tax number that the company accepts',
    );
  });
});
