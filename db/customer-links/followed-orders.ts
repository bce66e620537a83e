import { and, desc, eq, inArray, lt, min, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { customers } from '../schema/customers.ts';
import { orders } from '../schema/orders.ts';
import { stageVisits } from '../schema/stage-visits.ts';

/** Whose orders, or which one of them. */
export interface Followed {
  customerId: string;
  orderId?: string | undefined;
}

export interface FollowedOrder {
  state: OrderState;
  /** When the order, or its first lot, first came to each stage. */
  reached: Map<Stage, Instant>;
}

export interface FollowPlace {
  receivedAt: Instant;
  orderId: string;
}

/** Orders of one customer, the latest first, before a place. */
export async function followedOrders(
  { db }: Database,
  { customerId, orderId }: Followed,
  before: FollowPlace | undefined,
  limit: number,
): Promise<Page<FollowedOrder>> {
  const rows = await db
    .select({ orderId: orders.orderId, receivedAt: orders.receivedAt, state: orders.state })
    .from(orders)
    .where(
      and(
        eq(orders.customerId, customerId),
        whenGiven(orderId, (id) => eq(orders.orderId, id)),
        whenGiven(before, (place) =>
          or(
            lt(orders.receivedAt, place.receivedAt),
            and(eq(orders.receivedAt, place.receivedAt), lt(orders.orderId, place.orderId)),
          ),
        ),
      ),
    )
    .orderBy(desc(orders.receivedAt), desc(orders.orderId))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.receivedAt, row.orderId]);
  const visits = await firstVisits(
    { db },
    page.items.map((row) => row.orderId),
  );
  const items = page.items.map((row) => ({
    state: row.state,
    reached: visits.get(row.orderId) ?? new Map<Stage, Instant>(),
  }));
  return { ...page, items };
}

async function firstVisits({ db }: Pick<Database, 'db'>, orderIds: string[]) {
  const found = new Map<string, Map<Stage, Instant>>();
  if (orderIds.length === 0) return found;
  const rows = await db
    .select({ orderId: stageVisits.orderId, stage: stageVisits.stage, at: min(stageVisits.enteredAt) })
    .from(stageVisits)
    .where(inArray(stageVisits.orderId, orderIds))
    .groupBy(stageVisits.orderId, stageVisits.stage);
  for (const { orderId, stage, at } of rows) {
    const reached = found.get(orderId) ?? new Map<Stage, Instant>();
    if (at !== null) reached.set(stage, at);
    found.set(orderId, reached);
  }
  return found;
}

/** What of a customer's file rights and the customer's own page need; undefined for nobody. */
export async function customerPlace({ db }: Database, customerId: string) {
  const [row] = await db
    .select({ name: customers.name, region: customers.region, salespersonId: customers.salespersonId })
    .from(customers)
    .where(eq(customers.customerId, customerId));
  return row;
}
