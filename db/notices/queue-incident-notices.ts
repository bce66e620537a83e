import type { Instant } from '../../domain/instant.ts';
import type { IncidentNotice } from '../../domain/notices/notice.ts';
import type { CalendarRef } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf } from '../../domain/people/roles.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { presentHolders, readAudience } from '../commit/notice-audience.ts';
import { channelsOf } from '../commit/notice-channels.ts';
import { pushInstant } from '../commit/notice-instants.ts';
import { noticeRow } from '../commit/notice-row.ts';
import { insertNoticeRows } from '../commit/queue-notices.ts';
import type { Database } from '../connect.ts';
import { createVersions } from '../versions/versions.ts';
import { readCompanyCalendars } from './read-company-calendars.ts';

/** An incident that was applied, and what it did to each department. */
export interface IncidentOutcome {
  incidentId: string;
  from: Instant;
  until: Instant;
  reason: string;
  /** The present, as the caller has it. */
  now: Instant;
  departments: readonly {
    department: Department;
    /** How many orders and clocks moved, and how many escalations were withdrawn. */
    orders: number;
    clocks: number;
    waived: number;
  }[];
}

/** Queues one notice for the head of each department that an incident touched (ruling 8); again does nothing. */
export async function queueIncidentNotices(database: Database, incident: IncidentOutcome): Promise<void> {
  const { incidentId, from, until, reason, now } = incident;
  const [audience, calendars] = await Promise.all([
    readAudience(database.sql, { from: now, to: now, now }),
    readCompanyCalendars(database),
  ]);
  if (calendars === undefined) return;
  const source = await createVersions(database).calendars([
    calendars.company,
    ...calendars.departments.values(),
  ]);
  const calendarFor = (department: Department): Calendar => {
    const ref: CalendarRef = calendars.departments.get(department) ?? calendars.company;
    return source(ref);
  };
  const readingTime = audience.figures['notice.readingTime'];
  const rows = incident.departments.flatMap((hit) => {
    const notice: IncidentNotice = {
      kind: 'INCIDENT',
      incidentId,
      from,
      until,
      reason,
      zone: calendars.zone,
      ...hit,
    };
    return presentHolders(audience, headOf(hit.department), now).flatMap((person) =>
      channelsOf(person, 'INCIDENT', audience).map((channel) => {
        const { personId, department } = person;
        const push = { at: now, recordedAt: now, critical: false, readingTime };
        const from = pushInstant(calendarFor(department), push);
        const key = `incident/${incidentId}/${hit.department}/${channel}/${personId}`;
        return noticeRow({ channel, key, personId }, { notice, from, recordedAt: now });
      }),
    );
  });
  await insertNoticeRows(database.sql, rows);
}
