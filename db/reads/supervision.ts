import {
  and,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  lt,
  ne,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  type ReachedRung,
  type RecordedAct,
  supervisedCommands,
} from '../../domain/figures/recorded-deviations.ts';
import type { Span } from '../../domain/figures/span.ts';
import { type CalendarRef, targetKinds } from '../../domain/order/clock.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import type { Database } from '../connect.ts';
import { visible } from '../rights/visible-orders.ts';
import { caseJournal } from '../schema/case-journal.ts';
import { cases } from '../schema/cases.ts';
import { clocks } from '../schema/clocks.ts';
import { escalations } from '../schema/escalations.ts';
import { journal } from '../schema/journal.ts';
import { orders } from '../schema/orders.ts';
import { people } from '../schema/people.ts';

/** A record with the calendar by which its times are judged. */
export interface Judged<Recorded> {
  record: Recorded;
  calendar: CalendarRef;
}

/**
 * Rungs that were reached in a span and say that a deadline was missed, or that nobody took note: what was waived, or
 * came from a change of rules, says neither. By the index on when rungs were reached.
 */
export async function readReachedRungs(
  { db }: Database,
  scope: ReadScope,
  { from, until }: Span,
): Promise<Judged<ReachedRung>[]> {
  const { kind, rung, level, lotId, department, reachedAt, acknowledgedAt } = getTableColumns(escalations);
  const rows = await db
    .select({
      kind,
      rung,
      level,
      lotId,
      department,
      reachedAt,
      acknowledgedAt,
      stoppedAt: clocks.stoppedAt,
      calendarId: clocks.calendarId,
      version: clocks.calendarVersion,
      ...orderColumns(scope),
    })
    .from(escalations)
    .innerJoin(clocks, and(eq(clocks.orderId, escalations.orderId), eq(clocks.clockId, escalations.clockId)))
    .innerJoin(orders, eq(orders.orderId, escalations.orderId))
    .where(
      and(
        gte(escalations.reachedAt, from),
        lt(escalations.reachedAt, until),
        isNull(escalations.waivedAt),
        eq(escalations.policyInduced, false),
        notInArray(escalations.kind, [...targetKinds]),
        or(
          eq(escalations.rung, '0'),
          and(ne(escalations.level, 'PREWARNING'), isNull(escalations.acknowledgedAt)),
        ),
      ),
    );
  return rows.map((row) => judged({ ...row, of: 'ORDER' as const }));
}

/**
 * Acts of people on orders, recorded in a span, that were typed later than they happened, or that correct or override.
 * By the two indexes that hold such entries alone.
 */
export async function readSupervisedActs(
  { db }: Database,
  scope: ReadScope,
  { from, until }: Span,
): Promise<Judged<RecordedAct>[]> {
  const { command, occurredAt, recordedAt } = getTableColumns(journal);
  const isSupervised = inArray(journal.command, [...supervisedCommands]);
  const reason = sql<string | null>`coalesce(
    jsonb_path_query_first(${journal.entry}, '$.events[*].correction.reason'),
    jsonb_path_query_first(${journal.entry}, '$.events[*].record.creditOverride.reason')) #>> '{}'`;
  const select = (condition: SQL | undefined) =>
    db
      .select({
        command,
        occurredAt,
        recordedAt,
        reason,
        by: sql<RecordedAct['by']>`${journal.entry} -> 'by'`,
        department: people.department,
        calendarId: orders.calendarId,
        version: orders.calendarVersion,
        ...orderColumns(scope),
      })
      .from(journal)
      .innerJoin(orders, eq(orders.orderId, journal.orderId))
      .leftJoin(people, eq(people.personId, journal.actor))
      .where(and(gte(journal.recordedAt, from), lt(journal.recordedAt, until), condition));
  const typedLate = sql`${journal.occurredAt} < ${journal.recordedAt} and ${journal.command} <> 'rung'`;
  const rows = [...(await select(and(typedLate, not(isSupervised)))), ...(await select(isSupervised))];
  return rows.map((row) => judged({ ...row, of: 'ORDER' as const }));
}

/** Acts of people on cases, recorded in a span, that were typed later than they happened. */
export async function readLateCaseActs(
  { db }: Database,
  { from, until }: Span,
): Promise<Judged<RecordedAct>[]> {
  const { command, occurredAt, recordedAt } = getTableColumns(caseJournal);
  const rows = await db
    .select({
      command,
      occurredAt,
      recordedAt,
      by: sql<RecordedAct['by']>`${caseJournal.entry} -> 'by'`,
      department: people.department,
      calendarId: cases.calendarId,
      version: cases.calendarVersion,
      id: cases.caseId,
      number: cases.caseNumber,
    })
    .from(caseJournal)
    .innerJoin(cases, eq(cases.caseId, caseJournal.caseId))
    .leftJoin(people, eq(people.personId, caseJournal.actor))
    .where(
      and(
        gte(caseJournal.recordedAt, from),
        lt(caseJournal.recordedAt, until),
        lt(caseJournal.occurredAt, caseJournal.recordedAt),
        ne(caseJournal.command, 'rung'),
      ),
    );
  return rows.map((row) => judged({ ...row, reason: null, of: 'CASE' as const, readable: true }));
}

function orderColumns(scope: ReadScope) {
  return {
    id: orders.orderId,
    number: orders.orderNumber,
    readable: sql<boolean>`${visible(scope, orders.orderId) ?? sql`true`}`,
  };
}

function judged<Recorded extends object>({
  calendarId,
  version,
  ...record
}: Recorded & CalendarRef): Judged<Omit<Recorded, keyof CalendarRef>> {
  return { record, calendar: { calendarId, version } };
}
