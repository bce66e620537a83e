import { readCalendarVersion } from '../../db/calendars/calendar-versions.ts';
import { latestCalendar } from '../../db/calendars/latest-calendar.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';

/** A calendar in a version, the latest unless given. Throws `not-found`. */
export async function findCalendar(
  { database }: ApiContext,
  calendarId: string,
  version?: number,
): Promise<Calendar> {
  const found =
    version === undefined
      ? (await latestCalendar(database.db, calendarId))?.definition
      : await readCalendarVersion(database, calendarId, version);
  if (found === undefined) throw new ProblemError('not-found');
  return found;
}
