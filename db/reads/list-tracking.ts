import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { customers } from '../schema/customers.ts';
import { orders } from '../schema/orders.ts';
import { whenGiven } from './conditions.ts';
import { isInstantText } from './instant-text.ts';
import { ownerOfOrder } from './order-owner.ts';
import { decodeCursor, type Page, pageOf } from './page.ts';

/** An open order of which nothing has been heard for too long. */
export interface UntrackedRow {
  orderId: string;
  orderNumber: string;
  customerName: string | null;
  stage: Stage;
  ownerId: string;
  /** The last entry that counts; when the order came in, if there is none. */
  lastTrackedAt: Instant;
}

export interface UntrackedFilter {
  /** Nothing has been heard since. */
  before: Instant;
  /** Any act counts, and not only tracking entries (`track.byEvents`). */
  byEvents: boolean;
  ownerId?: string | undefined;
}

/** The place that a cursor of this list names, or undefined for text that is none of ours. */
export function untrackedPlace(cursor: string): string[] | undefined {
  const [at, orderId] = decodeCursor(cursor, 2) ?? [];
  if (typeof at !== 'string' || typeof orderId !== 'string') return undefined;
  return isInstantText(at) ? [at, orderId] : undefined;
}

/** Open orders of the scope without a word for too long, those that have waited longest first (TRACK-01). */
export async function listUntracked(
  { db }: Database,
  scope: ReadScope,
  { before, byEvents, ownerId }: UntrackedFilter,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<UntrackedRow>> {
  const last = lastHeard(byEvents);
  const rows = await db
    .select({
      orderId: orders.orderId,
      orderNumber: orders.orderNumber,
      customerName: orders.customerName,
      stage: orders.stage,
      ownerId: ownerOfOrder,
      lastTrackedAt: sql<Instant>`${last}`.mapWith(orders.receivedAt),
    })
    .from(orders)
    .leftJoin(customers, eq(customers.customerId, orders.customerId))
    .where(
      and(
        isNull(orders.closedAt),
        sql`${last} < ${before}::text::timestamptz`,
        whenGiven(ownerId, (given) => sql`${ownerOfOrder} = ${given}`),
        place && sql`(${last}, ${orders.orderId}) > (${place[0]}::text::timestamptz, ${place[1]})`,
        visible(scope, orders.orderId),
      ),
    )
    .orderBy(asc(last), asc(orders.orderId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.lastTrackedAt, row.orderId]);
}

function lastHeard(byEvents: boolean): SQL {
  if (byEvents)
    return sql`coalesce((select j.recorded_at from dueline.journal j
      where j.order_id = ${orders.orderId} and j.actor <> 'clock' order by j.version desc limit 1),
      ${orders.receivedAt})`;
  return sql`coalesce((select max((entry.value ->> 'at')::timestamptz)
    from jsonb_each(${orders.state} -> 'tracking') as entry), ${orders.receivedAt})`;
}
