import { and, desc, eq, getTableColumns, not, type SQL, sql } from 'drizzle-orm';
import type { EscalationLevel } from '../../domain/order/escalation.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { clocks } from '../schema/clocks.ts';
import { escalations } from '../schema/escalations.ts';
import { orders } from '../schema/orders.ts';
import { rowIs, whenGiven } from './conditions.ts';
import { isInstantText } from './instant-text.ts';
import { decodeCursor, type Page, pageOf } from './page.ts';

/** What a list of escalations may be narrowed by. */
export interface EscalationFilter {
  department?: Department;
  level?: EscalationLevel;
  orderId?: string;
  /** Acknowledged, waived, or of a clock that was completed: it asks for nothing any more. */
  settled?: boolean;
}

const columns = {
  ...getTableColumns(escalations),
  orderNumber: orders.orderNumber,
  customerName: orders.customerName,
};

/** A rung that was reached, with the number and the customer of its order. */
export type EscalationRow = typeof escalations.$inferSelect & {
  orderNumber: string;
  customerName: string | null;
};

/** The place that a cursor of this list names, or undefined for text that is none of ours. */
export function escalationPlace(cursor: string): string[] | undefined {
  const [reachedAt, ...ids] = decodeCursor(cursor, 4) ?? [];
  if (typeof reachedAt !== 'string' || !isInstantText(reachedAt)) return undefined;
  return ids.every((id) => typeof id === 'string') ? [reachedAt, ...ids] : undefined;
}

/** Reached rungs of orders of the scope, latest first. */
export async function listEscalations(
  database: Database,
  scope: ReadScope,
  filter: EscalationFilter,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<EscalationRow>> {
  const key = [escalations.reachedAt, escalations.orderId, escalations.clockId, escalations.rung];
  const rows = await database.db
    .select(columns)
    .from(escalations)
    .innerJoin(orders, eq(orders.orderId, escalations.orderId))
    .where(
      and(...conditions(filter), place && rowIs('before', key, place), visible(scope, escalations.orderId)),
    )
    .orderBy(...key.map((column) => desc(column)))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.reachedAt, row.orderId, row.clockId, row.rung]);
}

function conditions({ department, level, orderId, settled }: EscalationFilter): (SQL | undefined)[] {
  return [
    whenGiven(department, (given) => eq(escalations.department, given)),
    whenGiven(level, (given) => eq(escalations.level, given)),
    whenGiven(orderId, (given) => eq(escalations.orderId, given)),
    whenGiven(settled, (given) => (given ? not(unsettled) : unsettled)),
  ];
}

/** Nobody has taken note of it, and its clock is still open. */
const unsettled = sql<boolean>`(${escalations.acknowledgedAt} is null and ${escalations.waivedAt} is null and exists (
  select 1 from ${clocks} where ${clocks.orderId} = ${escalations.orderId}
    and ${clocks.clockId} = ${escalations.clockId} and ${clocks.stoppedAt} is null))`;
