import { type Audience, readAudience } from '../db/commit/notice-audience.ts';
import type { Database } from '../db/connect.ts';
import { readCompanyCalendars } from '../db/notices/read-company-calendars.ts';
import { createVersions, type Versions } from '../db/versions/versions.ts';
import type { Instant } from '../domain/instant.ts';
import type { Department } from '../domain/people/departments.ts';
import type { Calendar } from '../domain/working-time/calendar.ts';

/** Who can be told now, by which figures, and when each department works. */
export interface PresentRules {
  audience: Audience;
  /** IANA zone of the company. */
  zone: string;
  companyCalendar: Calendar;
  calendarFor(department: Department): Calendar;
}

/** What the worker looks up of the company by itself, when no order is at hand. */
export interface RulesReader {
  versions: Versions;
  /** As the files say at this moment; undefined before a company is set up. */
  read(now: Instant): Promise<PresentRules | undefined>;
  /** At most a minute old. */
  recent(now: Instant): Promise<PresentRules | undefined>;
}

const ageMs = 60_000;

export function createRulesReader(database: Database): RulesReader {
  const versions = createVersions(database);
  let kept: { rules: PresentRules | undefined; at: number } | undefined;

  async function read(now: Instant): Promise<PresentRules | undefined> {
    const [audience, calendars] = await Promise.all([
      readAudience(database.sql, { from: now, to: now, now }),
      readCompanyCalendars(database),
    ]);
    if (calendars === undefined) return undefined;
    const source = await versions.calendars([calendars.company, ...calendars.departments.values()]);
    const calendarFor = (department: Department) =>
      source(calendars.departments.get(department) ?? calendars.company);
    return { audience, zone: calendars.zone, companyCalendar: source(calendars.company), calendarFor };
  }

  return {
    versions,
    read,
    async recent(now) {
      const at = Date.parse(now);
      if (kept === undefined || Math.abs(at - kept.at) >= ageMs) kept = { rules: await read(now), at };
      return kept.rules;
    },
  };
}
