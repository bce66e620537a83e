import { max, sql } from 'drizzle-orm';
import type { CalendarRef } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { company } from '../schema/company.ts';
import { departmentCalendars } from '../schema/department-calendars.ts';

/** The calendars by which the company and its departments work now, in their latest versions. */
export interface CompanyCalendars {
  zone: string;
  company: CalendarRef;
  departments: ReadonlyMap<Department, CalendarRef>;
}

/** Undefined before a company is set up. */
export async function readCompanyCalendars({ db }: Database): Promise<CompanyCalendars | undefined> {
  const [[own], departments, versions] = await Promise.all([
    db.select({ zone: company.zone, calendarId: company.calendarId }).from(company),
    db.select().from(departmentCalendars),
    db
      .select({
        calendarId: calendarVersions.calendarId,
        version: sql<number>`${max(calendarVersions.version)}::int`,
      })
      .from(calendarVersions)
      .groupBy(calendarVersions.calendarId),
  ]);
  const latest = new Map(versions.map((ref) => [ref.calendarId, ref]));
  const ref = own === undefined ? undefined : latest.get(own.calendarId);
  if (own === undefined || ref === undefined) return undefined;
  return {
    zone: own.zone,
    company: ref,
    departments: new Map(
      departments.flatMap(({ department, calendarId }) => {
        const known = latest.get(calendarId);
        return known === undefined ? [] : [[department, known] as const];
      }),
    ),
  };
}
