import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { clocks } from '../schema/clocks.ts';
import { orders } from '../schema/orders.ts';
import { isLate, isOverdueAt } from './clock-conditions.ts';
import { rowIs, whenGiven } from './conditions.ts';
import { isInstantText } from './instant-text.ts';
import { decodeCursor, type Page, pageOf } from './page.ts';

/** What a list of clocks may be narrowed by; every field that is given must hold. */
export interface ClockFilter {
  state: 'open' | 'closed';
  department?: Department;
  kind?: ClockKind;
  orderId?: string;
  /** Due before this instant. */
  dueBefore?: Instant;
  /** Past its due instant now, or when it was completed; waived ones are not. */
  overdue?: boolean;
}

/** The order's calendars and figures stand with the clock; its number and customer with the order. */
const columns = {
  ...getTableColumns(clocks),
  orderNumber: orders.orderNumber,
  customerName: orders.customerName,
};

export type ClockRow = typeof clocks.$inferSelect & { orderNumber: string; customerName: string | null };

/** The place that a cursor of this list names, or undefined for text that is none of ours. */
export function clockPlace(cursor: string): string[] | undefined {
  const [at, ...ids] = decodeCursor(cursor, 3) ?? [];
  if (typeof at !== 'string' || !isInstantText(at)) return undefined;
  return ids.every((id) => typeof id === 'string') ? [at, ...ids] : undefined;
}

/** Open clocks of orders of the scope, soonest due first; or completed ones, the latest completed first (SLA-12). */
export async function listClocks(
  database: Database,
  scope: ReadScope,
  filter: ClockFilter,
  now: Instant,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<ClockRow>> {
  const isOpen = filter.state === 'open';
  const key = [isOpen ? clocks.dueAt : clocks.stoppedAt, clocks.orderId, clocks.clockId];
  const after = place && rowIs(isOpen ? 'after' : 'before', key, place);
  const rows = await database.db
    .select(columns)
    .from(clocks)
    .innerJoin(orders, eq(orders.orderId, clocks.orderId))
    .where(and(...conditions(filter, now), after, visible(scope, clocks.orderId)))
    .orderBy(...key.map((column) => (isOpen ? asc : desc)(column)))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [isOpen ? row.dueAt : row.stoppedAt, row.orderId, row.clockId]);
}

function conditions(filter: ClockFilter, now: Instant): (SQL | undefined)[] {
  const isOpen = filter.state === 'open';
  const overdue = isOpen ? isOverdueAt(now) : isLate;
  return [
    (isOpen ? isNull : isNotNull)(clocks.stoppedAt),
    whenGiven(filter.department, (given) => eq(clocks.owner, given)),
    whenGiven(filter.kind, (given) => eq(clocks.kind, given)),
    whenGiven(filter.orderId, (given) => eq(clocks.orderId, given)),
    whenGiven(filter.dueBefore, (given) => lt(clocks.dueAt, given)),
    whenGiven(filter.overdue, (given) => (given ? overdue : sql`not ${overdue}`)),
  ];
}
