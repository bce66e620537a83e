import { sampleCustomers } from '../../db/seed/sample-customers.ts';
import { sampleProducts } from '../../db/seed/sample-products.ts';
import type { OrderDetails, OrderFacts } from '../../domain/order/details.ts';
import { dayAfter } from '../../scripts/demo/calendar-day.ts';

/** What the sample company's files say of an order, when no other order is open. */
export function factsOf(details: OrderDetails, now: Date): OrderFacts {
  const customer = sampleCustomers.find((each) => each.customerId === details.customer.customerId);
  const ordered = details.lines.map(({ line, productCode }) => ({
    line,
    product: sampleProducts.find((each) => each.productCode === productCode),
  }));
  const leadTimes = ordered.map(({ product }) => product?.leadTimeDays ?? 0);
  return {
    vip: customer?.vip ?? false,
    customerVerified: Boolean(customer?.verifiedOn),
    frameContract: customer?.frameContract ?? false,
    ...(customer?.creditLimit ? { creditFree: { amount: customer.creditLimit, currency: 'CNY' } } : {}),
    earliestPromise: dayAfter(now, Math.max(...leadTimes)),
    lines: ordered.map(({ line, product }) => ({
      line,
      inCatalogue: product !== undefined,
      bomReleased: product?.bomReleased ?? false,
      ...(product?.listPrice ? { listPrice: { amount: product.listPrice, currency: 'CNY' } } : {}),
    })),
  };
}
