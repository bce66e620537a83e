import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { rowIs, whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { readGrants } from '../schema/read-grants.ts';
import type { Revocation } from './delegations.ts';

export type ReadGrantRow = typeof readGrants.$inferSelect;
type NewReadGrant = Omit<ReadGrantRow, 'revokedAt' | 'revokedBy'>;

/** Enters leave to read; the same id twice is the same leave. */
export async function createReadGrant({ db }: Database, wanted: NewReadGrant): Promise<ReadGrantRow> {
  await db.insert(readGrants).values(wanted).onConflictDoNothing();
  const [row] = await db.select().from(readGrants).where(eq(readGrants.grantId, wanted.grantId));
  if (row === undefined) throw new RangeError('leave that was just entered is there');
  return row;
}

/** Whom a list of leave concerns: a person by name, and those of departments. */
interface Grantee {
  personId: string;
  departments: readonly Department[];
}

/** Leave to read, past too, the latest entered first, before one; that of a grantee alone where one is given. */
export async function listReadGrants(
  { db }: Database,
  grantee: Grantee | undefined,
  before: readonly string[] | undefined,
  limit: number,
): Promise<Page<ReadGrantRow>> {
  const ofGrantee = whenGiven(grantee, ({ personId, departments }) =>
    or(
      eq(readGrants.personId, personId),
      eq(readGrants.createdBy, personId),
      departments.length > 0 ? inArray(readGrants.department, [...departments]) : undefined,
    ),
  );
  const rows = await db
    .select()
    .from(readGrants)
    .where(and(ofGrantee, before && rowIs('before', [readGrants.createdAt, readGrants.grantId], before)))
    .orderBy(desc(readGrants.createdAt), desc(readGrants.grantId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.grantId]);
}

/** Ends leave at once, what a person gave alone where one is named. False: not there, or ended before. */
export async function revokeReadGrant(
  { db }: Database,
  grantId: string,
  createdBy: string | undefined,
  { at, by }: Revocation,
): Promise<boolean> {
  const wanted = and(
    eq(readGrants.grantId, grantId),
    isNull(readGrants.revokedAt),
    whenGiven(createdBy, (id) => eq(readGrants.createdBy, id)),
  );
  const ended = await db.update(readGrants).set({ revokedAt: at, revokedBy: by }).where(wanted).returning();
  return ended.length > 0;
}
