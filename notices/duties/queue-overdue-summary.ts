import { readCasesOfSpan } from '../../db/cases/read-cases-of-span.ts';
import { presentHolders, type Recipient } from '../../db/commit/notice-audience.ts';
import { channelsOf } from '../../db/commit/notice-channels.ts';
import { noticeRow } from '../../db/commit/notice-row.ts';
import { insertNoticeRows } from '../../db/commit/queue-notices.ts';
import type { Database } from '../../db/connect.ts';
import { companySince } from '../../db/notices/company-since.ts';
import { knownKeys } from '../../db/notices/read-overdue-clocks.ts';
import type { Month } from '../../domain/figures/month.ts';
import { monthsEarlier, spanOfMonth } from '../../domain/figures/month-span.ts';
import { overdueSummary } from '../../domain/figures/overdue-summary.ts';
import type { Instant } from '../../domain/instant.ts';
import type { OverdueSummaryNotice } from '../../domain/notices/notice.ts';
import { hadBegun, summaryDue } from '../../domain/notices/summary-due.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import type { PresentRules } from '../present-rules.ts';

interface Reader {
  person: Recipient;
  month: Month;
  /** Of all rows about this month to this person. */
  key: string;
}

/**
 * Queues last month's summary of overdue orders for each of its readers, on the first working day of a month or as
 * soon after it as a worker runs (OVERDUE-08). `done` keeps what was looked at already.
 */
export async function queueOverdueSummary(
  database: Database,
  present: PresentRules,
  now: Instant,
  done: Set<string>,
): Promise<void> {
  const readers = readersOf(present, now).filter(({ key }) => !done.has(key));
  const [first] = readers;
  if (first === undefined) return;
  const known = await knownKeys(database, readers.map(pageKey));
  const waiting = readers.filter((reader) => !known.has(pageKey(reader)));
  const since = await companySince(database);
  const { month } = first;
  if (waiting.length > 0 && since !== undefined && hadBegun(present.zone, month, since)) {
    const notice = await summaryOf(database, present, month);
    const rows = waiting.flatMap(({ person, key }) =>
      waysTo(person, present).map((channel) => {
        const { personId } = person;
        const sending = { notice, from: now, recordedAt: now };
        return noticeRow({ channel, key: `${key}/${channel}/${personId}`, personId }, sending);
      }),
    );
    await insertNoticeRows(database.sql, rows);
  }
  for (const { key } of readers) done.add(key);
}

/** The page always has it: by that row it is known that the person has the month's summary. */
function pageKey({ key, person }: Reader): string {
  return `${key}/IN_APP/${person.personId}`;
}

function waysTo(person: Recipient, { audience }: PresentRules): ('IN_APP' | 'EMAIL')[] {
  return [...new Set(['IN_APP' as const, ...channelsOf(person, 'OVERDUE_SUMMARY', audience)])];
}

/** Who has the roles of the summary now, each once, and is at work. */
function readersOf({ audience, companyCalendar, calendarFor }: PresentRules, now: Instant): Reader[] {
  const wanted = audience.figures['overdue.summaryRoles'];
  const people = roleCodes
    .filter((role) => wanted.includes(role))
    .flatMap((role) => presentHolders(audience, role, now));
  return [...new Map(people.map((person) => [person.personId, person])).values()].flatMap((person) => {
    const month = summaryDue(companyCalendar, calendarFor(person.department), now);
    return month === undefined ? [] : [{ person, month, key: `overdue-summary/${month}/${person.personId}` }];
  });
}

async function summaryOf(
  database: Database,
  { audience, zone }: PresentRules,
  month: Month,
): Promise<OverdueSummaryNotice> {
  const { figures } = audience;
  const span = spanOfMonth(zone, month);
  const repeatsFrom = monthsEarlier(zone, span.until, figures['overdue.repeatPeriod']);
  const cases = await readCasesOfSpan(database, { from: repeatsFrom, until: span.until }, undefined);
  const threshold = figures['overdue.repeatThreshold'];
  const atMost = figures['overdue.summaryCauses'];
  return {
    kind: 'OVERDUE_SUMMARY',
    ...overdueSummary(cases, { month, span, repeatsFrom, threshold, atMost }),
  };
}
