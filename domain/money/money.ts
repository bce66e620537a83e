import * as dinero from 'dinero.js/bigint';
import { CNY, EUR, USD } from 'dinero.js/bigint/currencies';

/** Money as it travels in JSON: a decimal string with two places and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: CurrencyCode;
}

const currencies = { CNY, USD, EUR } as const;

export type CurrencyCode = keyof typeof currencies;

export const currencyCodes = Object.keys(currencies) as CurrencyCode[];

const pattern = /^(-?)(\d{1,15})\.(\d{2})$/;

/** True for a decimal string with exactly two places, such as `1234.50`. */
export function isAmount(text: string): boolean {
  return pattern.test(text);
}

/** Zero in a currency. */
export function zero(currency: CurrencyCode): Money {
  return { amount: '0.00', currency };
}

/** Sum of two amounts of one currency. Throws `RangeError` when the currencies differ. */
export function add(a: Money, b: Money): Money {
  return fromDinero(dinero.add(toDinero(a), sameCurrency(a, b)), a.currency);
}

/** `a - b`; may be negative. Throws `RangeError` when the currencies differ. */
export function subtract(a: Money, b: Money): Money {
  return fromDinero(dinero.subtract(toDinero(a), sameCurrency(a, b)), a.currency);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Money, b: Money): number {
  return dinero.compare(toDinero(a), sameCurrency(a, b));
}

/**
 * `unitPrice` times a quantity given in thousandths, rounded half up to the cent (SPECIAL-09 asks the same
 * rounding of forfeits).
 */
export function timesThousandths(unitPrice: Money, thousandths: number): Money {
  const product = dinero.multiply(toDinero(unitPrice), { amount: BigInt(thousandths), scale: 3n });
  return fromDinero(dinero.transformScale(product, 2n, dinero.halfUp), unitPrice.currency);
}

function sameCurrency(a: Money, b: Money): dinero.Dinero<bigint> {
  if (a.currency !== b.currency) {
    throw new RangeError(`cannot reckon ${a.currency} with ${b.currency}`);
  }
  return toDinero(b);
}

function toDinero(money: Money): dinero.Dinero<bigint> {
  const match = pattern.exec(money.amount);
  if (match === null) throw new RangeError(`not an amount with two decimals: ${money.amount}`);
  const [, sign, whole, cents] = match;
  const minor = BigInt(`${sign}${whole}${cents}`);
  return dinero.dinero({ amount: minor, currency: currencies[money.currency], scale: 2n });
}

function fromDinero(value: dinero.Dinero<bigint>, currency: CurrencyCode): Money {
  return { amount: dinero.toDecimal(value), currency };
}
