import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { customerLinks } from '../schema/customer-links.ts';

export type CustomerLinkRow = typeof customerLinks.$inferSelect;

/** Enters a link; the same id twice is the same link. */
export async function createLink(
  { db }: Database,
  link: Omit<CustomerLinkRow, 'revokedAt'>,
): Promise<CustomerLinkRow> {
  await db.insert(customerLinks).values(link).onConflictDoNothing();
  const [row] = await db.select().from(customerLinks).where(eq(customerLinks.linkId, link.linkId));
  if (row === undefined) throw new RangeError('a link that was just entered is there');
  return row;
}

/** A link, ended or not. */
export async function findLink({ db }: Database, linkId: string): Promise<CustomerLinkRow | undefined> {
  const [row] = await db.select().from(customerLinks).where(eq(customerLinks.linkId, linkId));
  return row;
}

/** Ends a link at once; false when there is none of that id or it was ended before. */
export async function revokeLink({ db }: Database, linkId: string, now: Instant): Promise<boolean> {
  const ended = await db
    .update(customerLinks)
    .set({ revokedAt: now })
    .where(and(eq(customerLinks.linkId, linkId), isNull(customerLinks.revokedAt)))
    .returning({ linkId: customerLinks.linkId });
  return ended.length > 0;
}

export interface LinkPlace {
  createdAt: Instant;
  linkId: string;
}

/** Links, the latest first, before a place; of one customer, or made by one person, alone where one is given. */
export async function listLinks(
  { db }: Database,
  filter: { customerId?: string | undefined; createdBy?: string | undefined },
  before: LinkPlace | undefined,
  limit: number,
): Promise<Page<CustomerLinkRow>> {
  const { createdAt, linkId } = customerLinks;
  const rows = await db
    .select()
    .from(customerLinks)
    .where(
      and(
        whenGiven(filter.customerId, (id) => eq(customerLinks.customerId, id)),
        whenGiven(filter.createdBy, (id) => eq(customerLinks.createdBy, id)),
        whenGiven(before, (place) =>
          or(lt(createdAt, place.createdAt), and(eq(createdAt, place.createdAt), lt(linkId, place.linkId))),
        ),
      ),
    )
    .orderBy(desc(createdAt), desc(linkId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.createdAt, row.linkId]);
}
