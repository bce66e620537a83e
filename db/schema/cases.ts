import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CaseKind, CaseStep } from '../../domain/cases/case-kinds.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** One row per case as it stands now, with the end of its journal: version and hash of the last entry. */
export const cases = dueline.table(
  'cases',
  {
    /** Opaque; the workflow's id is `case/<caseId>`. */
    caseId: text('case_id').primaryKey(),
    caseNumber: text('case_number').notNull(),
    version: integer('version').notNull(),
    headHash: text('head_hash').notNull(),
    kind: text('kind').$type<CaseKind>().notNull(),
    type: text('type').notNull(),
    step: text('step').$type<CaseStep>().notNull(),
    /** The department whose case it is. */
    department: text('department').$type<Department>().notNull(),
    /** Departments and persons that the case names: they may read it. */
    departments: text('departments').array().$type<Department[]>().notNull(),
    people: text('people').array().notNull(),
    /** The primary cause and whose it is, once analysed. */
    cause: text('cause'),
    causeDepartment: text('cause_department').$type<Department>(),
    /** Since when the first of its orders is late. */
    lateSince: instant('late_since'),
    overdue: boolean('overdue').notNull(),
    /** Earliest due instant of the running clocks; null when none runs. */
    dueAt: instant('due_at'),
    openedAt: instant('opened_at').notNull(),
    openedBy: text('opened_by').notNull(),
    /** When it reached its final step. */
    closedAt: instant('closed_at'),
    updatedAt: instant('updated_at').notNull(),
    /** What a search looks through: numbers and words of the case, in lower case. */
    searchText: text('search_text').notNull(),
    policyVersion: text('policy_version').notNull(),
    calendarId: text('calendar_id').notNull(),
    calendarVersion: integer('calendar_version').notNull(),
    /** The whole state: the fold of the journal up to `version`. */
    state: jsonb('state').$type<CaseState>().notNull(),
  },
  (table) => [
    uniqueIndex('cases_case_number').on(table.caseNumber),
    index('cases_by_due').on(table.dueAt, table.caseId),
    index('cases_by_opened').on(table.openedAt),
    index('cases_overdue').on(table.dueAt).where(sql`overdue`),
  ],
);

/** Running part of the case numbers. A number taken by a commit that failed stays unused. */
export const caseNumberSequence = dueline.sequence('case_number_sequence');
