import { and, desc, eq } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { Database } from '../connect.ts';
import type { CalendarVersionRow } from '../reads/list-files.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';

/** Every version of one calendar, the latest first. */
export async function readCalendarVersions(
  database: Database,
  calendarId: string,
): Promise<CalendarVersionRow[]> {
  return await database.db
    .select()
    .from(calendarVersions)
    .where(eq(calendarVersions.calendarId, calendarId))
    .orderBy(desc(calendarVersions.version));
}

/** One version of a calendar. */
export async function readCalendarVersion(
  database: Database,
  calendarId: string,
  version: number,
): Promise<Calendar | undefined> {
  const [found] = await database.db
    .select({ definition: calendarVersions.definition })
    .from(calendarVersions)
    .where(and(eq(calendarVersions.calendarId, calendarId), eq(calendarVersions.version, version)));
  return found?.definition;
}

/** Adds the first version of a calendar; false when the id is taken, and then nothing is changed. */
export async function addCalendar(
  database: Database,
  definition: Calendar,
  by: { reason: string; createdBy: string; createdAt: Instant },
): Promise<boolean> {
  const added = await database.db
    .insert(calendarVersions)
    .values({ calendarId: definition.id, version: 1, definition, ...by })
    .onConflictDoNothing()
    .returning({ version: calendarVersions.version });
  return added.length > 0;
}
