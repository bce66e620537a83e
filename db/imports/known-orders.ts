import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { orders } from '../schema/orders.ts';

/** Which of some orders are there. */
export async function knownOrders({ db }: Database, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const found = await db
    .select({ orderId: orders.orderId })
    .from(orders)
    .where(inArray(orders.orderId, [...orderIds]));
  return new Set(found.map(({ orderId }) => orderId));
}

/** The id of the order of a number, or undefined when there is none. */
export async function orderIdOfNumber({ db }: Database, orderNumber: string): Promise<string | undefined> {
  const [found] = await db
    .select({ orderId: orders.orderId })
    .from(orders)
    .where(eq(orders.orderNumber, orderNumber));
  return found?.orderId;
}
