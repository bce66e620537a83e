import { and, asc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { orderImports } from '../schema/order-imports.ts';
import type { ImportRow } from './keep-import.ts';

/**
 * The open import that has waited for longest and that no process works on, for this one until the lease ends;
 * undefined when there is none. One whose process died comes up again when its lease has ended.
 */
export async function claimImport(
  { db }: Database,
  { now, leaseUntil }: { now: Instant; leaseUntil: Instant },
): Promise<ImportRow | undefined> {
  const next = db
    .select({ importId: orderImports.importId })
    .from(orderImports)
    .where(
      and(
        ne(orderImports.state, 'DONE'),
        or(isNull(orderImports.leaseUntil), lte(orderImports.leaseUntil, now)),
      ),
    )
    .orderBy(asc(sql`coalesce(${orderImports.leaseUntil}, ${orderImports.createdAt})`))
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await db
    .update(orderImports)
    .set({ state: 'RUNNING', startedAt: sql`coalesce(${orderImports.startedAt}, ${now})`, leaseUntil })
    .where(eq(orderImports.importId, next))
    .returning();
  return claimed;
}

/** Goes on working on it; what held it up has passed. */
export async function keepClaim({ db }: Database, importId: string, leaseUntil: Instant): Promise<void> {
  await db
    .update(orderImports)
    .set({ leaseUntil, heldUpBy: null })
    .where(and(eq(orderImports.importId, importId), ne(orderImports.state, 'DONE')));
}

/** Leaves it for a later time, to be claimed from then on. */
export async function leaveImport(
  { db }: Database,
  importId: string,
  { until, heldUpBy }: { until: Instant | null; heldUpBy: string | null },
): Promise<void> {
  await db
    .update(orderImports)
    .set({ leaseUntil: until, heldUpBy })
    .where(and(eq(orderImports.importId, importId), ne(orderImports.state, 'DONE')));
}

/** Nothing is left to do. */
export async function endImport({ db }: Database, importId: string, endedAt: Instant): Promise<void> {
  await db
    .update(orderImports)
    .set({ state: 'DONE', endedAt, leaseUntil: null, heldUpBy: null })
    .where(eq(orderImports.importId, importId));
}
