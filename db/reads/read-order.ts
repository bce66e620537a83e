import { and, asc, eq, gt } from 'drizzle-orm';
import type { CommitFacts, Entry } from '../../domain/order/events.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Database } from '../connect.ts';
import { journal } from '../schema/journal.ts';
import { orders } from '../schema/orders.ts';

/** The state of an order as last committed, or undefined when there is none of that id. */
export async function readOrder(database: Database, orderId: string): Promise<OrderState | undefined> {
  const [found] = await database.db
    .select({ state: orders.state })
    .from(orders)
    .where(eq(orders.orderId, orderId));
  return found?.state;
}

/** What of an order's journal a reader gets to see. */
export interface JournalEntry {
  version: number;
  actor: string;
  entry: Entry;
  facts: CommitFacts;
}

/** Journal entries after a version, oldest first. */
export async function readJournal(
  database: Database,
  orderId: string,
  afterVersion: number,
  limit: number,
): Promise<JournalEntry[]> {
  return await database.db
    .select({
      version: journal.version,
      actor: journal.actor,
      entry: journal.entry,
      facts: journal.facts,
    })
    .from(journal)
    .where(and(eq(journal.orderId, orderId), gt(journal.version, afterVersion)))
    .orderBy(asc(journal.version))
    .limit(limit);
}

/** Version of the entry that a request wrote, if it wrote one (I5, I8). */
export async function versionOfUpdate(
  database: Database,
  orderId: string,
  updateId: string,
): Promise<number | undefined> {
  const [found] = await database.db
    .select({ version: journal.version })
    .from(journal)
    .where(and(eq(journal.orderId, orderId), eq(journal.updateId, updateId)));
  return found?.version;
}
