import { min } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';

/** Since when the company has been there: its first calendar. Undefined before it is set up. */
export async function companySince({ db }: Database): Promise<Instant | undefined> {
  const [row] = await db.select({ since: min(calendarVersions.createdAt) }).from(calendarVersions);
  return row?.since ?? undefined;
}
