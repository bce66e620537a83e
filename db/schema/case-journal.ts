import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CaseEntry, CaseFacts } from '../../domain/cases/case-events.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** The record of each case's past: append-only, one chain of hashes per case, as an order's journal. */
export const caseJournal = dueline.table(
  'case_journal',
  {
    caseId: text('case_id').notNull(),
    version: integer('version').notNull(),
    actor: text('actor').notNull(),
    command: text('command').notNull(),
    updateId: text('update_id'),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    entry: jsonb('entry').$type<CaseEntry>().notNull(),
    /** What the commit added: case number and due instants. */
    facts: jsonb('facts').$type<CaseFacts>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.version] }),
    uniqueIndex('case_journal_update_id').on(table.caseId, table.updateId).where(sql`update_id is not null`),
    index('case_journal_by_recorded').on(table.recordedAt),
  ],
);
