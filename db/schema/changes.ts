import { sql } from 'drizzle-orm';
import { check, index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import type { ChangeBody, ChangeKind, ChangeResult } from '../../domain/changes/change.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/**
 * Changes of calendars and policies, and incidents: drafted, validated, previewed, applied. A draft with problems is
 * kept as it was typed; an applied change is never altered.
 */
export const changes = dueline.table(
  'changes',
  {
    changeId: uuid('change_id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind').$type<ChangeKind>().notNull(),
    /** The calendar's id; empty for the policy and for incidents. */
    subject: text('subject').notNull(),
    body: jsonb('body').$type<ChangeBody>().notNull(),
    reason: text('reason').notNull(),
    problems: jsonb('problems').$type<FieldProblem[]>().notNull(),
    state: text('state').$type<'DRAFT' | 'APPLYING' | 'APPLIED' | 'DISCARDED'>().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    appliedAt: instant('applied_at'),
    appliedBy: text('applied_by'),
    /** The version that it became, and how many orders and clocks it reached. */
    result: jsonb('result').$type<ChangeResult>(),
  },
  (table) => [
    index('changes_by_subject').on(table.kind, table.subject, table.createdAt),
    check('change_state', sql`state in ('DRAFT', 'APPLYING', 'APPLIED', 'DISCARDED')`),
  ],
);
