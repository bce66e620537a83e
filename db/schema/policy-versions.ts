import { index, jsonb, text } from 'drizzle-orm/pg-core';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Every set of policy values ever in force; a version never changes once written (SLA-11). */
export const policyVersions = dueline.table(
  'policy_versions',
  {
    version: text('version').primaryKey(),
    values: jsonb('values').$type<PolicyValues>().notNull(),
    /** New orders take the latest version that is effective when they come in. */
    effectiveAt: instant('effective_at').notNull(),
    reason: text('reason').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('policy_versions_by_effective').on(table.effectiveAt)],
);
