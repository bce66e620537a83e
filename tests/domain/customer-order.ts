import { customerMessages } from '../../domain/notices/customer/customer-occasions.ts';
import { unopened } from '../../domain/order/apply.ts';
import type { CustomerDetails, OrderDetails } from '../../domain/order/details.ts';
import { type FoldedEntry, foldEntries } from '../../domain/order/fold.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import type { OrderDriver } from './order-driver.ts';
import { type Opening, usualDetails } from './sample-orders.ts';

export const email = 'wang@huadong.example';
const usualCustomer = usualDetails.customer;

/** An order of a customer whom the system can write to. */
export function reachable(
  details: Partial<OrderDetails> = {},
  customer: Partial<CustomerDetails> = {},
): Opening {
  return { details: { customer: { ...usualCustomer, email, ...customer }, ...details } };
}

export function steps({ journal, calendars }: OrderDriver): FoldedEntry[] {
  return foldEntries(unopened('ord_1'), journal, calendars, 'SO-2025-000001');
}

/** What the customer of the order was written so far. */
export function written(order: OrderDriver) {
  return steps(order).flatMap((step) => customerMessages(step, order.policy, companyDefault));
}
