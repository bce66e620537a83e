import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ClockKind, ClockLimit, Rung } from '../../domain/order/clock.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every clock an order ever started; stopped ones stay, with whether they were late (SLA-12). */
export const clocks = dueline.table(
  'clocks',
  {
    orderId: text('order_id').notNull(),
    /** `L2.inspection#2`: lot, kind and cycle. */
    clockId: text('clock_id').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    lotId: text('lot_id'),
    cycle: integer('cycle').notNull(),
    owner: text('owner').$type<Department>().notNull(),
    assignee: text('assignee').$type<Role>().notNull(),
    /** The person it was given to, where it was reassigned (rule 15). */
    assignedTo: text('assigned_to'),
    anchorAt: instant('anchor_at').notNull(),
    /** A budget such as `1wd`, or an absolute date or instant. */
    timeLimit: jsonb('time_limit').$type<ClockLimit>().notNull(),
    ladder: text('ladder').array().notNull(),
    dueAt: instant('due_at').notNull(),
    provisional: boolean('provisional').notNull(),
    rungs: jsonb('rungs').$type<Rung[]>().notNull(),
    /** The next rung that is not reached; null while the clock is paused or stopped. */
    nextRungAt: instant('next_rung_at'),
    /** True once the due rung is recorded. */
    overdue: boolean('overdue').notNull(),
    /** Reasons for which it stands still now. */
    pauses: text('pauses').array().notNull(),
    pausedAt: instant('paused_at'),
    stoppedAt: instant('stopped_at'),
    /** Null while it is open; true when it stopped after its due instant (I6). */
    late: boolean('late'),
    /** A change of rules, not the department, made it late: it counts in no figure (rule 9). */
    policyInduced: boolean('policy_induced').notNull().default(false),
    policyVersion: text('policy_version').notNull(),
    calendarId: text('calendar_id').notNull(),
    calendarVersion: integer('calendar_version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.clockId] }),
    index('clocks_open_by_due').on(table.dueAt, table.orderId, table.clockId).where(sql`stopped_at is null`),
    index('clocks_stopped_by_owner').on(table.owner, table.stoppedAt).where(sql`stopped_at is not null`),
    index('clocks_open_by_owner').on(table.owner, table.dueAt).where(sql`stopped_at is null`),
    index('clocks_late_by_owner').on(table.owner, table.stoppedAt).where(sql`late`),
  ],
);
