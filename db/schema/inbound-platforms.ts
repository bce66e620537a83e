import { boolean, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** Shops that push their orders to us: a trading platform, or the company's own website (INTAKE-02, INTAKE-03). */
export const inboundPlatforms = dueline.table('inbound_platforms', {
  platformId: text('platform_id').primaryKey(),
  name: text('name').notNull(),
  /** Channel that its orders come by. */
  channel: text('channel').$type<'PLATFORM' | 'WEBSITE'>().notNull(),
  /** As whom its orders come in. */
  personId: text('person_id')
    .notNull()
    .references(() => people.personId),
  /** Signs every push. */
  secret: text('secret').notNull(),
  /** The secret before, which holds until then too. */
  previousSecret: text('previous_secret'),
  previousUntil: instant('previous_until'),
  /** The request that made the secret: the same one rotates once. */
  rotatedBy: text('rotated_by'),
  active: boolean('active').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});
