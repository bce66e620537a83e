import { add, isAmount, type Money, timesThousandths, zero } from '../../domain/money/money.ts';
import { isQuantity, thousandths } from '../../domain/money/quantity.ts';
import type { Values } from '../forms/schema.ts';

/** Quantity times unit price of a line as far as it is typed. */
export function amountOfLine({ quantity, unitPrice }: Values): Money | undefined {
  const price = unitPrice as Partial<Money> | undefined;
  if (price?.amount === undefined || price.currency === undefined || !isAmount(price.amount))
    return undefined;
  if (typeof quantity !== 'string' || !isQuantity(quantity)) return undefined;
  return timesThousandths({ amount: price.amount, currency: price.currency }, thousandths(quantity));
}

/** What the lines come to; lines in several currencies have no sum. */
export function totalOf(lines: readonly Values[]): Money | 'MIXED' {
  const amounts = lines.flatMap((line) => amountOfLine(line) ?? []);
  const currency = amounts[0]?.currency ?? 'CNY';
  if (amounts.some((amount) => amount.currency !== currency)) return 'MIXED';
  return amounts.reduce(add, zero(currency));
}
