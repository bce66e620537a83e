import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/instant.ts';
import type { NoticeChannel } from '../../domain/notices/channels.ts';
import type { SqlRunner } from '../commit/statement-parts.ts';
import type { Database } from '../connect.ts';
import { channelHealth } from '../schema/channel-health.ts';

export type ChannelHealth = typeof channelHealth.$inferSelect;

/** A way of sending: a channel, and the endpoint or robot; `target` is empty for e-mail. */
export interface Way {
  channel: NoticeChannel;
  target: string;
}

/** It works: failures are forgotten. */
export async function recordSent({ db }: Database, { channel, target }: Way, at: Instant): Promise<void> {
  const works = { failures: 0, failingSince: null, lastError: null, lastSentAt: at, alertedAt: null };
  await db
    .insert(channelHealth)
    .values({ channel, target, ...works })
    .onConflictDoUpdate({ target: [channelHealth.channel, channelHealth.target], set: works });
}

/** One more failure in a row; gives how it stands since the last success. */
export async function recordFailure(
  { db }: Database,
  { channel, target }: Way,
  { error, at }: { error: string; at: Instant },
): Promise<ChannelHealth | undefined> {
  const [health] = await db
    .insert(channelHealth)
    .values({ channel, target, failures: 1, failingSince: at, lastError: error })
    .onConflictDoUpdate({
      target: [channelHealth.channel, channelHealth.target],
      set: {
        failures: sql`${channelHealth.failures} + 1`,
        failingSince: sql`coalesce(${channelHealth.failingSince}, excluded.failing_since)`,
        lastError: error,
      },
    })
    .returning();
  return health;
}

/** True for the one who is to tell the administrators of this outage. */
export async function claimAlert(sql: SqlRunner, { channel, target }: Way, at: Instant): Promise<boolean> {
  const claimed = await sql.unsafe(
    `update dueline.channel_health set alerted_at = $3::text::timestamptz
     where channel = $1 and target = $2 and alerted_at is null and failures > 0`,
    [channel, target, at],
  );
  return claimed.count > 0;
}

/** Every way that something was ever sent by. */
export async function listChannelHealth({ db }: Database): Promise<ChannelHealth[]> {
  return await db.select().from(channelHealth).orderBy(channelHealth.channel, channelHealth.target);
}
