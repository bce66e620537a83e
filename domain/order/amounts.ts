import { refuse, refuseField } from '../errors.ts';
import { add, type Money, subtract, timesThousandths, zero } from '../money/money.ts';
import { type Quantity, quantityOf, thousandths } from '../money/quantity.ts';
import type { OrderDetails } from './details.ts';
import type { LotLine } from './lot.ts';
import type { OrderState } from './state.ts';

/** Quantity times unit price over all lines; lines without either count nothing. */
export function orderTotal(details: OrderDetails): Money {
  const currency = details.lines.find((line) => line.unitPrice)?.unitPrice?.currency ?? 'CNY';
  return details.lines.reduce((sum, line) => {
    if (line.unitPrice === undefined || line.quantity === undefined) return sum;
    return add(sum, timesThousandths(line.unitPrice, thousandths(line.quantity)));
  }, zero(currency));
}

/** What the customer owes for the order: its lines, and the extra cost of the changes that were applied (CHANGE-07). */
export function amountDue({ details, changes = [] }: Pick<OrderState, 'details' | 'changes'>): Money {
  return changes.reduce(
    (sum, { cost }) => (cost === undefined ? sum : add(sum, cost.extra)),
    orderTotal(details),
  );
}

/** What the invoice asks less what has been received; what is due for the order while there is no invoice. */
export function balanceOf(state: OrderState): Money {
  const asked = state.invoice?.total ?? amountDue(state);
  return state.payments.reduce((left, payment) => subtract(left, payment.total), asked);
}

/**
 * Check that the given quantities are part of the lot: known lines, each once, none above the lot's own.
 * Refuses with the path of the field that does not fit. Answers what is left of each line.
 */
export function partOf(lotLines: readonly LotLine[], given: readonly LotLine[], path: string): LotLine[] {
  const seen = new Set<number>();
  given.forEach((line, index) => {
    const own = lotLines.find((each) => each.line === line.line);
    if (own === undefined) refuseField(`${path}[${index}].line`, `the lot has no line ${line.line}`);
    if (seen.has(line.line)) refuseField(`${path}[${index}].line`, `line ${line.line} is given twice`);
    seen.add(line.line);
    if (thousandths(line.quantity) > thousandths(own.quantity)) {
      refuseField(`${path}[${index}].quantity`, `line ${line.line} has only ${own.quantity} in this lot`);
    }
  });
  return minus(lotLines, given);
}

/** Lot lines less the given quantities; lines with nothing left fall away. */
export function minus(lotLines: readonly LotLine[], given: readonly LotLine[]): LotLine[] {
  return lotLines
    .map((line) => ({ line: line.line, left: thousandths(line.quantity) - quantityIn(given, line.line) }))
    .filter((line) => line.left > 0)
    .map((line) => ({ line: line.line, quantity: quantityOf(line.left) }));
}

/** Lines with a quantity above zero. */
export function positive(lines: readonly LotLine[]): LotLine[] {
  return lines.filter((line) => thousandths(line.quantity) > 0);
}

/** Thousandths of one line among the given ones, added up where it is listed twice; zero when it is not there. */
export function quantityIn(lines: readonly LotLine[], line: number): number {
  return lines.reduce((sum, each) => (each.line === line ? sum + thousandths(each.quantity) : sum), 0);
}

/** The quantity of an order line, which a complete order has. */
export function orderedQuantity(details: OrderDetails, line: number): Quantity {
  const found = details.lines.find((each) => each.line === line);
  return found?.quantity ?? refuse('does-not-fit', `line ${line} has no quantity`);
}
