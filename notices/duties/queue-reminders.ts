import { presentHolders, type Recipient } from '../../db/commit/notice-audience.ts';
import { channelsOf } from '../../db/commit/notice-channels.ts';
import { pushInstant } from '../../db/commit/notice-instants.ts';
import { assigneesOf } from '../../db/commit/notice-recipients.ts';
import { type NoticeRow, noticeRow } from '../../db/commit/notice-row.ts';
import { insertNoticeRows } from '../../db/commit/queue-notices.ts';
import type { Database } from '../../db/connect.ts';
import { readUnacknowledged, type Unacknowledged } from '../../db/notices/read-unacknowledged.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RungNotice } from '../../domain/notices/notice.ts';
import { clockFigures } from '../../domain/notices/notice-payload.ts';
import { remindersDue } from '../../domain/notices/reminders-due.ts';
import { calendarOf, calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { PresentRules, RulesReader } from '../present-rules.ts';

interface Due {
  person: Recipient;
  count: number;
}

const pageSize = 500;

/** Queues the reminders that are due now: of escalations that nobody acknowledged (rule 15). */
export async function queueReminders(
  database: Database,
  rules: RulesReader,
  present: PresentRules,
  now: Instant,
): Promise<void> {
  let last: Unacknowledged | undefined;
  for (;;) {
    const page = await readUnacknowledged(database, last, pageSize);
    for (const escalation of page) {
      const due = whoIsDue(escalation, present, now);
      if (due.length === 0) continue;
      const rows = await reminderRows(database, rules, present, escalation, due, now);
      await insertNoticeRows(database.sql, rows);
    }
    last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
  }
}

/** Those who hold the escalation's roles now. What leadership reads in its digest is not repeated beside it. */
function whoIsDue(escalation: Unacknowledged, { audience, calendarFor }: PresentRules, now: Instant): Due[] {
  const { figures } = audience;
  const byDigest: readonly string[] = figures['notice.digestRoles'];
  const roles = escalation.roles.filter((role) => escalation.critical || !byDigest.includes(role));
  const people = new Map(
    roles
      .flatMap((role) => presentHolders(audience, role, now))
      .map((person) => [person.personId, person] as const),
  );
  return [...people.values()].flatMap((person) => {
    const count = remindersDue(calendarFor(person.department), {
      since: escalation.recordedAt,
      now,
      every: figures['notice.reminderEvery'],
      atMost: figures['notice.reminderMax'],
    });
    return count > (escalation.reminded[person.personId] ?? 0) ? [{ person, count }] : [];
  });
}

async function reminderRows(
  database: Database,
  { versions }: RulesReader,
  { audience, calendarFor }: PresentRules,
  { orderId, clockId, rung, level, critical }: Unacknowledged,
  due: readonly Due[],
  now: Instant,
): Promise<NoticeRow[]> {
  const state = await readOrder(database, orderId);
  const clock = state?.clocks.find((each) => each.clockId === clockId);
  if (state === undefined || clock?.due === undefined) return [];
  const calendars = await versions.calendars(calendarsOf(state));
  const policy = policyOf(state, await versions.policy(state.policyVersion));
  const calendar = calendars(calendarOf(state, clock.owner));
  const people = assigneesOf(clock, audience, now);
  const figures = clockFigures({ state, clock, at: now, policy, calendar, people });
  return due.flatMap(({ person, count }) => {
    const notice: RungNotice = { ...figures, kind: 'REMINDER', rung, level, reminder: count };
    const { personId, department } = person;
    const readingTime = audience.figures['notice.readingTime'];
    const push = { at: now, recordedAt: now, critical, readingTime };
    return channelsOf(person, 'REMINDER', audience).map((channel) => {
      const from = pushInstant(calendarFor(department), push);
      const key = `${orderId}/${clockId}/${rung}/reminder/${count}/${channel}/${personId}`;
      return noticeRow({ channel, key, personId }, { notice, clockId, critical, from, recordedAt: now });
    });
  });
}
