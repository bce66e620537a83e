import { compare, timesThousandths } from '../money/money.ts';
import type { OrderDetails, OrderFacts } from './details.ts';

/**
 * True when every line is a catalogue product with a released BOM and its price is at most `maxDiscount`
 * percent below the list (CONTRACT-03). A line without a list price is not within it.
 */
export function withinPriceList(details: OrderDetails, facts: OrderFacts, maxDiscount: number): boolean {
  return details.lines.every((line) => {
    const fact = facts.lines.find((each) => each.line === line.line);
    if (fact?.listPrice === undefined || !fact.inCatalogue || !fact.bomReleased) return false;
    if (line.unitPrice?.currency !== fact.listPrice.currency) return false;
    const lowest = timesThousandths(fact.listPrice, Math.round((100 - maxDiscount) * 10));
    return compare(line.unitPrice, lowest) >= 0;
  });
}
