import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Channel } from '../../domain/order/details.ts';
import type { Database } from '../connect.ts';
import { whenGiven } from '../reads/conditions.ts';
import { type Page, pageOf } from '../reads/page.ts';
import { customers } from '../schema/customers.ts';
import { orderDraftFiles } from '../schema/order-draft-files.ts';
import { type DraftState, orderDrafts } from '../schema/order-drafts.ts';
import { orders } from '../schema/orders.ts';

/** A draft with what its customer and its order are called. */
export interface DraftRow extends Omit<typeof orderDrafts.$inferSelect, 'messageKey' | 'orderClaimedAt'> {
  customerName: string | null;
  orderNumber: string | null;
  fileCount: number;
}

export type DraftFileRow = typeof orderDraftFiles.$inferSelect;

/** Which drafts a person sees: of customers of the regions, and of those that nobody knows; none: all (PRIV-03). */
export interface DraftFilter {
  regions: readonly string[];
  states: readonly DraftState[];
  channel?: Channel | undefined;
}

const { messageKey: _key, orderClaimedAt: _claim, ...own } = getTableColumns(orderDrafts);
const columns = {
  ...own,
  customerName: customers.name,
  orderNumber: orders.orderNumber,
  fileCount: sql<number>`(select count(*)::int from ${orderDraftFiles} where ${orderDraftFiles.draftId} = ${orderDrafts.draftId})`,
};

/** Drafts after a place: the oldest first, or the latest. */
export async function listDrafts(
  { db }: Database,
  { regions, states, channel }: DraftFilter,
  {
    after,
    limit,
    latestFirst,
  }: { after: readonly [string, string] | undefined; limit: number; latestFirst: boolean },
): Promise<Page<DraftRow>> {
  const place = sql`(${orderDrafts.receivedAt}, ${orderDrafts.draftId})`;
  const beyond = latestFirst ? sql`<` : sql`>`;
  const order = latestFirst ? desc : asc;
  const rows = await db
    .select(columns)
    .from(orderDrafts)
    .leftJoin(customers, eq(customers.customerId, orderDrafts.customerId))
    .leftJoin(orders, eq(orders.orderId, orderDrafts.orderId))
    .where(
      and(
        inArray(orderDrafts.state, [...states]),
        whenGiven(channel, (given) => eq(orderDrafts.channel, given)),
        ofRegions(regions),
        whenGiven(after, ([at, id]) => sql`${place} ${beyond} (${at}::timestamptz, ${id})`),
      ),
    )
    .orderBy(order(orderDrafts.receivedAt), order(orderDrafts.draftId))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.receivedAt, row.draftId]);
}

/** One draft; undefined alike when there is none and when it is of another region. */
export async function readDraft(
  { db }: Database,
  draftId: string,
  regions: readonly string[],
): Promise<DraftRow | undefined> {
  const [found] = await db
    .select(columns)
    .from(orderDrafts)
    .leftJoin(customers, eq(customers.customerId, orderDrafts.customerId))
    .leftJoin(orders, eq(orders.orderId, orderDrafts.orderId))
    .where(and(eq(orderDrafts.draftId, draftId), ofRegions(regions)));
  return found;
}

/** The files of a draft, the original first. */
export async function draftFiles({ db }: Database, draftId: string): Promise<DraftFileRow[]> {
  return await db
    .select()
    .from(orderDraftFiles)
    .where(eq(orderDraftFiles.draftId, draftId))
    .orderBy(asc(orderDraftFiles.place));
}

function ofRegions(regions: readonly string[]): SQL | undefined {
  if (regions.length === 0) return undefined;
  return or(isNull(customers.customerId), isNull(customers.region), inArray(customers.region, [...regions]));
}
