import { integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { NoticeChannel } from '../../domain/notices/channels.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** How sending by a channel goes: what an operator is told when it is down. */
export const channelHealth = dueline.table(
  'channel_health',
  {
    channel: text('channel').$type<NoticeChannel>().notNull(),
    /** Webhook endpoint or robot; empty for e-mail and the product's own page. */
    target: text('target').notNull(),
    /** Failures since the last success. */
    failures: integer('failures').notNull(),
    /** First failure since the last success; null while it works. */
    failingSince: instant('failing_since'),
    lastError: text('last_error'),
    lastSentAt: instant('last_sent_at'),
    /** When the administrators were told; null when they need not be. */
    alertedAt: instant('alerted_at'),
  },
  (table) => [primaryKey({ columns: [table.channel, table.target] })],
);
