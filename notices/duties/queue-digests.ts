import { presentHolders, type Recipient } from '../../db/commit/notice-audience.ts';
import { channelsOf } from '../../db/commit/notice-channels.ts';
import { assigneesOf } from '../../db/commit/notice-recipients.ts';
import { noticeRow } from '../../db/commit/notice-row.ts';
import { insertNoticeRows } from '../../db/commit/queue-notices.ts';
import type { Database } from '../../db/connect.ts';
import { knownKeys, readOverdueClocks } from '../../db/notices/read-overdue-clocks.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { messageDay } from '../../domain/notices/day-pace.ts';
import { type LateClock, mostAtRisk } from '../../domain/notices/most-at-risk.ts';
import type { DigestNotice, RungNotice } from '../../domain/notices/notice.ts';
import { clockFigures } from '../../domain/notices/notice-payload.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import { calendarOf, calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { nextWorkingInstant, workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import type { PresentRules, RulesReader } from '../present-rules.ts';

/**
 * Queues leadership's digest of the day once its reader's working time has begun (ruling 7). `done` keeps the days
 * that were looked at: a day that begins with nothing overdue has no digest.
 */
export async function queueDigests(
  database: Database,
  rules: RulesReader,
  present: PresentRules,
  now: Instant,
  done: Set<string>,
): Promise<void> {
  const readers = readersOf(present, now).filter(({ key }) => !done.has(key));
  if (readers.length === 0) return;
  const known = await knownKeys(
    database,
    readers.map(({ key, person }) => `${key}/IN_APP/${person.personId}`),
  );
  const waiting = readers.filter(({ key, person }) => !known.has(`${key}/IN_APP/${person.personId}`));
  const notice = waiting.length === 0 ? undefined : await digestOf(database, rules, present, now);
  const rows = waiting.flatMap(({ key, person }) =>
    (notice === undefined ? [] : waysTo(person, present)).map((channel) => {
      const { personId } = person;
      const sending = { notice: notice ?? emptyDigest, from: now, recordedAt: now };
      return noticeRow({ channel, key: `${key}/${channel}/${personId}`, personId }, sending);
    }),
  );
  await insertNoticeRows(database.sql, rows);
  for (const { key } of readers) done.add(key);
}

const emptyDigest: DigestNotice = { kind: 'DIGEST', occasion: 'DAILY', total: 0, items: [] };

/** The page always has it: by that row the digest of the day is known. */
function waysTo(person: Recipient, { audience }: PresentRules): ('IN_APP' | 'EMAIL')[] {
  return [...new Set(['IN_APP' as const, ...channelsOf(person, 'DIGEST', audience)])];
}

/** Whose working day has begun. */
function readersOf(
  { audience, calendarFor }: PresentRules,
  now: Instant,
): { person: Recipient; key: string }[] {
  const roles = audience.figures['notice.digestRoles'];
  const people = [...audience.people.values()]
    .flatMap((person) => person.roles)
    .filter((role) => roles.includes(role));
  const present = [...new Set(people)].flatMap((role) => presentHolders(audience, role, now));
  return [...new Map(present.map((person) => [person.personId, person])).values()].flatMap((person) => {
    const date = begunDay(calendarFor(person.department), now);
    return date === undefined ? [] : [{ person, key: `digest/${date}/${person.personId}` }];
  });
}

/** The date, once its working time has begun; undefined before, and on a day off. */
function begunDay(calendar: Calendar, now: Instant): string | undefined {
  const { date, since, nextDay } = messageDay(calendar, now);
  const start = epochMs(nextWorkingInstant(calendar, since));
  return start <= epochMs(now) && start < epochMs(nextDay) ? date : undefined;
}

async function digestOf(
  database: Database,
  rules: RulesReader,
  { audience, calendarFor }: PresentRules,
  now: Instant,
): Promise<DigestNotice | undefined> {
  const clocks = await readOverdueClocks(database);
  const late = clocks.map((clock) => ({
    ...clock,
    lateMinutes: workingMinutesBetween(calendarFor(clock.owner), clock.dueAt, now),
  }));
  const ranked = mostAtRisk(late);
  const chosen = ranked.slice(0, audience.figures['notice.digestOrders']);
  const items = await Promise.all(chosen.map((each) => itemOf(database, rules, audience, each, now)));
  const found = items.filter((item) => item !== undefined);
  if (found.length === 0) return undefined;
  return { kind: 'DIGEST', occasion: 'DAILY', total: ranked.length, items: found };
}

async function itemOf(
  database: Database,
  { versions }: RulesReader,
  audience: PresentRules['audience'],
  { orderId, clockId }: LateClock,
  now: Instant,
): Promise<RungNotice | undefined> {
  const state = await readOrder(database, orderId);
  const clock = state?.clocks.find((each) => each.clockId === clockId);
  if (state === undefined || clock?.due === undefined) return undefined;
  const calendars = await versions.calendars(calendarsOf(state));
  const policy = policyOf(state, await versions.policy(state.policyVersion));
  const calendar = calendars(calendarOf(state, clock.owner));
  const people = assigneesOf(clock, audience, now);
  const reached = clock.rungs.findLast((rung) => rung.reached)?.rung ?? '0';
  const { level } = escalationOf(clock, reached, policy);
  // The due rung, whatever came after it: the digest tells how late the order is today.
  return {
    ...clockFigures({ state, clock, at: now, policy, calendar, people }),
    kind: 'ESCALATION',
    rung: '0',
    level,
  };
}
