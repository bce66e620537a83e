import { and, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Bypass } from '../../domain/order/bypass.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { orders } from '../schema/orders.ts';
import { isOverdueAt } from './clock-conditions.ts';
import { rowIs, whenGiven } from './conditions.ts';
import { type Page, pageOf } from './page.ts';

/**
 * How a skipped approval stands: waits for its make-up, is past due, made up for, or needs none any more, as the order
 * ended without it.
 */
export const bypassStates = ['OPEN', 'OVERDUE', 'MADE_UP', 'VOID'] as const;
export type BypassState = (typeof bypassStates)[number];

/** A skipped approval with the order and the deadline of its make-up. */
export interface BypassRow {
  orderId: string;
  orderNumber: string;
  customerName: string | null;
  bypass: Bypass;
  department: Department;
  skippedAt: Instant;
  dueAt: Instant;
  late: boolean | null;
  state: BypassState;
}

export interface BypassFilter {
  /** Skipped from this instant on, and before that one. */
  from: Instant;
  until: Instant;
  state?: BypassState;
  department?: Department;
}

const bypass = sql<Bypass>`(select each from jsonb_array_elements(${orders.state} -> 'bypasses') each
  where each ->> 'clockId' = ${clocks.clockId})`;
const isMadeUp = sql`jsonb_exists(${bypass}, 'makeUp')`;

/** Approvals that were skipped in a span, the latest first: each has a clock of its own (REVIEW-22). */
export async function listBypasses(
  { db }: Database,
  { from, until, state, department }: BypassFilter,
  now: Instant,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<BypassRow>> {
  const key = [clocks.anchorAt, clocks.orderId, clocks.clockId];
  const rows = await db
    .select({
      orderId: clocks.orderId,
      clockId: clocks.clockId,
      orderNumber: orders.orderNumber,
      customerName: orders.customerName,
      bypass,
      department: clocks.owner,
      skippedAt: clocks.anchorAt,
      dueAt: clocks.dueAt,
      late: clocks.late,
      state: stateAt(now),
    })
    .from(clocks)
    .innerJoin(orders, eq(orders.orderId, clocks.orderId))
    .where(
      and(
        eq(clocks.kind, 'bypassMakeUp'),
        gte(clocks.anchorAt, from),
        lt(clocks.anchorAt, until),
        whenGiven(department, (given) => eq(clocks.owner, given)),
        whenGiven(state, (given) => conditionOf(given, now)),
        place && rowIs('before', key, place),
      ),
    )
    .orderBy(...key.map((column) => desc(column)))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.skippedAt, row.orderId, row.clockId]);
}

function stateAt(now: Instant): SQL<BypassState> {
  return sql<BypassState>`case when ${isMadeUp} then 'MADE_UP' when ${isNotNull(clocks.stoppedAt)} then 'VOID'
    when ${isOverdueAt(now)} then 'OVERDUE' else 'OPEN' end`;
}

function conditionOf(state: BypassState, now: Instant): SQL | undefined {
  switch (state) {
    case 'MADE_UP':
      return isMadeUp;
    case 'VOID':
      return and(isNotNull(clocks.stoppedAt), sql`not ${isMadeUp}`);
    case 'OVERDUE':
      return and(isNull(clocks.stoppedAt), isOverdueAt(now));
    case 'OPEN':
      return and(isNull(clocks.stoppedAt), sql`not ${isOverdueAt(now)}`);
  }
}
