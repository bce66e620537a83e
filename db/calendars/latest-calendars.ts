import { desc } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import type { LatestCalendar } from './latest-calendar.ts';

/** Every calendar in its latest version. */
export async function latestCalendars({ db }: Database): Promise<LatestCalendar[]> {
  const { calendarId, version, definition } = calendarVersions;
  return await db
    .selectDistinctOn([calendarId], { calendarId, version, definition })
    .from(calendarVersions)
    .orderBy(calendarId, desc(version));
}
