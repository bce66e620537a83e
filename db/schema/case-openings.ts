import { sql } from 'drizzle-orm';
import { check, index, jsonb, text } from 'drizzle-orm/pg-core';
import type { CaseOpening } from '../../domain/cases/case-opening.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/**
 * Cases that are to be opened: what an order raised, in the transaction that recorded it, and what a look for
 * overdue clocks found. The key makes each open once (I5).
 */
export const caseOpenings = dueline.table(
  'case_openings',
  {
    /** Order and journal entry, or order and late clock. */
    key: text('key').primaryKey(),
    orderId: text('order_id').notNull(),
    content: jsonb('content').$type<CaseOpening>().notNull(),
    state: text('state').$type<'PENDING' | 'OPENED' | 'DROPPED'>().notNull().default('PENDING'),
    recordedAt: instant('recorded_at').notNull(),
    settledAt: instant('settled_at'),
    /** The case that it became. */
    caseId: text('case_id'),
    /** Why it became none. */
    problem: text('problem'),
  },
  (table) => [
    index('case_openings_pending').on(table.recordedAt).where(sql`state = 'PENDING'`),
    index('case_openings_by_order').on(table.orderId),
    check('case_openings_state', sql`state in ('PENDING', 'OPENED', 'DROPPED')`),
  ],
);
