import { asc, eq } from 'drizzle-orm';
import type { Entry } from '../../domain/order/events.ts';
import type { Database } from '../connect.ts';
import { journal } from '../schema/journal.ts';

/** The whole journal of an order, oldest entry first; empty when there is no such order. */
export async function readWholeJournal({ db }: Database, orderId: string): Promise<Entry[]> {
  const rows = await db
    .select({ entry: journal.entry })
    .from(journal)
    .where(eq(journal.orderId, orderId))
    .orderBy(asc(journal.version));
  return rows.map(({ entry }) => entry);
}
