import { boolean, text } from 'drizzle-orm/pg-core';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

export const people = dueline.table('people', {
  personId: text('person_id').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  email: text('email'),
  /** Language of this person's notices. */
  locale: text('locale').$type<'zh' | 'en'>().notNull(),
  department: text('department').$type<Department>().notNull(),
  active: boolean('active').notNull(),
  /** Regions whose demand the person deals with; none: every region (PRIV-03). */
  regions: text('regions').array().notNull().default([]),
  /** Up to when the person has looked at the notices on the page. */
  noticesSeenAt: instant('notices_seen_at'),
  createdAt: instant('created_at').notNull(),
});
