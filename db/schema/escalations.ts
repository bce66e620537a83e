import { boolean, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { EscalationLevel } from '../../domain/order/escalation.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every rung that was reached, recorded exactly once (I5, SLA-13). The clock's id holds its cycle. */
export const escalations = dueline.table(
  'escalations',
  {
    orderId: text('order_id').notNull(),
    clockId: text('clock_id').notNull(),
    rung: text('rung').notNull(),
    /** Version of the journal entry that recorded it. */
    version: integer('version').notNull(),
    kind: text('kind').$type<ClockKind>().notNull(),
    lotId: text('lot_id'),
    cycle: integer('cycle').notNull(),
    /** Department that is late, or about to be. */
    department: text('department').$type<Department>().notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    level: text('level').$type<EscalationLevel>().notNull(),
    /** Roles that the ladder tells; who held them stands in the outbox. */
    roles: text('roles').array().$type<Role[]>().notNull(),
    /** Due instant of the clock. */
    dueAt: instant('due_at').notNull(),
    /** True instant of the rung, however late it was recorded. */
    reachedAt: instant('reached_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** A change of rules made it due, not the department: it counts in no figure (rule 9). */
    policyInduced: boolean('policy_induced').notNull().default(false),
    /** Acknowledging stops its reminders, not the ladder (rule 15). */
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
    /** Withdrawn on record, with its reason (rule 9). */
    waivedAt: instant('waived_at'),
    waivedBy: text('waived_by'),
    waiverReason: text('waiver_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.clockId, table.rung] }),
    index('escalations_by_reached').on(table.reachedAt),
    index('escalations_by_department').on(table.department, table.reachedAt),
  ],
);
