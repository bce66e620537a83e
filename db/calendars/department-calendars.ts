import { asc, eq, max } from 'drizzle-orm';
import type { DepartmentCalendars } from '../../domain/order/order-calendar.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { company } from '../schema/company.ts';
import { departmentCalendars } from '../schema/department-calendars.ts';

/** A department that does not work by the company's calendar, with the version that a new order takes. */
export interface DepartmentCalendar {
  department: Department;
  calendarId: string;
  version: number;
}

/** Departments with a calendar of their own (ruling 10). */
export async function listDepartmentCalendars({ db }: Pick<Database, 'db'>): Promise<DepartmentCalendar[]> {
  const rows = await db
    .select({
      department: departmentCalendars.department,
      calendarId: departmentCalendars.calendarId,
      version: max(calendarVersions.version),
    })
    .from(departmentCalendars)
    .innerJoin(calendarVersions, eq(calendarVersions.calendarId, departmentCalendars.calendarId))
    .groupBy(departmentCalendars.department, departmentCalendars.calendarId)
    .orderBy(asc(departmentCalendars.department));
  return rows.map((row) => ({ ...row, version: row.version ?? 1 }));
}

/** The same as an order keeps it. */
export async function readDepartmentCalendars(database: Pick<Database, 'db'>): Promise<DepartmentCalendars> {
  const rows = await listDepartmentCalendars(database);
  return Object.fromEntries(
    rows.map(({ department, calendarId, version }) => [department, { calendarId, version }]),
  );
}

/** Lets a department work by a calendar; by the company's own it needs none to itself. New orders alone take it. */
export async function setDepartmentCalendar(
  database: Database,
  department: Department,
  calendarId: string,
): Promise<void> {
  await database.db.transaction(async (transaction) => {
    const [own] = await transaction.select({ calendarId: company.calendarId }).from(company);
    await transaction.delete(departmentCalendars).where(eq(departmentCalendars.department, department));
    if (own?.calendarId === calendarId) return;
    await transaction
      .insert(departmentCalendars)
      .values({ department, calendarId })
      .onConflictDoUpdate({ target: departmentCalendars.department, set: { calendarId } });
  });
}
