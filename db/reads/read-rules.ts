import { desc, eq, lte } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { DepartmentCalendars, OrderCalendars } from '../../domain/order/order-calendar.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { readDepartmentCalendars } from '../calendars/department-calendars.ts';
import type { Database } from '../connect.ts';
import { calendarVersions } from '../schema/calendar-versions.ts';
import { company } from '../schema/company.ts';
import { policyVersions } from '../schema/policy-versions.ts';

/** The company's zone, and the version of its calendar that a new order takes. */
export interface CompanyRules {
  /** IANA zone in which instants are shown. */
  zone: string;
  calendarId: string;
  calendarVersion: number;
  calendar: Calendar;
  /** Departments that do not work by it, with the versions that a new order takes (ruling 10). */
  departmentCalendars: DepartmentCalendars;
}

/** The versions of calendars that what begins now runs by: the company's, and those of departments that have their own. */
export function calendarsTaken(company: Omit<CompanyRules, 'zone' | 'calendar'>): OrderCalendars {
  const { calendarId, calendarVersion, departmentCalendars } = company;
  const own = Object.keys(departmentCalendars).length === 0 ? {} : { departmentCalendars };
  return { calendarId, calendarVersion, ...own };
}

/** The policy that an order takes which comes in now. */
export async function readCurrentPolicy(database: Database, now: Instant): Promise<Policy | undefined> {
  const [found] = await database.db
    .select({ version: policyVersions.version, values: policyVersions.values })
    .from(policyVersions)
    .where(lte(policyVersions.effectiveAt, now))
    .orderBy(desc(policyVersions.effectiveAt), desc(policyVersions.createdAt))
    .limit(1);
  return found;
}

/** The company with the latest version of its calendar; undefined before a company is set up. */
export async function readCompanyRules(database: Database): Promise<CompanyRules | undefined> {
  const [found] = await database.db
    .select({
      zone: company.zone,
      calendarId: calendarVersions.calendarId,
      calendarVersion: calendarVersions.version,
      calendar: calendarVersions.definition,
    })
    .from(company)
    .innerJoin(calendarVersions, eq(calendarVersions.calendarId, company.calendarId))
    .orderBy(desc(calendarVersions.version))
    .limit(1);
  return found && { ...found, departmentCalendars: await readDepartmentCalendars(database) };
}
