import { unopened } from '../../domain/order/apply.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import type { CommitInput, CommitResult } from '../../domain/order/commit.ts';
import type { Entry, OrderReceived } from '../../domain/order/events.ts';
import { combinedFacts, foldEntries } from '../../domain/order/fold.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { type PolicyValues, workingDayMode } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { Database } from '../connect.ts';
import type { Versions } from '../versions/versions.ts';
import { orderNumber } from './order-number.ts';
import type { RecentOrders } from './recent-orders.ts';
import { repeatedCommit } from './repeated-commit.ts';
import { readOrder } from './stored-order.ts';
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
    const { policy, calendar, calendars } = await rulesOf(versions, before, entries);
    const number = read.stored ? undefined : orderNumber(calendar, first.recordedAt, read.nextNumber);
    const mode = workingDayMode(policy);
    const [firstFold, ...rest] = foldEntries(before, [first, ...others], calendars, number, mode);
    if (firstFold === undefined) throw new RangeError('a fold answers as many entries as it was given');
    const folded: Batch['folded'] = [firstFold, ...rest];
    const outcome = await writeBatch(database.sql, { stored, folded, policy, calendars });
    if (outcome !== 'OVERTAKEN') {
      if (!('written' in outcome)) return { committed: false, ...outcome };
      const { written } = outcome;
      recent.keep(orderId, written.order);
      return { committed: true, facts: combinedFacts(written.folded) };
    }
    recent.drop(orderId);
  }
}

/** The policy and the calendars that an order came in with or was moved to (SLA-11). */
async function rulesOf(
  versions: Versions,
  before: OrderState,
  entries: readonly Entry[],
): Promise<{ policy: PolicyValues; calendar: Calendar; calendars: CalendarSource }> {
  const events = entries.flatMap((entry) => entry.events);
  const received = events.find((event): event is OrderReceived => event.type === 'orderReceived');
  const order = received ?? before;
  const corrected = events.flatMap((event) => (event.type === 'calendarCorrected' ? event.calendar : []));
  const [policy, calendars] = await Promise.all([
    versions.policy(order.policyVersion),
    versions.calendars([...calendarsOf(order), ...corrected]),
  ]);
  const { calendarId, calendarVersion: version } = order;
  return { policy, calendar: calendars({ calendarId, version }), calendars };
}
