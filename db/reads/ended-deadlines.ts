import { and, eq, gte, lt, notInArray, sql } from 'drizzle-orm';
import type { Span } from '../../domain/figures/span.ts';
import type { Instant } from '../../domain/instant.ts';
import { targetKinds } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Database } from '../connect.ts';
import { clocks } from '../schema/clocks.ts';
import { people } from '../schema/people.ts';
import { isWaived } from './clock-conditions.ts';

/** A deadline that ended in a span, with whose it was and the calendar by which it ran. */
export interface EndedDeadline {
  department: Department;
  personId: string | null;
  late: boolean;
  dueAt: Instant;
  endedAt: Instant;
  calendarId: string;
  version: number;
}

/**
 * Who ended the clock: the actor of the entry that stopped it, found by the order's own part of the journal, where
 * that person works in the clock's department; an act of others, such as a cancellation, is nobody's performance.
 */
const endedBy = sql<string | null>`(select acted.actor from dueline.journal as acted
  join ${people} on ${people.personId} = acted.actor and ${people.department} = ${clocks.owner}
  where acted.order_id = ${clocks.orderId} and acted.occurred_at = ${clocks.stoppedAt}
    and acted.entry @> jsonb_build_object('events', jsonb_build_array(
      jsonb_build_object('type', 'clockStopped', 'clockId', ${clocks.clockId})))
  limit 1)`;

/** Deadlines that ended in a span; targets, what was waived and what a change of rules made late are none (rule 9). */
export async function readEndedDeadlines({ db }: Database, { from, until }: Span): Promise<EndedDeadline[]> {
  const rows = await db
    .select({
      department: clocks.owner,
      personId: sql<string | null>`coalesce(${clocks.assignedTo}, ${endedBy})`,
      late: clocks.late,
      dueAt: clocks.dueAt,
      endedAt: clocks.stoppedAt,
      pausedAt: clocks.pausedAt,
      calendarId: clocks.calendarId,
      version: clocks.calendarVersion,
    })
    .from(clocks)
    .where(
      and(
        gte(clocks.stoppedAt, from),
        lt(clocks.stoppedAt, until),
        notInArray(clocks.kind, [...targetKinds]),
        eq(clocks.policyInduced, false),
        sql`not ${isWaived}`,
      ),
    );
  return rows.map(({ late, endedAt, pausedAt, ...row }) => ({
    ...row,
    late: late === true,
    endedAt: pausedAt ?? endedAt ?? row.dueAt,
  }));
}
