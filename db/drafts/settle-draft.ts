import { and, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { NewAttachment } from '../attachments/attachments.ts';
import type { Database } from '../connect.ts';
import { attachments } from '../schema/attachments.ts';
import { orderDrafts } from '../schema/order-drafts.ts';

const waiting = inArray(orderDrafts.state, ['OPEN', 'TAKEN']);

/** Gives a draft that waits to a person, out of another's hands too. False: it waits no more. */
export async function takeDraft(
  database: Database,
  draftId: string,
  by: string,
  now: Instant,
): Promise<boolean> {
  return await change(database, draftId, waiting, { state: 'TAKEN', takenBy: by, takenAt: now });
}

/** Ends a draft that was no order. False: it waits no more, or an order is being made of it. */
export async function discardDraft(
  database: Database,
  draftId: string,
  { by, reason, now }: { by: string; reason: string; now: Instant },
): Promise<boolean> {
  const ended = { state: 'DISCARDED', settledBy: by, settledAt: now, discardReason: reason } as const;
  return await change(database, draftId, and(waiting, isNull(orderDrafts.orderId)), ended);
}

/**
 * Says which order is made of a draft before it is started, so that two people make one. `seen`: the order that was
 * claimed before and never came to be; null: none was. False: somebody else claims it at this moment.
 */
export async function claimOrder(
  database: Database,
  draftId: string,
  { orderId, seen, now }: { orderId: string; seen: string | null; now: Instant },
): Promise<boolean> {
  const unclaimed = seen === null ? isNull(orderDrafts.orderId) : eq(orderDrafts.orderId, seen);
  const free = or(unclaimed, eq(orderDrafts.orderId, orderId));
  return await change(database, draftId, and(waiting, free), { orderId, orderClaimedAt: now });
}

/** Gives a claim up whose order was refused, so that the draft can be discarded or entered otherwise. */
export async function giveOrderUp(database: Database, draftId: string, orderId: string): Promise<void> {
  const given = { orderId: null, orderClaimedAt: null };
  await change(database, draftId, and(waiting, eq(orderDrafts.orderId, orderId)), given);
}

/** The draft became its order: its files are the order's from now on, once each. */
export async function finishDraft(
  { db }: Database,
  draftId: string,
  { by, now }: { by: string; now: Instant },
  files: readonly NewAttachment[],
): Promise<void> {
  await db.transaction(async (transaction) => {
    if (files.length > 0)
      await transaction
        .insert(attachments)
        .values([...files])
        .onConflictDoNothing();
    await transaction
      .update(orderDrafts)
      .set({ state: 'REGISTERED', settledBy: by, settledAt: now })
      .where(and(eq(orderDrafts.draftId, draftId), waiting, isNotNull(orderDrafts.orderId)));
  });
}

/** The order that a draft names, and when it was claimed. */
export async function claimedOrder(
  { db }: Database,
  draftId: string,
): Promise<{ orderId: string | null; orderClaimedAt: Instant | null } | undefined> {
  const [row] = await db
    .select({ orderId: orderDrafts.orderId, orderClaimedAt: orderDrafts.orderClaimedAt })
    .from(orderDrafts)
    .where(eq(orderDrafts.draftId, draftId));
  return row;
}

async function change(
  { db }: Database,
  draftId: string,
  condition: SQL | undefined,
  values: Partial<typeof orderDrafts.$inferInsert>,
): Promise<boolean> {
  const changed = await db
    .update(orderDrafts)
    .set(values)
    .where(and(eq(orderDrafts.draftId, draftId), condition))
    .returning({ draftId: orderDrafts.draftId });
  return changed.length > 0;
}
