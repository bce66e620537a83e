import { type Money, timesThousandths } from '../../domain/money/money.ts';
import { thousandths } from '../../domain/money/quantity.ts';
import type { Order } from '../api/orders.ts';

/** Quantity times unit price; undefined where one of them is not known yet. */
export function lineAmount(line: Order['details']['lines'][number]): Money | undefined {
  if (line.unitPrice === undefined || line.quantity === undefined) return undefined;
  return timesThousandths(line.unitPrice, thousandths(line.quantity));
}
