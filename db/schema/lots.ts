import { date, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { LotLine } from '../../domain/order/lot.ts';
import type { LotStage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** The lots of an order as they stand now (ruling 1). */
export const lots = dueline.table(
  'lots',
  {
    orderId: text('order_id').notNull(),
    lotId: text('lot_id').notNull(),
    stage: text('stage').$type<LotStage>().notNull(),
    /** Department that owns the stage. */
    department: text('department').$type<Department>().notNull(),
    /** Earliest due instant of the lot's running clocks. */
    dueAt: instant('due_at'),
    lines: jsonb('lines').$type<LotLine[]>().notNull(),
    splitFrom: text('split_from'),
    source: text('source').$type<'STOCK' | 'PRODUCTION'>(),
    planVersion: integer('plan_version').notNull(),
    planStart: date('plan_start', { mode: 'string' }),
    planFinish: date('plan_finish', { mode: 'string' }),
    reworkRounds: integer('rework_rounds').notNull(),
    trackingNumber: text('tracking_number'),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.lotId] }),
    index('lots_by_stage').on(table.stage, table.dueAt),
  ],
);
