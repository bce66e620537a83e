import { unopened } from '../../domain/order/apply.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import type { Entry, OrderReceived } from '../../domain/order/events.ts';
import { combinedFacts, type FoldedEntry, foldEntries } from '../../domain/order/fold.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { Database } from '../connect.ts';
import { noHash } from '../journal/entry-hash.ts';
import { journalRows } from '../journal/journal-rows.ts';
import type { Versions } from '../versions/versions.ts';
import { orderNumber } from './order-number.ts';
import type { RecentOrders } from './recent-orders.ts';
import { repeatedCommit } from './repeated-commit.ts';
import { readOrder, type StoredOrder } from './stored-order.ts';
import { type Batch, writeBatch } from './write-batch.ts';

export interface CommitDependencies {
  database: Database;
  versions: Versions;
  recent: RecentOrders;
}

/**
 * Appends entries to an order's journal and brings its tables up to date, in one transaction. Committing the same
 * entries again answers the same facts; nothing is written when an entry loses a race for stock. Throws a
 * `JournalConflictError` for entries that do not follow the journal.
 */
export async function commitEntries(
  { database, versions, recent }: CommitDependencies,
  input: CommitInput,
): Promise<CommitResult> {
  const { orderId, afterVersion, entries } = input;
  const [first, ...others] = entries;
  if (first === undefined) return { committed: true, facts: { clocks: [] } };
  for (let known = recent.get(orderId, afterVersion); ; known = undefined) {
    const read = known === undefined ? await readOrder(database.sql, orderId) : { stored: known };
    const { stored } = read;
    if ((stored?.version ?? 0) !== afterVersion) {
      return await repeatedCommit(database.sql, input, stored?.version ?? 0);
    }
    const before = stored?.state ?? unopened(orderId);
    const { policy, calendar } = await rulesOf(versions, before, first);
    const number = read.stored ? undefined : orderNumber(calendar, first.recordedAt, read.nextNumber);
    const [firstFold, ...rest] = foldEntries(before, [first, ...others], calendar, number);
    if (firstFold === undefined) throw new RangeError('a fold answers as many entries as it was given');
    const folded: Batch['folded'] = [firstFold, ...rest];
    const rows = journalRows(folded, stored?.headHash ?? noHash);
    const outcome = await writeBatch(database.sql, { stored, folded, rows, policy, calendar });
    if (outcome === 'WRITTEN') {
      recent.keep(orderId, storedAfter(folded, rows));
      return { committed: true, facts: combinedFacts(folded) };
    }
    if (outcome !== 'OVERTAKEN') return { committed: false, ...outcome };
    recent.drop(orderId);
  }
}

/** An order keeps the policy and the calendar that it came in with (SLA-11). */
async function rulesOf(
  versions: Versions,
  before: OrderState,
  first: Entry,
): Promise<{ policy: PolicyValues; calendar: Calendar }> {
  const received = first.events.find((event): event is OrderReceived => event.type === 'orderReceived');
  const { policyVersion, calendarId, calendarVersion } = received ?? before;
  const [policy, calendar] = await Promise.all([
    versions.policy(policyVersion),
    versions.calendar(calendarId, calendarVersion),
  ]);
  return { policy, calendar };
}

function storedAfter(folded: readonly FoldedEntry[], rows: { version: number; hash: string }[]): StoredOrder {
  const state = folded.at(-1)?.after;
  const head = rows.at(-1);
  if (state === undefined || head === undefined) throw new RangeError('nothing was written');
  return { version: head.version, headHash: head.hash, state };
}
