import type { CivilDate } from '../../domain/instant.ts';
import type { OrderDetails, OrderFacts } from '../../domain/order/details.ts';

/** What a company that knows every customer and product says of an order; one customer is VIP, one has a frame contract. */
export function factsOf(details: OrderDetails, earliestPromise: CivilDate): OrderFacts {
  return {
    vip: details.customer.customerId === 'CUS-003',
    customerVerified: true,
    frameContract: details.customer.customerId === 'CUS-002',
    creditFree: { amount: '2000000.00', currency: 'CNY' },
    earliestPromise,
    lines: details.lines.map(({ line, unitPrice }) => ({
      line,
      inCatalogue: true,
      bomReleased: true,
      ...(unitPrice === undefined ? {} : { listPrice: unitPrice }),
    })),
  };
}
