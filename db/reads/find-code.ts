import { and, desc, eq, or, type SQL } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { lots } from '../schema/lots.ts';
import { orders } from '../schema/orders.ts';

/** The order that a code stands for, and the lot of it if it names one. */
export interface FoundCode {
  orderId: string;
  lotId?: string;
}

/** The order of a number, its own or its sender's, among those that `rights` let be seen; the latest of several. */
export async function findByNumber(
  { db }: Database,
  number: string,
  rights: SQL | undefined,
): Promise<FoundCode | undefined> {
  const [found] = await db
    .select({ orderId: orders.orderId })
    .from(orders)
    .where(and(or(eq(orders.orderNumber, number), eq(orders.externalNumber, number)), rights))
    .orderBy(desc(orders.receivedAt))
    .limit(1);
  return found;
}

/** The lot that travels under a carrier's number. */
export async function findByTrackingNumber(
  { db }: Database,
  trackingNumber: string,
  rights: SQL | undefined,
): Promise<FoundCode | undefined> {
  const [found] = await db
    .select({ orderId: lots.orderId, lotId: lots.lotId })
    .from(lots)
    .innerJoin(orders, eq(orders.orderId, lots.orderId))
    .where(and(eq(lots.trackingNumber, trackingNumber), rights))
    .orderBy(desc(orders.receivedAt))
    .limit(1);
  return found;
}
