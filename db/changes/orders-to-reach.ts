import { and, asc, eq, gt, inArray, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { type AppliedChange, updateIdOf } from '../../domain/changes/applied-change.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Database } from '../connect.ts';
import { journal } from '../schema/journal.ts';
import { orders } from '../schema/orders.ts';
import { policyVersions } from '../schema/policy-versions.ts';

/** States of open orders that still need a change, by their ids, after one. */
export async function ordersToReach(
  database: Database,
  change: AppliedChange,
  after: string,
  limit: number,
): Promise<OrderState[]> {
  const rows = await database.db
    .select({ state: orders.state })
    .from(orders)
    .where(and(isNull(orders.closedAt), gt(orders.orderId, after), needs(database, change)))
    .orderBy(asc(orders.orderId))
    .limit(limit);
  return rows.map(({ state }) => state);
}

function needs({ db }: Database, change: AppliedChange): SQL | undefined {
  switch (change.kind) {
    case 'CALENDAR': {
      const { calendarId, version } = change.calendar;
      // The company's calendar stands in columns; departments' own, which few orders have, in the state.
      const ofDepartment = sql`exists (
        select from jsonb_each(${orders.state} -> 'departmentCalendars') as own (department, ref)
        where ref ->> 'calendarId' = ${calendarId} and (ref ->> 'version')::int < ${version})`;
      return or(and(eq(orders.calendarId, calendarId), lt(orders.calendarVersion, version)), ofDepartment);
    }
    case 'POLICY': {
      // A version made after this one stays: orders that came in by it are not moved back. A draft's is yet to be made.
      const made = db
        .select({ at: policyVersions.createdAt })
        .from(policyVersions)
        .where(eq(policyVersions.version, change.version));
      const older = db
        .select({ version: policyVersions.version })
        .from(policyVersions)
        .where(
          sql`${policyVersions.createdAt} <= coalesce((${made}), 'infinity') and ${policyVersions.version} <> ${change.version}`,
        );
      return inArray(orders.policyVersion, older);
    }
    case 'INCIDENT': {
      const { orderIds, until } = change.incident;
      const prefix = updateIdOf(change, { orderId: '', policyVersion: '' });
      const given = db
        .select({ version: journal.version })
        .from(journal)
        .where(
          and(eq(journal.orderId, orders.orderId), sql`${journal.updateId} = ${prefix} || ${orders.orderId}`),
        );
      return and(
        lt(orders.receivedAt, until),
        orderIds.length === 0 ? undefined : inArray(orders.orderId, orderIds),
        notExists(given),
      );
    }
  }
}
