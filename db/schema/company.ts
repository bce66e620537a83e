import { sql } from 'drizzle-orm';
import { check, integer, text } from 'drizzle-orm/pg-core';
import type { CurrencyCode } from '../../domain/money/money.ts';
import { dueline } from './dueline.ts';

/** The one company that this installation serves. */
export const company = dueline.table(
  'company',
  {
    id: integer('id').primaryKey(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** IANA zone: order numbers take their year from it, and instants are shown in it. */
    zone: text('zone').notNull(),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    /** New orders take the latest version of this calendar. */
    calendarId: text('calendar_id').notNull(),
  },
  () => [check('company_is_one', sql`id = 1`)],
);
