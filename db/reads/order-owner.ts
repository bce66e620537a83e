import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { customers } from '../schema/customers.ts';
import { orders } from '../schema/orders.ts';

/** Who follows an order (TRACK-05), in a query that joins the order's customer. */
export const ownerOfOrder: SQL<string> = sql<string>`coalesce(
  ${orders.state} ->> 'ownerId', ${customers.salespersonId}, ${orders.enteredBy})`;

/** Who looks after a customer. */
export async function salespersonOf(
  { db }: Database,
  customerId: string | undefined,
): Promise<string | undefined> {
  if (customerId === undefined) return undefined;
  const wanted = eq(customers.customerId, customerId);
  const [row] = await db.select({ personId: customers.salespersonId }).from(customers).where(wanted);
  return row?.personId ?? undefined;
}
