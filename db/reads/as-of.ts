import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { journal } from '../schema/journal.ts';
import { policyVersions } from '../schema/policy-versions.ts';
import type { CalendarVersionRow, PolicyVersionRow } from './list-files.ts';
import type { JournalEntry } from './read-order.ts';

/** An order's journal as it stood at an instant: what was on record by then, oldest first; none before it existed. */
export async function journalAsOf(database: Database, orderId: string, at: Instant): Promise<JournalEntry[]> {
  const { version, actor, entry, facts } = journal;
  return await database.db
    .select({ version, actor, entry, facts })
    .from(journal)
    .where(and(eq(journal.orderId, orderId), lte(journal.recordedAt, at)))
    .orderBy(asc(version));
}

/** The policy that an order took which came in at an instant; undefined before there was any. */
export async function policyAsOf({ db }: Database, at: Instant): Promise<PolicyVersionRow | undefined> {
  const { effectiveAt, createdAt } = policyVersions;
  const [found] = await db
    .select()
    .from(policyVersions)
    .where(and(lte(effectiveAt, at), lte(createdAt, at)))
    .orderBy(desc(effectiveAt), desc(createdAt))
    .limit(1);
  return found;
}

/** A calendar in the version that was the latest at an instant; undefined before there was any. */
export async function calendarAsOf(
  { db }: Database,
  calendarId: string,
  at: Instant,
): Promise<CalendarVersionRow | undefined> {
  const [found] = await db
    .select()
    .from(calendarVersions)
    .where(and(eq(calendarVersions.calendarId, calendarId), lte(calendarVersions.createdAt, at)))
    .orderBy(desc(calendarVersions.version))
    .limit(1);
  return found;
}
