import { sql } from 'drizzle-orm';
import { boolean, check, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PersonalChannel } from '../../domain/notices/channels.ts';
import type { SubscriptionKind } from '../../domain/notices/notice.ts';
import type { Role } from '../../domain/people/roles.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';
import { people } from './people.ts';

/** What a person, or whoever holds a role, wants or does not want by a channel, where the policy says otherwise. */
export const subscriptions = dueline.table(
  'subscriptions',
  {
    subscriptionId: uuid('subscription_id').primaryKey().default(sql`uuidv7()`),
    personId: text('person_id').references(() => people.personId),
    role: text('role').$type<Role>(),
    kind: text('kind').$type<SubscriptionKind>().notNull(),
    channel: text('channel').$type<PersonalChannel>().notNull(),
    wanted: boolean('wanted').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    uniqueIndex('subscriptions_of_person')
      .on(table.personId, table.kind, table.channel)
      .where(sql`person_id is not null`),
    uniqueIndex('subscriptions_of_role')
      .on(table.role, table.kind, table.channel)
      .where(sql`role is not null`),
    check('subscription_subject', sql`(person_id is null) <> (role is null)`),
  ],
);
