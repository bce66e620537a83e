import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import { stagesOwnedBy } from '../../domain/order/due-reports.ts';
import { type LotStage, lotStages } from '../../domain/order/stage-names.ts';
import type { ReportingDepartment } from '../../domain/order/tracking.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { customers } from '../schema/customers.ts';
import { lots } from '../schema/lots.ts';
import { orders } from '../schema/orders.ts';
import { whenGiven } from './conditions.ts';
import type { UntrackedRow } from './list-tracking.ts';
import { ownerOfOrder } from './order-owner.ts';
import { type Page, pageOf } from './page.ts';

/** An order of whose progress a department owes sales a report; its stage is that of the lot that has waited longest. */
export interface DueReport extends UntrackedRow {
  stage: LotStage;
  lotId: string;
}

export interface DueReportFilter {
  department: ReportingDepartment;
  /** The department has had it, and not reported, since before this instant. */
  before: Instant;
  ownerId?: string | undefined;
}

/** Open orders of the scope on which the department owes a report, the longest first (TRACK-03). */
export async function listDueReports(
  { db }: Database,
  scope: ReadScope,
  { department, before, ownerId }: DueReportFilter,
  place: readonly string[] | undefined,
  limit: number,
): Promise<Page<DueReport>> {
  const isWithDepartment = inArray(lots.stage, stagesOwnedBy(department));
  const withDepartment = db.select({ orderId: lots.orderId }).from(lots).where(isWithDepartment);
  const owed = db
    .select({
      lotId: lots.lotId,
      stage: lots.stage,
      since:
        sql<Instant>`greatest(${enteredAt}, (${orders.state} #>> array['tracking', ${department}::text, 'at'])::timestamptz)`.as(
          'since',
        ),
    })
    .from(lots)
    .where(and(eq(lots.orderId, orders.orderId), isWithDepartment, sql`not ${isHeld}`))
    .orderBy(asc(enteredAt), asc(lots.lotId))
    .limit(1)
    .as('owed');
  const rows = await db
    .select({
      orderId: orders.orderId,
      orderNumber: orders.orderNumber,
      customerName: orders.customerName,
      stage: owed.stage,
      lotId: owed.lotId,
      ownerId: ownerOfOrder,
      lastTrackedAt: sql<Instant>`${owed.since}`.mapWith(orders.receivedAt),
    })
    .from(orders)
    .innerJoinLateral(owed, sql`true`)
    .leftJoin(customers, eq(customers.customerId, orders.customerId))
    .where(
      and(
        isNull(orders.closedAt),
        // By the index of stages, so that no other order's state is opened.
        inArray(orders.orderId, withDepartment),
        sql`${owed.since} < ${before}::text::timestamptz`,
        whenGiven(ownerId, (given) => sql`${ownerOfOrder} = ${given}`),
        place && sql`(${owed.since}, ${orders.orderId}) > (${place[0]}::text::timestamptz, ${place[1]})`,
        visible(scope, orders.orderId),
      ),
    )
    .orderBy(asc(owed.since), asc(orders.orderId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.lastTrackedAt, row.orderId]);
}

/** When a lot entered the stage it is in. */
const enteredAt: SQL = sql`(${orders.state} #>> array['stageSince', ${lots.lotId}])::timestamptz`;

const ranks = sql`array[${sql.join(
  lotStages.map((stage) => sql`${stage}::text`),
  sql`, `,
)}]`;

/** A hold keeps the lot: it is meant, and has come to the operation that the hold begins with (`covers`). */
const isHeld: SQL = sql`exists (
  select from jsonb_array_elements(coalesce(${orders.state} -> 'holds', '[]')) as hold
  where coalesce(hold ->> 'lotId', ${lots.lotId}) = ${lots.lotId}
    and coalesce(array_position(${ranks}, hold ->> 'from'), 0) <= array_position(${ranks}, ${lots.stage}))`;
