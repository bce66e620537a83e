import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { rowIs, whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { delegations } from '../schema/delegations.ts';

export type DelegationRow = typeof delegations.$inferSelect;

/** Who may act for whom, in which roles, from when to when. */
type NewDelegation = Omit<DelegationRow, 'revokedAt' | 'revokedBy'>;

/** The end of a delegation or of leave to read before its time. */
export interface Revocation {
  at: Instant;
  by: string;
}

/** Enters a delegation; the same id twice is the same delegation. */
export async function createDelegation({ db }: Database, wanted: NewDelegation): Promise<DelegationRow> {
  await db.insert(delegations).values(wanted).onConflictDoNothing();
  const [row] = await db.select().from(delegations).where(eq(delegations.delegationId, wanted.delegationId));
  if (row === undefined) throw new RangeError('a delegation that was just entered is there');
  return row;
}

/** Delegations, past ones too, the latest entered first, before one; of a person alone where one is given. */
export async function listDelegations(
  { db }: Database,
  personId: string | undefined,
  before: readonly string[] | undefined,
  limit: number,
): Promise<Page<DelegationRow>> {
  const rows = await db
    .select()
    .from(delegations)
    .where(
      and(
        concerning(personId),
        before && rowIs('before', [delegations.createdAt, delegations.delegationId], before),
      ),
    )
    .orderBy(desc(delegations.createdAt), desc(delegations.delegationId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.delegationId]);
}

/** Ends a delegation at once, of a person alone where one is given. False: not there, or ended before. */
export async function revokeDelegation(
  { db }: Database,
  delegationId: string,
  personId: string | undefined,
  { at, by }: Revocation,
): Promise<boolean> {
  const wanted = and(
    eq(delegations.delegationId, delegationId),
    isNull(delegations.revokedAt),
    concerning(personId),
  );
  const ended = await db.update(delegations).set({ revokedAt: at, revokedBy: by }).where(wanted).returning();
  return ended.length > 0;
}

function concerning(personId: string | undefined) {
  return whenGiven(personId, (id) => or(eq(delegations.fromPersonId, id), eq(delegations.toPersonId, id)));
}
