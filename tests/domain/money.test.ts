import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  isAmount,
  type Money,
  subtract,
  timesThousandths,
  zero,
} from '../../domain/money/money.ts';
import { isQuantity, quantityOf, thousandths } from '../../domain/money/quantity.ts';
import { balanceOf, orderTotal } from '../../domain/order/amounts.ts';
import { withinPriceList } from '../../domain/order/price-list.ts';
import { orderIn, pay } from './bring-to.ts';
import { cabinets, cables, twoLines, usualDetails, usualFacts } from './sample-orders.ts';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

/** Decimal text of a number of cents, made without the code under test. */
function text(count: bigint): string {
  const digits = (count < 0n ? -count : count).toString().padStart(3, '0');
  return `${count < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('money', () => {
  test('is exact to the cent where floating numbers are not', () => {
    expect(add(cny('0.10'), cny('0.20'))).toEqual(cny('0.30'));
    expect(subtract(cny('9007199254740.93'), cny('0.01'))).toEqual(cny('9007199254740.92'));
    expect(subtract(cny('1.00'), cny('1.01'))).toEqual(cny('-0.01'));
  });

  test('adds, subtracts and compares like whole cents', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(add(cny(text(a)), cny(text(b))).amount).toBe(text(a + b));
        expect(subtract(cny(text(a)), cny(text(b))).amount).toBe(text(a - b));
        expect(Math.sign(compare(cny(text(a)), cny(text(b))))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { seed: 7 },
    );
  });

  test('times a quantity rounds half a cent up, once', () => {
    expect(timesThousandths(cny('0.01'), 500)).toEqual(cny('0.01'));
    expect(timesThousandths(cny('0.01'), 499)).toEqual(cny('0.00'));
    expect(timesThousandths(cny('1980.50'), 2500)).toEqual(cny('4951.25'));
    expect(timesThousandths(cny('0.33'), 333)).toEqual(cny('0.11'));
  });

  test('of two currencies is never reckoned together', () => {
    const usd: Money = { amount: '1.00', currency: 'USD' };
    expect(() => add(cny('1.00'), usd)).toThrow('cannot reckon CNY with USD');
    expect(() => subtract(cny('1.00'), usd)).toThrow(RangeError);
    expect(() => compare(usd, cny('1.00'))).toThrow(RangeError);
  });

  test('has exactly two places', () => {
    for (const good of ['0.00', '1234.50', '-0.01', '123456789012345.00']) expect(isAmount(good)).toBe(true);
    for (const bad of [
      '1',
      '1.0',
      '1.000',
      '.50',
      '1,00',
      '1e2',
      ' 1.00',
      '+1.00',
      '1234567890123456.00',
      '',
    ]) {
      expect(isAmount(bad)).toBe(false);
      expect(() => add(cny(bad), zero('CNY'))).toThrow(RangeError);
    }
  });
});

describe('a quantity', () => {
  test('is a decimal of at most three places, kept in whole thousandths', () => {
    expect(thousandths('2.5')).toBe(2500);
    expect(thousandths('0.001')).toBe(1);
    expect(thousandths('98')).toBe(98_000);
    expect([quantityOf(2500), quantityOf(1), quantityOf(98_000), quantityOf(0)]).toEqual([
      '2.5',
      '0.001',
      '98',
      '0',
    ]);
    for (const bad of ['-1', '1.2345', '', '1.', '.5', '1e3', '1234567890']) {
      expect(isQuantity(bad)).toBe(false);
      expect(() => thousandths(bad)).toThrow(RangeError);
    }
  });

  test('comes back as it went, in its shortest form', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999_999), (count) => {
        expect(thousandths(quantityOf(count))).toBe(count);
        expect(quantityOf(count)).not.toMatch(/\.\d*0$/);
      }),
      { seed: 7 },
    );
  });
});

describe('what an order comes to', () => {
  test('is quantity times unit price over its lines, each rounded to the cent', () => {
    expect(orderTotal({ ...usualDetails, ...twoLines.details })).toEqual(cny('200050.00'));
    const odd = { ...cables, quantity: '0.333', unitPrice: cny('0.10') };
    expect(orderTotal({ ...usualDetails, lines: [odd, { ...odd, line: 2 }] })).toEqual(cny('0.06'));
  });

  test('counts no line without price or quantity, and keeps the currency of the prices', () => {
    const { unitPrice: _price, ...unpriced } = cables;
    const { quantity: _quantity, ...uncounted } = cables;
    const usd = { ...cabinets, unitPrice: { amount: '10.00', currency: 'USD' } } as const;
    expect(orderTotal({ ...usualDetails, lines: [unpriced, usd] })).toEqual({
      amount: '1000.00',
      currency: 'USD',
    });
    expect(orderTotal({ ...usualDetails, lines: [uncounted] })).toEqual(cny('0.00'));
    expect(orderTotal({ ...usualDetails, lines: [] })).toEqual(cny('0.00'));
  });

  test('less what was paid is open: of the total before the invoice, of the invoice after it', () => {
    const order = orderIn('CONFIRMED');
    pay(order, '100000.00');
    expect(balanceOf(order.state)).toEqual(cny('98050.00'));
    const invoice = { invoiceNumber: 'F', total: cny('150000.00'), by: 'x', at: order.now };
    expect(balanceOf({ ...order.state, invoice })).toEqual(cny('50000.00'));
  });
});

describe('the price list', () => {
  const facts = {
    ...usualFacts,
    lines: [{ line: 1, inCatalogue: true, bomReleased: true, listPrice: cny('100.00') }],
  };
  const at = (amount: string) => ({ ...usualDetails, lines: [{ ...cabinets, unitPrice: cny(amount) }] });

  test('allows the deviation of the policy and not a cent more', () => {
    expect(withinPriceList(at('95.00'), facts, 5)).toBe(true);
    expect(withinPriceList(at('94.99'), facts, 5)).toBe(false);
    expect(withinPriceList(at('120.00'), facts, 0)).toBe(true);
    expect(withinPriceList(at('97.50'), facts, 2.5)).toBe(true);
    expect(withinPriceList(at('97.49'), facts, 2.5)).toBe(false);
  });
});
