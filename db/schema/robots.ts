import { boolean, text } from 'drizzle-orm/pg-core';
import type { RobotChannel } from '../../domain/notices/channels.ts';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** Robots that speak in a department's group of WeCom, DingTalk or Feishu. */
export const robots = dueline.table('robots', {
  robotId: text('robot_id').primaryKey(),
  channel: text('channel').$type<RobotChannel>().notNull(),
  url: text('url').notNull(),
  /** Signs every call, where the messenger asks for it. */
  secret: text('secret'),
  label: text('label'),
  /** Language in which it speaks. */
  locale: text('locale').$type<'zh' | 'en'>().notNull(),
  /** Whose escalations it shows; empty: everybody's. */
  departments: text('departments').array().$type<Department[]>().notNull(),
  active: boolean('active').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});
