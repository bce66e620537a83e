import type { CurrencyCode } from '../../domain/money/money.ts';
import type { CreditFacts, CreditQuestion } from '../../domain/order/credit.ts';
import type { SqlRunner } from './statement-parts.ts';

/** One order of a customer asks at a time, until its commit is done; the lock leaves references to the row alone. */
const lockCustomer = 'select customer_id from dueline.customers where customer_id = $1 for no key update';

/** An order without a place was there before places were given: it comes before all that have one. */
const readCredit = `
  select c.currency,
    coalesce(max(o.credit_place), 0)::int as "lastPlace",
    case when c.credit_limit is not null then
      (c.credit_limit - coalesce(sum(o.credit_amount) filter (where o.currency = c.currency
        and coalesce(o.credit_place, 0) < coalesce($3::int, 2147483647)), 0))::numeric(30, 2)::text end as free
  from dueline.customers c
    left join dueline.orders o on o.customer_id = c.customer_id and o.order_id <> $2 and o.credit_amount > 0
  where c.customer_id = $1 group by c.customer_id`;

interface CreditRow {
  currency: CurrencyCode;
  lastPlace: number;
  free: string | null;
}

/**
 * What is free of a customer's credit for an order, and the place that it has among the customer's orders: limit less
 * what open orders and open receivables before it take (REVIEW-08). In the transaction that writes the order, so that
 * of orders that come at once each sees those before it. Undefined for a customer who is not on file.
 */
export async function askCredit(
  transaction: SqlRunner,
  orderId: string,
  { customerId, place }: CreditQuestion,
): Promise<CreditFacts | undefined> {
  // The second statement sees what those wrote for whom the first had to wait.
  const [, rows] = await Promise.all([
    transaction.unsafe(lockCustomer, [customerId], { prepare: true }),
    transaction.unsafe<CreditRow[]>(readCredit, [customerId, orderId, place ?? null], { prepare: true }),
  ]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { currency, lastPlace, free } = row;
  return {
    place: place ?? lastPlace + 1,
    ...(free === null ? {} : { free: { amount: free, currency } }),
  };
}
