import { desc, eq } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { company } from '../schema/company.ts';

/** A database, or a transaction in it, that can be read. */
export type Reader = Pick<PostgresJsDatabase, 'select'>;

/** A calendar in its latest version. */
export interface LatestCalendar {
  calendarId: string;
  version: number;
  definition: Calendar;
}

/** The latest version of a calendar; undefined for an id that no calendar has. */
export async function latestCalendar(db: Reader, calendarId: string): Promise<LatestCalendar | undefined> {
  const [found] = await db
    .select({
      calendarId: calendarVersions.calendarId,
      version: calendarVersions.version,
      definition: calendarVersions.definition,
    })
    .from(calendarVersions)
    .where(eq(calendarVersions.calendarId, calendarId))
    .orderBy(desc(calendarVersions.version))
    .limit(1);
  return found;
}

/** The company's calendar in its latest version. Throws a `RangeError` before a company is set up. */
export async function latestCompanyCalendar(db: Reader): Promise<LatestCalendar> {
  const [found] = await db.select({ calendarId: company.calendarId }).from(company);
  const latest = found && (await latestCalendar(db, found.calendarId));
  if (latest === undefined) throw new RangeError('the database lacks a company with a calendar');
  return latest;
}
