import { and, count, eq, gte, inArray, isNotNull, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Span } from '../../domain/figures/span.ts';
import type { Instant } from '../../domain/instant.ts';
import { targetKinds } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { orders } from '../schema/orders.ts';
import { isAtRiskAt, isOverdueAt, isWaived } from './clock-conditions.ts';
import { whenGiven } from './conditions.ts';

/** How a department kept its deadlines (SLA-15): open ones as they stand now, closed ones of a span. */
export interface TimePerformanceRow {
  department: Department;
  open: number;
  /** Past a pre-warning, not past due. */
  atRisk: number;
  breachedOpen: number;
  closedOnTime: number;
  closedLate: number;
}

/** Made late by a change of rules or by what was waived is no lateness of the department (rule 9, SLA-12). */
const counts: SQL = sql`not ${clocks.policyInduced} and not ${isWaived}`;

/** The confirmation target is measured by itself; it is no deadline (ruling 5). */
const isDeadline = notInArray(clocks.kind, [...targetKinds]);

/** Departments that have or had deadlines; of some departments alone where they are given. */
export async function readTimePerformance(
  { db }: Database,
  span: Span,
  now: Instant,
  departments?: readonly Department[],
): Promise<TimePerformanceRow[]> {
  const closed = and(gte(clocks.stoppedAt, span.from), lt(clocks.stoppedAt, span.until));
  const figure = (condition: SQL | undefined) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  return await db
    .select({
      department: clocks.owner,
      open: figure(isNull(clocks.stoppedAt)),
      atRisk: figure(and(isNull(clocks.stoppedAt), isAtRiskAt(now))),
      breachedOpen: figure(and(isNull(clocks.stoppedAt), isOverdueAt(now))),
      closedOnTime: figure(and(isNotNull(clocks.stoppedAt), sql`not ${clocks.late}`)),
      closedLate: figure(and(isNotNull(clocks.stoppedAt), clocks.late)),
    })
    .from(clocks)
    .where(
      and(
        isDeadline,
        counts,
        sql`(${isNull(clocks.stoppedAt)} or ${closed})`,
        whenGiven(departments, (given) => inArray(clocks.owner, [...given])),
      ),
    )
    .groupBy(clocks.owner)
    .orderBy(clocks.owner);
}

/** A confirmation target that an acknowledgement to the customer ended (INTAKE-13). */
export interface MetTargetRow {
  limit: typeof clocks.$inferSelect.timeLimit;
  anchorAt: Instant;
  dueAt: Instant;
  /** When it ended, or came to stand still before that. */
  endedAt: Instant;
  late: boolean;
  calendarId: string;
  calendarVersion: number;
}

/** Targets that acknowledgements of a span ended. An order that was closed without one is none of them. */
export async function readMetTargets({ db }: Database, span: Span): Promise<MetTargetRow[]> {
  const rows = await db
    .select({
      limit: clocks.timeLimit,
      anchorAt: clocks.anchorAt,
      dueAt: clocks.dueAt,
      pausedAt: clocks.pausedAt,
      stoppedAt: clocks.stoppedAt,
      late: clocks.late,
      calendarId: clocks.calendarId,
      calendarVersion: clocks.calendarVersion,
    })
    .from(clocks)
    .innerJoin(orders, eq(orders.orderId, clocks.orderId))
    .where(
      and(
        eq(clocks.kind, 'confirmationTarget'),
        counts,
        gte(clocks.stoppedAt, span.from),
        lt(clocks.stoppedAt, span.until),
        sql`${orders.state} -> 'acknowledgement' ->> 'result' <> 'NOT_REACHED'`,
      ),
    );
  return rows.map(({ pausedAt, stoppedAt, late, ...row }) => ({
    ...row,
    endedAt: pausedAt ?? stoppedAt ?? row.dueAt,
    late: late === true,
  }));
}

/** Orders that nobody has acknowledged yet, and those of them whose target is past. */
export async function readOpenTargets(
  { db }: Database,
  now: Instant,
): Promise<{ open: number; missed: number }> {
  const [found] = await db
    .select({
      open: count(),
      missed: sql<number>`count(*) filter (where ${isOverdueAt(now)})`.mapWith(Number),
    })
    .from(clocks)
    .where(and(eq(clocks.kind, 'confirmationTarget'), counts, isNull(clocks.stoppedAt)));
  return found ?? { open: 0, missed: 0 };
}
