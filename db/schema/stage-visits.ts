import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every stay of an order or a lot in a stage, from when to when (SLA-12). */
export const stageVisits = dueline.table(
  'stage_visits',
  {
    orderId: text('order_id').notNull(),
    /** Version of the entry that entered the stage. */
    version: integer('version').notNull(),
    /** Which of that entry's events it was, from 0. */
    ordinal: integer('ordinal').notNull(),
    /** Null for a stage of the order itself. */
    lotId: text('lot_id'),
    stage: text('stage').$type<Stage>().notNull(),
    department: text('department').$type<Department>().notNull(),
    enteredAt: instant('entered_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.version, table.ordinal] }),
    index('stage_visits_by_stage').on(table.stage, table.enteredAt),
  ],
);
