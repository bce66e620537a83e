import { and, arrayOverlaps, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Department } from '../../domain/people/departments.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { caseOrders } from '../schema/case-orders.ts';
import { cases } from '../schema/cases.ts';

/** Who wants to read a case: the orders that they may read, who they are and where they work. */
export interface CaseReader {
  scope: ReadScope;
  /** The person, and those in whose name the person may act. */
  personIds: readonly string[];
  departments: readonly Department[];
}

/**
 * The cases that somebody may read: of an order that they may read, of a department of theirs or one that names it,
 * or one that names them. Undefined where every case may be read.
 */
export function visibleCases({ scope, personIds, departments }: CaseReader): SQL | undefined {
  if (scope.all) return undefined;
  const ofOrder = sql`exists (select from ${caseOrders} where ${caseOrders.caseId} = ${cases.caseId}
    and ${visible(scope, caseOrders.orderId)} offset 0)`;
  return or(
    departments.length === 0 ? undefined : arrayOverlaps(cases.departments, [...departments]),
    arrayOverlaps(cases.people, [...personIds]),
    ofOrder,
  );
}

/** True when the reader may read the case; false also for one that does not exist. */
export async function mayReadCase({ db }: Database, reader: CaseReader, caseId: string): Promise<boolean> {
  const wanted = and(eq(cases.caseId, caseId), visibleCases(reader));
  return (await db.select({ caseId: cases.caseId }).from(cases).where(wanted)).length > 0;
}
