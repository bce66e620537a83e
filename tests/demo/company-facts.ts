import { filledIn, orderFacts } from '../../api/orders/order-facts.ts';
import { sampleCustomers } from '../../db/seed/sample-customers.ts';
import { sampleProducts } from '../../db/seed/sample-products.ts';
import type { OrderDetails, OrderFacts } from '../../domain/order/details.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** An order as the sample company's files complete it and what they say of it, on the day it was founded. */
export function registered(
  details: OrderDetails,
  policy: PolicyValues,
  now: string,
): { details: OrderDetails; facts: OrderFacts } {
  const customer = sampleCustomers.find((each) => each.customerId === details.customer.customerId);
  const files = {
    customer: customer && {
      ...customer,
      verifiedOn: customer.verifiedOn && now.slice(0, 10),
      openAmount: '0.00',
    },
    products: sampleProducts,
  };
  return {
    details: filledIn(details, files),
    facts: orderFacts(details, files, { policy, calendar: companyDefault, now }),
  };
}
