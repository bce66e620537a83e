import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { ReadGrant } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { people } from '../schema/people.ts';
import { readGrants } from '../schema/read-grants.ts';

/** Leave that a person has at an instant, by name or as one of a department (PRIV-02). */
export async function readGrantsInForce(
  { db }: Database,
  { personId, departments }: { personId: string; departments: readonly Department[] },
  now: Instant,
): Promise<ReadGrant[]> {
  const { orderId, customerId, region } = readGrants;
  const rows = await db
    .select({ orderId, customerId, region })
    .from(readGrants)
    .where(
      and(
        or(
          eq(readGrants.personId, personId),
          departments.length > 0 ? inArray(readGrants.department, [...departments]) : undefined,
        ),
        isNull(readGrants.revokedAt),
        lte(readGrants.fromAt, now),
        gt(readGrants.untilAt, now),
      ),
    );
  return rows.map((row) => ({
    ...(row.orderId === null ? {} : { orderId: row.orderId }),
    ...(row.customerId === null ? {} : { customerId: row.customerId }),
    ...(row.region === null ? {} : { region: row.region }),
  }));
}

/** The regions of people, by their ids; none: every region (PRIV-03). */
export async function regionsOf(
  { db }: Database,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select({ personId: people.personId, regions: people.regions })
    .from(people)
    .where(inArray(people.personId, [...personIds]));
  return new Map(rows.map(({ personId, regions }) => [personId, regions]));
}
