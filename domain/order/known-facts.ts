import type { OrderDetails, OrderFacts, OrderLine } from './details.ts';

/**
 * What the company's files said of an order, less what they said of another customer or product than it now
 * has: no rule decides on facts about something else, so such an order is judged by people.
 */
export function factsStillKnown(
  facts: OrderFacts,
  before: OrderDetails,
  after: Partial<OrderDetails>,
  otherwise: readonly number[] = [],
): OrderFacts {
  const other = (after.lines ?? []).filter(
    (line) => otherwise.includes(line.line) || isOtherProduct(line, before.lines),
  );
  const known = other.length === 0 ? facts : withoutProducts(facts, other);
  const isOtherCustomer =
    after.customer !== undefined && after.customer.customerId !== before.customer.customerId;
  return isOtherCustomer ? withoutCustomer(known) : known;
}

/** True for a line that is new or of another product than before. */
function isOtherProduct(line: OrderLine, before: readonly OrderLine[]): boolean {
  const own = before.find((each) => each.line === line.line);
  return own === undefined || own.productCode !== line.productCode;
}

function withoutProducts({ earliestPromise: _gone, ...facts }: OrderFacts, other: OrderLine[]): OrderFacts {
  const numbers = other.map((line) => line.line);
  return { ...facts, lines: facts.lines.filter((fact) => !numbers.includes(fact.line)) };
}

function withoutCustomer({
  creditFree: _gone,
  customerOnFile: _file,
  region: _where,
  ...facts
}: OrderFacts): OrderFacts {
  return { ...facts, vip: false, customerVerified: false, frameContract: false };
}
