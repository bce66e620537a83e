import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { subscriptions } from '../schema/subscriptions.ts';

export type SubscriptionRow = typeof subscriptions.$inferSelect;

/** Enters what a person or a role wants; what was said before of the same kind and channel is replaced. */
export async function putSubscription({ db }: Database, row: SubscriptionRow): Promise<SubscriptionRow> {
  const { kind, channel, personId, role } = row;
  const subject =
    personId === null
      ? eq(subscriptions.role, role ?? 'ADMINISTRATOR')
      : eq(subscriptions.personId, personId);
  const same = and(subject, eq(subscriptions.kind, kind), eq(subscriptions.channel, channel));
  return await db.transaction(async (transaction) => {
    const [known] = await transaction.select().from(subscriptions).where(same).for('update');
    if (known === undefined) {
      const [added] = await transaction.insert(subscriptions).values(row).returning();
      return added ?? row;
    }
    const change = { wanted: row.wanted, createdAt: row.createdAt, createdBy: row.createdBy };
    const [changed] = await transaction.update(subscriptions).set(change).where(same).returning();
    return changed ?? row;
  });
}

/** Of one person and the roles held alone, where they are given. */
export async function listSubscriptions(
  { db }: Database,
  of: { personId: string; roles: readonly Role[] } | undefined,
  after: string | undefined,
  limit: number,
): Promise<Page<SubscriptionRow>> {
  const rows = await db
    .select()
    .from(subscriptions)
    .where(
      and(
        whenGiven(of, ({ personId, roles }) =>
          or(eq(subscriptions.personId, personId), inArray(subscriptions.role, [...roles])),
        ),
        whenGiven(after, (id) => gt(subscriptions.subscriptionId, id)),
      ),
    )
    .orderBy(asc(subscriptions.subscriptionId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.subscriptionId]);
}

/** Removes a subscription, of one person alone where one is given. False: not there. */
export async function deleteSubscription(
  { db }: Database,
  subscriptionId: string,
  personId: string | undefined,
): Promise<boolean> {
  const wanted = and(
    eq(subscriptions.subscriptionId, subscriptionId),
    whenGiven(personId, (id) => eq(subscriptions.personId, id)),
  );
  return (await db.delete(subscriptions).where(wanted).returning()).length > 0;
}
